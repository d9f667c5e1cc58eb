import { Placement, Workload } from '../../workload';

/**
 * What objects are called, where they are and how they are selected. It follows from the description alone, never from
 * the place in the construct tree: names and selectors cannot be changed later without losing the object.
 *
 * @internal
 */
export class Naming {
  public constructor(
    /** The monitoring's name. */
    public readonly monitoring: string,
    public readonly namespace: string,
    /** Where workloads are that see the machine itself, which `restricted` Pod Security refuses. */
    public readonly nodeNamespace: string,
  ) {}

  /** Of every object that belongs to one workload. */
  public object(workload: string): string {
    return `${this.monitoring}-${workload}`;
  }

  /** Of a cluster-wide object: there may be a monitoring of the same name in another namespace. */
  public clusterObject(workload: string): string {
    return this.namespace === this.monitoring ? this.object(workload) : `${this.namespace}-${this.object(workload)}`;
  }

  public namespaceOf(workload: Workload): string {
    return workload.placement === Placement.EACH_NODE ? this.nodeNamespace : this.namespace;
  }

  /** Selects the pods of a workload. */
  public selector(workload: string): { readonly [label: string]: string } {
    return { 'app.kubernetes.io/name': workload, 'app.kubernetes.io/instance': this.monitoring };
  }

  public labels(workload?: string): { readonly [label: string]: string } {
    return {
      ...(workload === undefined ? { 'app.kubernetes.io/instance': this.monitoring } : this.selector(workload)),
      'app.kubernetes.io/part-of': this.monitoring,
      'app.kubernetes.io/managed-by': 'cdk-prometheus-stack',
    };
  }

  public metadata(workload: Workload, name: string = this.object(workload.name)): object {
    return { name, namespace: this.namespaceOf(workload), labels: this.labels(workload.name) };
  }
}
