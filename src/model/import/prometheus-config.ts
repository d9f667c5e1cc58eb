import { carryJob } from './carried-job';
import { carryRemoteWrite } from './carried-remote-write';
import { carrySettings } from './carried-settings';
import { Carrier } from './carrier';
import { FilePosition } from './file-position';
import { ImportOptions } from './import-options';
import { inOrder, ReadFile } from './read-file';
import { readPrometheus } from './server-files';
import { FileProblem, Json, requireNoProblems, shown } from '../../core';
import { Description } from '../description';
import { FilePatch } from '../file-patch';
import { RemoteWrite } from '../remote-write';
import { ScrapeJob } from '../scrape/scrape-job';

/**
 * A prometheus.yml that a team has already, read as strictly as Prometheus 3.16 reads it
 * (https://prometheus.io/docs/prometheus/latest/configuration/configuration/).
 */
export class PrometheusConfig {
  /**
   * Reads a configuration.
   *
   * @param text what is in it
   * @param name by which people know it, such as `prometheus.yml`
   * @throws with every problem, its line and column, and what to do about it; a secret in the file is one
   */
  public static parse(text: string, name: string, options: ImportOptions = {}): PrometheusConfig {
    const read = readPrometheus(text, name);
    requireNoProblems(read.problems, `configuration ${shown(name)}`);
    const carrier = new Carrier(read, options);
    requireNoProblems(carrier.literals(), `configuration ${shown(name)}`);
    return new PrometheusConfig(name, read, carrier);
  }

  /**
   * All that is wrong with a configuration, in its order: secrets in it, and what is merely deprecated, too.
   *
   * @param text what is in it
   * @param name by which people know it
   */
  public static problems(text: string, name: string): FileProblem[] {
    const read = readPrometheus(text, name);
    return inOrder([...read.problems, ...new Carrier(read, {}).literals()]);
  }

  /** What it scrapes, with all that the jobs inherit. */
  public readonly jobs: ScrapeJob[];
  /** Where it sends samples. */
  public readonly remoteWrites: RemoteWrite[];
  /** How often it scrapes, where a job says nothing. */
  public readonly scrapeInterval: string;
  /** How often it evaluates rules, where a group says nothing. */
  public readonly evaluationInterval: string;
  /** Labels of all that leaves it; `$NAME` in them is expanded by Prometheus. */
  public readonly externalLabels: { readonly [label: string]: string };
  /** Paths of rule files, with their wildcards: read each with `RuleFile.parse`. */
  public readonly ruleFiles: string[];
  /** How long samples are kept, if it says so. */
  public readonly retention?: string;
  /** What is right but cannot be taken over, with what to do about it: `addPrometheusConfig` throws while there is any. */
  public readonly notCarried: FileProblem[];

  private constructor(
    /** By which people know it. */
    public readonly name: string,
    private readonly read: ReadFile,
    private readonly carrier: Carrier,
  ) {
    const { global = {}, rule_files: ruleFiles = [], storage } = read.value;
    const kept = (field: string): readonly (readonly [Json, string])[] => (read.value[field] ?? [])
      .map((item: Json, i: number) => [item, `${field}[${i}]`] as const).filter(([, place]: readonly [Json, string]) => !carrier.isLeftOut(place));
    this.scrapeInterval = duration(global.scrape_interval);
    this.evaluationInterval = duration(global.evaluation_interval);
    this.externalLabels = { ...global.external_labels };
    this.ruleFiles = [...ruleFiles];
    this.retention = storage?.tsdb?.retention?.time;
    this.jobs = kept('scrape_configs').map(([job, place]) => carryJob(job, global, place, carrier));
    this.remoteWrites = kept('remote_write').map(([write, place]) => carryRemoteWrite(write, place, carrier));
    this.notCarried = carrier.problems();
  }

  /**
   * Where a part of it stands.
   *
   * @param place such as `scrape_configs[0].job_name`
   */
  public positionOf(place: string): FilePosition {
    return { file: this.name, ...this.read.file.position(this.read.reader.offset(place)) };
  }

  /**
   * What stands beside jobs and remote writes, as patches of the rendered file.
   *
   * @throws if something cannot be taken over by this monitoring
   * @internal
   */
  public _patches(description: Description): FilePatch[] {
    const { patch, problems } = carrySettings(this.carrier, this.notCarried, description);
    requireNoProblems(problems, `configuration ${shown(this.name)}`);
    return Object.keys(patch).length > 0 ? [{ path: 'prometheus/prometheus.yml', fields: patch }] : [];
  }
}

function duration(text: string | undefined): string {
  return text === undefined || /^0(y|w|d|h|m|s|ms)?$/.test(text) ? '1m' : text;
}
