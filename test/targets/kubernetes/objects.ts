import { Chart, Testing } from 'cdk8s';
import { Monitoring } from '../../../src/model';
import { KubernetesMonitoring, KubernetesMonitoringProps } from '../../../src/targets/kubernetes';

/** What a chart with one monitoring renders, and how to find an object in it. */
export class Objects {
  public static of(monitoring: Monitoring, props: Partial<KubernetesMonitoringProps> = {}): Objects {
    const chart = Testing.chart();
    const target = new KubernetesMonitoring(chart, 'Monitoring', { monitoring, ...props });
    return new Objects(chart, target);
  }

  public readonly all: any[];

  public constructor(chart: Chart, public readonly target: KubernetesMonitoring) {
    this.all = Testing.synth(chart);
  }

  public get(kind: string, name: string): any {
    const found = this.all.filter((object) => object.kind === kind && object.metadata.name === name);
    if (found.length !== 1) throw new Error(`${found.length} objects ${kind}/${name} in ${this.keys.join(', ')}`);
    return found[0];
  }

  public kind(kind: string): any[] {
    return this.all.filter((object) => object.kind === kind);
  }

  public get keys(): string[] {
    return this.all.map((object) => `${object.kind}/${object.metadata.name}`);
  }
}
