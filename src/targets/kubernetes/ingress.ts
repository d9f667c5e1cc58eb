import { Manifest } from './manifest';
import { Naming } from './naming';
import { compact } from '../../core';
import { Workload } from '../../workload';

/**
 * How people reach Grafana from outside the cluster.
 */
export interface GrafanaIngress {
  /** The name under which it is reached, such as `grafana.example.com`. */
  readonly host: string;
  /** The ingress class. @default - the cluster's default class */
  readonly className?: string;
  /** The Secret with the certificate for the host, in the monitoring's namespace. @default - no TLS by the ingress */
  readonly tlsSecretName?: string;
  /** The namespace of the ingress controller, whose pods alone may reach Grafana. @default 'ingress-nginx' */
  readonly controllerNamespace?: string;
  /** Annotations that the controller reads. @default - none */
  readonly annotations?: { readonly [annotation: string]: string };
}

/** @internal */
export function ingress(grafana: Workload, props: GrafanaIngress, naming: Naming): Manifest {
  const backend = { service: { name: naming.object(grafana.name), port: { name: grafana.ports[0].name } } };
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: compact({ ...naming.metadata(grafana), annotations: props.annotations }) as Manifest['metadata'],
    spec: compact({
      ingressClassName: props.className,
      tls: props.tlsSecretName === undefined ? undefined : [{ hosts: [props.host], secretName: props.tlsSecretName }],
      rules: [{ host: props.host, http: { paths: [{ path: '/', pathType: 'Prefix', backend }] } }],
    }),
  };
}
