import { GrafanaIngress } from './ingress';
import { SecretRef } from '../../core';
import { Monitoring } from '../../model';

/**
 * Properties of `KubernetesMonitoring`.
 */
export interface KubernetesMonitoringProps {
  /** What is monitored. It may get more until the app is synthesized. */
  readonly monitoring: Monitoring;
  /**
   * Where it runs. A namespace that is named here, or by the chart, has to exist; it should enforce the `restricted`
   * Pod Security standard.
   * @default - the chart's namespace; without one, a namespace with the name of the monitoring, which is created
   */
  readonly namespace?: string;
  /**
   * Where workloads run that see the machines themselves, such as the node exporter. `restricted` Pod Security, which is
   * set for a whole namespace, refuses them. A namespace that is named here has to exist.
   * @default - `<monitoring>-node`, which is created when there are such workloads
   */
  readonly nodeNamespace?: string;
  /**
   * What the logical secrets of the description stand for, by name: `{ slack: SecretRef.kubernetes('alerting', 'slack-url') }`.
   * The Secrets are in the namespace of the workload that reads them and are never written by this library. Pods wait
   * until theirs exists.
   * @default - `grafana-admin-password` is the key `admin-password` of the Secret `<monitoring>-grafana`, made with
   * `kubectl -n <namespace> create secret generic <monitoring>-grafana --from-literal=admin-password="$(openssl rand -base64 24)"`
   */
  readonly secrets?: { readonly [name: string]: SecretRef };
  /** The class of all disks. @default - the cluster's default class */
  readonly storageClassName?: string;
  /**
   * Annotations of service accounts, by workload: `{ prometheus: { 'eks.amazonaws.com/role-arn': roleArn } }`. EKS Pod
   * Identity needs none: name the account `<monitoring>-prometheus` in the association.
   * @default - none
   */
  readonly serviceAccountAnnotations?: { readonly [workload: string]: { readonly [annotation: string]: string } };
  /**
   * Where receivers such as Slack and PagerDuty are, as CIDRs. A NetworkPolicy knows pods and addresses, but no names,
   * and these services publish no lasting addresses: so Alertmanager may call any address on the receivers' ports
   * (443, and the port of the mail server). Give the address of an egress gateway or proxy to narrow it.
   * @default ['0.0.0.0/0', '::/0']
   */
  readonly receiverEgress?: string[];
  /**
   * Where the cluster's machines are, as CIDRs: Prometheus scrapes the node exporter at the addresses of the machines,
   * which no pod selector matches.
   * @default - anywhere, on the exporter's port
   */
  readonly nodeCidrs?: string[];
  /** How people reach Grafana. @default - by `kubectl -n <namespace> port-forward svc/<monitoring>-grafana 3000` */
  readonly ingress?: GrafanaIngress;
  /**
   * The chart is handed to an EKS cluster made by the CDK (`cluster.addCdk8sChart`), which fills in values that only
   * deployment knows (CDK tokens), such as the address of a database. Without that they are errors.
   * @default false
   */
  readonly lateValues?: boolean;
  /**
   * Verbatim fields of objects, merged last, by kind and name: `{ 'StatefulSet/osool-prometheus': { spec: { replicas: 2 } } }`.
   * Lists are replaced; to change an element of one, use `patch`.
   * @default - none
   */
  readonly overrides?: { readonly [object: string]: any };
}
