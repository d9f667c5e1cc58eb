import { FilePosition, Origin } from './file-position';
import { inOrder, ReadFile, readFile } from './read-file';
import { FORMER_RULES, ruleFile } from './rule-shape';
import { FileProblem, FileProblemKind, invalid, Json, requireNoProblems, shown } from '../../core';
import { Query } from '../../promql';
import { textOffset } from '../../source';
import { AlertRule } from '../rules/alert-rule';
import { RecordingRule } from '../rules/recording-rule';
import { Rule } from '../rules/rule';
import { RuleGroup } from '../rules/rule-group';

/**
 * A rule file that a team has already, read as strictly as Prometheus reads it
 * (https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/).
 *
 * What is rendered from it means the same: every field is kept, whatever the library would ask of an alert of its own.
 */
export class RuleFile {
  /**
   * Reads a rule file.
   *
   * @param text what is in it
   * @param name by which people know it, such as `rules/api.yml`
   * @throws with every problem, its line and column, and what to do about it
   */
  public static parse(text: string, name: string): RuleFile {
    const read = readFile(text, name, ruleFile, FORMER_RULES);
    requireNoProblems(problemsOf(read), `rule file ${shown(name)}`);
    return new RuleFile(name, read);
  }

  /**
   * All that is wrong with a rule file, in its order; what is merely deprecated too.
   *
   * @param text what is in it
   * @param name by which people know it
   */
  public static problems(text: string, name: string): FileProblem[] {
    return problemsOf(readFile(text, name, ruleFile, FORMER_RULES));
  }

  /** Its groups, in their order. */
  public readonly groups: RuleGroup[];
  private readonly origin: (place: string, offset?: number) => FilePosition;

  private constructor(
    /** By which people know it. */
    public readonly name: string,
    read: ReadFile,
  ) {
    this.origin = originsOf(read);
    this.groups = (read.value.groups ?? []).map((group: Json, i: number) => this.group(group, `groups[${i}]`));
  }

  /**
   * Where a part of it stands.
   *
   * @param place such as `groups[0].rules[1].expr`
   * @throws if there is no such place
   */
  public positionOf(place: string): FilePosition {
    return this.origin(place);
  }

  /**
   * The name of the file that is rendered from it, without a suffix.
   *
   * @internal
   */
  public get _fileName(): string {
    const slug = this.name.replace(/\\/g, '/').replace(/^.*\//, '').replace(/(\.(rules?|ya?ml|json))+$/i, '').toLowerCase().replace(/[^a-z0-9_-]+/g, '-').replace(/^-+|-+$/g, '');
    return slug === '' ? 'imported' : slug;
  }

  private group(group: Json, place: string): RuleGroup {
    const { name, interval, rules, ...rest } = group;
    return RuleGroup._imported({
      name,
      interval: interval === '0' || interval === '0s' ? undefined : interval,
      rules: (rules ?? []).map((rule: Json, i: number) => this.rule(rule, `${place}.rules[${i}]`)),
      overrides: rest,
    });
  }

  private rule(rule: Json, place: string): Rule {
    const origin: Origin = (field, offset) => this.origin(field === '' ? place : `${place}.${field}`, offset);
    return rule.alert ? AlertRule._imported(rule, origin) : RecordingRule._imported(rule, origin);
  }
}

function originsOf({ file, reader }: ReadFile): (place: string, offset?: number) => FilePosition {
  return (place, offset = 0) => {
    const node = reader.node(place);
    if (node === undefined && place !== '') throw invalid(`${file.name} has no ${shown(place)}: name a place such as "groups[0].rules[0].expr"`);
    const at = node?.kind === 'scalar' && offset > 0 ? textOffset(file.text, node, offset) : reader.offset(place);
    return { file: file.name, ...file.position(at) };
  };
}

/** With the queries, which only a parser can judge. */
function problemsOf(read: ReadFile): FileProblem[] {
  const { file, reader, value } = read;
  (value.groups ?? []).forEach((group: Json | undefined, i: number) => (group?.rules ?? []).forEach((rule: Json | undefined, j: number) => {
    const place = `groups[${i}].rules[${j}].expr`;
    const node = reader.node(place);
    if (!rule?.expr || node?.kind !== 'scalar') return;
    const { error } = Query.tryParse(rule.expr);
    if (error) file.problem(FileProblemKind.VALUE, textOffset(file.text, node, error.position), place, `it is no PromQL query: ${error.reason}`, error.remedy ?? 'correct the query');
  }));
  return inOrder(file.problems);
}
