import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { unfitFiles } from './config-maps';
import { controllerKind } from './controllers';
import { KubernetesMonitoringProps } from './kubernetes-monitoring-props';
import { IKubernetesPart } from './kubernetes-part';
import { ClusterSettings, manifestsOf, OwnedManifest } from './manifests';
import { NetworkPeer } from './network-peer';
import { ObjectChanges } from './object-changes';
import { identity, refusedObjects } from './object-checks';
import { Part } from './part';
import { replicaHosts } from './replicas';
import { secretsOf, settingsOf } from './settings';
import { unfitSettings } from './settings-checks';
import { Finding, FindingLevel, findingText, invalid, SecretRef, SecretStore, shown } from '../../core';
import { Plan } from '../../plan';
import { Placement } from '../../workload';

/**
 * A monitoring on Kubernetes: plain objects of the built-in APIs, without an operator or custom resources.
 *
 * The objects are made when the app is synthesized, so the description may be completed until then; what is added later
 * throws. Their names and selectors follow from the monitoring's name alone: `<monitoring>-<workload>`. They are changed
 * with `overrides` and `patch`.
 *
 * Pods are closed to the network but for the flows that the description implies. A flow to a host that is a Service of
 * the cluster is opened by the port in the description; where the pods behind it listen on another port, tell so with
 * `part('prometheus').allowTo(..)`, because a NetworkPolicy sees the pods' port.
 */
export class KubernetesMonitoring extends Construct {
  /** The namespace of everything but the workloads that see the machines. */
  public readonly namespace: string;
  /** The namespace of workloads that see the machines, such as the node exporter. */
  public readonly nodeNamespace: string;
  private readonly target: string;
  private readonly settings: ClusterSettings;
  private readonly secrets: { readonly [name: string]: SecretRef };
  private readonly changes: ObjectChanges;
  private readonly allowed = { from: new Map<string, NetworkPeer[]>(), to: new Map<string, NetworkPeer[]>() };
  private written?: { readonly findings: Finding[]; readonly objects: readonly { readonly object: ApiObject; readonly workload?: string }[] };

  /**
   * @throws on an illegal namespace, CIDR or host, a secret that is no SecretRef, or a scope outside any chart
   */
  public constructor(scope: Construct, id: string, private readonly props: KubernetesMonitoringProps) {
    super(scope, id);
    this.target = `KubernetesMonitoring at ${this.node.path}`;
    this.settings = settingsOf(this.target, props, Chart.of(this).namespace, this.allowed);
    this.secrets = secretsOf(this.target, props);
    this.changes = new ObjectChanges(props.overrides ?? {});
    this.namespace = this.settings.naming.namespace;
    this.nodeNamespace = this.settings.naming.nodeNamespace;
    this.node.addValidation({ validate: () => this.write() });
  }

  /** What the checks say about the description as it is now. Synthesis fails on those of level `error`. */
  public get findings(): Finding[] {
    return this.written?.findings ?? this.examine().findings;
  }

  /**
   * All objects.
   *
   * @throws before synthesis, when they are made
   */
  public get objects(): ApiObject[] {
    return this.requireObjects().map(({ object }) => object);
  }

  /**
   * One of the parts that the description has now, such as `prometheus`, `grafana` or `node-exporter`.
   *
   * @throws if there is none of that name, listing those there are
   */
  public part(name: string): IKubernetesPart {
    const { workloads } = this._plan();
    const workload = workloads.find((candidate) => candidate.name === name);
    if (workload === undefined) throw invalid(`${this.target} has no part ${shown(name)}: it has ${workloads.map((w) => w.name).join(', ')}`);
    const { naming } = this.settings;
    return new Part(this, {
      name,
      namespace: naming.namespaceOf(workload),
      objectName: naming.object(name),
      controllerKind: controllerKind(workload),
      port: workload.ports[0].number,
      podLabels: naming.selector(name),
    });
  }

  /**
   * Changes an object, as the last step: `patch('Service', 'osool-grafana', JsonPatch.add('/spec/type', 'LoadBalancer'))`.
   * That there is such an object is seen at synthesis.
   *
   * @throws after synthesis
   */
  public patch(kind: string, name: string, ...patches: JsonPatch[]): void {
    this.requireOpen(`the patch of ${kind}/${name}`);
    this.changes.patch(kind, name, patches);
  }

  /**
   * What runs, by the description as it is now.
   *
   * @internal
   */
  public _plan(): Plan {
    const description = this.props.monitoring._describe();
    const { naming } = this.settings;
    const onNode = description.workloads.filter((workload) => workload.placement === Placement.EACH_NODE).map((workload) => workload.name);
    return new Plan(description, {
      target: this.target,
      addresses: (name) => (onNode.includes(name)
        ? { host: `${naming.object(name)}.${naming.nodeNamespace}.svc`, eachCopy: true }
        : { host: naming.object(name), copies: replicaHosts(name, description, naming) }),
      secrets: this.secrets,
      readableStores: [SecretStore.KUBERNETES],
      lateValues: this.props.lateValues ?? false,
    });
  }

  /** @internal */
  public _objectsOf(workload: string): ApiObject[] {
    return this.requireObjects().filter((one) => one.workload === workload).map(({ object }) => object);
  }

  /** @internal */
  public _allow(direction: 'from' | 'to', workload: string, peer: NetworkPeer): void {
    this.requireOpen(`another peer of ${workload}`);
    this.allowed[direction].set(workload, [...this.allowed[direction].get(workload) ?? [], { ...peer }]);
  }

  /** Makes the objects; asked again, as `App.synth` does for each chart, it has nothing to add. */
  private write(): string[] {
    if (this.written === undefined) {
      this.props.monitoring._freeze(this.target);
      const { findings, manifests } = this.examine();
      const errors = findings.some((finding) => finding.level === FindingLevel.ERROR);
      this.written = { findings, objects: errors ? [] : manifests.map((one) => ({ object: this.make(one), workload: one.workload })) };
    }
    return this.written.findings.filter((finding) => finding.level === FindingLevel.ERROR).map(findingText);
  }

  private examine(): { findings: Finding[]; manifests: OwnedManifest[] } {
    const plan = this._plan();
    const findings = [...plan.findings, ...unfitFiles(plan.files), ...unfitSettings(plan, this.settings)];
    // Objects of a plan with errors would only repeat them in other words.
    if (findings.some((finding) => finding.level === FindingLevel.ERROR)) return { findings, manifests: [] };
    const generated = manifestsOf(plan, this.settings);
    const unknown = this.changes.findings(generated.map(({ manifest }) => manifest));
    if (unknown.length > 0) return { findings: [...findings, ...unknown], manifests: [] };
    const manifests = generated.map((one) => ({ ...one, manifest: this.changes.apply(one.manifest) }));
    const refused = refusedObjects(manifests.map(({ manifest }) => manifest), this.objectsOfOthers(), this.props.lateValues ?? false);
    return { findings: [...findings, ...refused], manifests };
  }

  private objectsOfOthers(): Set<string> {
    const objects = this.node.root.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
    return new Set(objects.map((object) => identity(object.kind, object.metadata.namespace, object.name)));
  }

  private make({ manifest }: OwnedManifest): ApiObject {
    const { name, namespace } = manifest.metadata;
    const object = new ApiObject(this, [manifest.kind, ...(namespace === undefined ? [] : [namespace]), name].join('-'), manifest);
    // The chart gives its namespace also to what is in none.
    if (namespace === undefined && Chart.of(this).namespace !== undefined) object.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    return object;
  }

  private requireObjects() {
    if (this.written === undefined) {
      throw invalid(`${this.target}: the objects are made when the app is synthesized: change them with patch(kind, name, ..) or overrides, or ask for them after app.synth()`);
    }
    return this.written.objects;
  }

  private requireOpen(what: string): void {
    if (this.written !== undefined) throw invalid(`${what} comes too late: ${this.target} has been synthesized; do it before`);
  }
}
