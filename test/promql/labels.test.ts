import { KnownLabels, LabelFlow, Query, analyse } from '../../src/promql';

const KNOWN: { readonly [metric: string]: KnownLabels } = {
  up: { labels: [{ name: 'job', always: true, values: ['api', 'db'] }, { name: 'instance', always: true }], isOpen: false },
  down: { labels: [{ name: 'job', always: true, values: ['db', 'web'] }, { name: 'reason', always: false, values: ['fire', 'flood'] }], isOpen: false },
  some_bucket: { labels: [{ name: 'job', always: true }, { name: 'le', always: true, values: ['+Inf', '1.0'] }], isOpen: false },
  target_info: { labels: [{ name: 'job', always: true }, { name: 'instance', always: true }, { name: 'version', always: true, values: ['1', '2'] }], isOpen: false },
};

/** `a!` is certain, `a?` possible, `a-` absent, `*` stands for any other label; values follow an equality sign. */
function shown(flow: LabelFlow): string {
  const marks = { certain: '!', possible: '?', absent: '-' };
  const known = flow.names.filter((label) => flow.isOpen || flow.of(label).presence !== 'absent').map((label) => {
    const { presence, values } = flow.of(label);
    return `${label}${marks[presence]}${values ? `=${values.join('|')}` : ''}`;
  });
  return [...known, ...(flow.isOpen ? ['*'] : []), ...(flow.isEmpty ? ['EMPTY'] : [])].join(' ');
}

function labels(text: string, grafana = false): string {
  const query = Query.parse(text, 'query', { grafana });
  return shown(analyse(query, { metricLabels: (metric) => KNOWN[metric] }).labelsOf(query.expression));
}

/** What is dropped with the metric's name, when any label may be there. */
const NAMELESS = '__name__- __type__- __unit__-';

test.each([
  // Selectors: what matchers prove.
  ['x', '__name__!=x *'],
  ['x{a="b"}', '__name__!=x a!=b *'],
  ['x{a=""}', '__name__!=x a- *'],
  ['x{a!=""}', '__name__!=x a! *'],
  ['x{a!="b"}', '__name__!=x a? *'],
  ['x{a=~"b|c"}', '__name__!=x a!=b|c *'],
  ['x{a=~"(?:b|c|)"}', '__name__!=x a?=b|c *'],
  ['x{a=~"b.*"}', '__name__!=x a! *'],
  ['x{a=~".*"}', '__name__!=x a? *'],
  ['x{a!~".*b"}', '__name__!=x a? *'],
  ['x{a!~"|b"}', '__name__!=x a! *'],
  ['x{a=~"b|c",a!="c"}', '__name__!=x a!=b *'],
  ['x{a="b",a="c"}', '__name__!=x a!= * EMPTY'],
  ['{job="a"}', '__name__? job!=a *'],
  ['{__name__=~"x|y"}', '__name__!=x|y *'],
  // Declared metrics.
  ['up', '__name__!=up instance! job!=api|db'],
  ['up{job=~"d.*"}', '__name__!=up instance! job!=db'],
  ['up{job!~"d.*"}', '__name__!=up instance! job!=api'],
  ['up{job="web"}', '__name__!=up instance! job!= EMPTY'],
  ['up{other="a"}', '__name__!=up instance! job!=api|db other!= EMPTY'],
  ['{__name__=~"up|down"}', '__name__!=down|up instance? job!=api|db|web reason?=fire|flood'],
  // Aggregations.
  ['sum(up)', ''],
  ['sum by (job, nope) (up)', 'job!=api|db'],
  ['sum by (a, b) (x{a="1"})', 'a!=1 b?'],
  ['sum by (__name__) (up)', '__name__!=up'],
  ['sum without (job) (up)', 'instance!'],
  ['sum without (a) (x)', `${NAMELESS} a- *`],
  ['topk by (job) (1, up)', '__name__!=up instance! job!=api|db'],
  ['limitk(1, up)', '__name__!=up instance! job!=api|db'],
  ['count_values("v", up)', 'v!'],
  ['count_values by (job) ("v", up)', 'job!=api|db v!'],
  ['count_values without (job) ("v", up)', 'instance! v!'],
  ['count_values without (v) ("v", up)', 'instance! job!=api|db'],
  ['quantile by (job) (0.5, up)', 'job!=api|db'],
  // Operators.
  ['-up', 'instance! job!=api|db'],
  ['+up', '__name__!=up instance! job!=api|db'],
  ['up * 2', 'instance! job!=api|db'],
  ['2 < up', '__name__!=up instance! job!=api|db'],
  ['up > bool 2', 'instance! job!=api|db'],
  ['up </ 2', '__name__!=up instance! job!=api|db'],
  ['1 + 2', ''],
  ['up / x', 'instance! job!=api|db'],
  ['x / sum by (job) (up)', 'job!=api|db'],
  ['up == down', '__name__!=up instance!= job!=db EMPTY'],
  ['up / ignoring(instance) sum by (job) (down)', 'job!=db'],
  ['up / on(job) down', 'job!=db'],
  ['up == on(job) down', 'job!=db'],
  ['up / on(job) group_left(reason) down', 'instance! job!=db reason?=fire|flood'],
  ['down / on(job) group_right(reason) up', 'instance! job!=db reason?=fire|flood'],
  ['up * on(job) group_left(instance) down', 'job!=db'],
  ['up > on(job) group_left(__name__) down', '__name__!=down instance! job!=db'],
  ['up{job="api"} + on(job) down{job="web"}', 'job!= EMPTY'],
  ['up and on(job) down', '__name__!=up instance! job!=db'],
  ['up unless on(job) down', '__name__!=up instance! job!=api|db'],
  ['up or down', '__name__!=down|up instance? job!=api|db|web reason?=fire|flood'],
  ['up{job="web"} or down', '__name__!=down job!=db|web reason?=fire|flood'],
  ['up + on(job) fill_right(0) down', 'job!=api|db'],
  ['up + on(job) fill_left(0) down', 'job!=db|web'],
  ['up + on(job) group_left(reason) fill(0) down', 'instance? job!=api|db|web reason?=fire|flood'],
  // Functions.
  ['rate(up[5m])', 'instance! job!=api|db'],
  ['last_over_time(up[5m])', '__name__!=up instance! job!=api|db'],
  ['last_over_time(up[5m:])', '__name__?=up instance! job!=api|db'],
  ['max_over_time(sum by (job) (up)[5m:1m] offset 5m)', 'job!=api|db'],
  ['sort_desc(up @ end())', '__name__!=up instance! job!=api|db'],
  ['vector(1)', ''],
  ['time()', ''],
  ['scalar(up)', ''],
  ['hour()', ''],
  ['hour(up)', 'instance! job!=api|db'],
  ['absent(up{job="a",instance=~"b",c!="d"})', 'job!=a'],
  ['absent(up{job="a",job="b",c="d"})', 'c!=d'],
  ['absent(up{c!="",c="d"})', 'c?=d'],
  ['absent_over_time((up{job="a"})[5m:])', ''],
  ['absent(sum(up))', ''],
  ['absent((up{job="a"} offset 5m))', 'job!=a'],
  ['histogram_quantile(0.9, some_bucket)', 'job!'],
  ['histogram_quantile(0.9, sum by (job) (x))', 'job?'],
  ['histogram_fraction(0, 1, x)', `${NAMELESS} le- *`],
  ['histogram_quantiles(some_bucket, "q", 0.5, 0.9)', 'job! q!'],
  ['histogram_count(some_bucket)', 'job! le!=+Inf|1.0'],
  ['label_replace(up, "a", "b", "", "")', '__name__!=up a!=b instance! job!=api|db'],
  ['label_replace(up, "a", "$1", "job", "(.*)")', '__name__!=up a!=api|db instance! job!=api|db'],
  ['label_replace(up, "a", "$1", "job", "a(.*)")', '__name__!=up a?=pi instance! job!=api|db'],
  ['label_replace(up, "job", "x-$1", "job", "a(.*)")', '__name__!=up instance! job!=db|x-pi'],
  ['label_replace(up, "job", "", "instance", ".*")', '__name__!=up instance!'],
  ['label_replace(up, "job", "$1:$2", "instance", "(.+):(.*)")', '__name__!=up instance! job!'],
  ['label_replace(up, "a", "$1", "instance", "(.*)")', '__name__!=up a! instance! job!=api|db'],
  ['label_replace(up, "a", "$1x", "instance", "(.*)")', '__name__!=up a? instance! job!=api|db'],
  ['label_replace(up, "__name__", "y", "", "")', '__name__!=y instance! job!=api|db'],
  ['label_join(up, "a", "-", "job", "nope")', '__name__!=up a!=api-|db- instance! job!=api|db'],
  ['label_join(up, "a", "-", "job", "instance")', '__name__!=up a! instance! job!=api|db'],
  ['label_join(down, "a", "", "reason")', '__name__!=down a?=fire|flood job!=db|web reason?=fire|flood'],
  ['label_join(up, "job", "-")', '__name__!=up instance!'],
  ['info(up)', '__name__!=up instance! job!=api|db version?=1|2'],
  ['info(up, {version="1"})', '__name__!=up instance! job!=api|db version?=1'],
  ['info(up, {__name__="build_info"})', '__name__!=up __type__- __unit__- instance! job!=api|db *'],
])('%s', (query, expected) => {
  expect(labels(query)).toBe(expected);
});

test.each([
  ['x{a="$v"}', '__name__!=x a? *'],
  ['x{$l="a",b="c"}', '__name__!=x b!=c *'],
  ['$m{a="b"}', '__name__! a!=b *'],
  ['sum by ($l, job) (up)', '__name__?=up instance? job!=api|db'],
  ['sum without ($l) (up)', 'instance? job?=api|db'],
  ['up / on(job, $l) down', 'instance? job!=db'],
  ['up / ignoring($l) down', 'instance? job?=api|db'],
  ['up * on(job) group_left($l) down', '*'],
  ['absent(up{a="$v"})', 'a?'],
  ['absent(up{$l="v"})', `${NAMELESS} *`],
  ['label_replace(up, "$l", "b", "", "")', '*'],
  ['label_replace(up, "a", "$v", "job", ".*")', '__name__!=up a? instance! job!=api|db'],
  ['$agg(up)', '*'],
  ['$fn by (job) (up)', '*'],
  ['$x + up', '*'],
])('with Grafana variables: %s', (query, expected) => {
  expect(labels(query, true)).toBe(expected);
});

test('late values (CDK tokens) may be anything', () => {
  expect(labels('up{job="${Token[TOKEN.1]}"}')).toBe('__name__!=up instance! job!=api|db');
  expect(labels('absent(up{job="${Token[TOKEN.1]}"})')).toBe('job?');
});

test('each expression inside is known as well', () => {
  const query = Query.parse('sum by (job) (up)', 'query');
  const analysis = analyse(query, { metricLabels: (metric) => KNOWN[metric] });
  const [inner] = (query.expression as any).args;
  expect(shown(analysis.labelsOf(inner))).toBe('__name__!=up instance! job!=api|db');
  expect(analysis.labelsOf(inner)).toBe(analysis.labelsOf(inner));
});
