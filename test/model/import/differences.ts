import { Kind } from './judges';

/** A way in which we judge otherwise than the server's own checker, and why that stays. */
export interface Difference {
  readonly kind: Kind;
  readonly why: string;
  /** A file that shows it. */
  readonly example: string;
  /** What we say of such files; nothing if we have no objection. */
  readonly ours?: RegExp;
  /** What the checker says; nothing if it has no objection. */
  readonly theirs?: RegExp;
}

const YAML_OURS = /^(there is something that YAML does not expect here|the indentation does not fit the lines around|it is a map, but must be a text|it is no YAML|a tag is unknown|a map or list stands in the line of a key|a key goes over several lines|a character is missing)$/;

const receiver = (config: string) => `route: {receiver: a}\nreceivers:\n- name: a\n  ${config}\n`;

export const DIFFERENCES: readonly Difference[] = [
  {
    kind: 'prometheus',
    why: 'what is indented less than the first line is no part of the first document: Prometheus drops it without a word, and we say so',
    example: ' global: {}\nscrape_configs: []\n',
    ours: YAML_OURS,
  },
  {
    kind: 'alertmanager',
    why: 'the same, and a colon behind a word in brackets, which Go takes for a part of the word',
    example: 'route: {receiver: a}\nreceivers: [{name: a}]\ntemplates: [a, b:]\n',
    ours: YAML_OURS,
  },
  { kind: 'rules', why: 'the same', example: ' groups:\n- name: a\n', ours: YAML_OURS },
  {
    kind: 'prometheus',
    why: 'promtool tries targets as they are after relabeling; Prometheus loads the file and reports the target when it runs',
    example: 'scrape_configs:\n- job_name: a\n  static_configs: [{targets: ["http://a"]}]\n  relabel_configs: [{action: keep, regex: .*}]\n',
    theirs: /instance \d+ in group \d+:/,
  },
  {
    kind: 'prometheus',
    why: 'a value that is empty takes the default away, where it is no pointer: a corner of the server that nobody means',
    example: 'remote_write:\n- url: http://a\n  queue_config: {capacity: null}\n',
    theirs: /remote write queue \w+ must be positive|must not be greater than|must not be less than|invalid DNS-SD records type \s*$/,
  },
  {
    kind: 'prometheus',
    why: 'an empty URL is a URL to Go; samples could go nowhere',
    example: 'remote_read:\n- url: ""\n',
    ours: /^url is missing$/,
  },
  {
    kind: 'alertmanager',
    why: 'time zones are judged by their form: the list of them belongs to the machine, and we read none',
    example: `${receiver('')}time_intervals:\n- name: n\n  time_intervals: [{location: Africa/Nowhere}]\n`,
    theirs: /unknown time zone/,
  },
  {
    kind: 'alertmanager',
    why: 'Alertmanager 0.34.2 breaks down (a nil pointer) on an empty global http_config when a receiver writes to Slack or Teams',
    example: `global:\n  http_config:\n${receiver('msteamsv2_configs: [{webhook_url_file: /m}]')}`,
    theirs: /^panic$/,
  },
];

/** The difference that explains one verdict, if any does. */
export function explains(kind: Kind, ours: string | undefined, theirs: string | undefined): Difference | undefined {
  const fits = (pattern: RegExp | undefined, said: string | undefined) => (pattern === undefined ? said === undefined : said !== undefined
    && pattern.test(said));
  return DIFFERENCES.find((difference) => difference.kind === kind && fits(difference.ours, ours) && fits(difference.theirs, theirs));
}
