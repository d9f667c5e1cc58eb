import { FindingLevel } from '../../core';
import { Description } from '../../model';
import { Query } from '../../promql';
import { Check, Problem } from '../check';
import { effectiveRule, ruleTitle } from '../effective-rule';

/**
 * Every query parses, also one that came in through a verbatim field; all others were read when they were added.
 *
 * @internal
 */
export const syntax: Check = {
  id: 'promql/syntax',
  level: FindingLevel.ERROR,
  find: ({ description }) => [...ruleProblems(description), ...panelProblems(description)],
};

function ruleProblems(description: Description): Problem[] {
  return description.ruleFiles.flatMap((file) => file.groups).flatMap((group) => (Array.isArray(group._overrides?.rules)
    ? group._overrides.rules.flatMap((rule, i) => problem(`rule ${i + 1} of group ${group.name}`, rule?.expr, false))
    : group.rules.flatMap((rule) => problem(ruleTitle(rule), effectiveRule(rule).expr, false))));
}

function panelProblems(description: Description): Problem[] {
  return description.dashboards.flatMap(({ dashboard }) => dashboard.rows.flatMap((row) => row.panels).flatMap((panel) =>
    panel.queries.flatMap((query) => problem(`panel ${panel.title} of dashboard ${dashboard.uid}`, query.overrides?.expr ?? query.expr, true))));
}

function problem(where: string, expr: unknown, grafana: boolean): Problem[] {
  if (typeof expr !== 'string') return [{ where, message: expr === undefined ? 'it has no query' : `the query is ${JSON.stringify(expr)}, not a text`, remedy: 'write PromQL' }];
  const { error } = Query.tryParse(expr, { grafana });
  if (error === undefined) return [];
  // The query with its caret comes last: it ends in a line of its own.
  const excerpt = error.message.split('\n').slice(1).map((line) => `\n${line}`).join('');
  return [{ where, message: `${error.reason} at line ${error.line}, column ${error.column}`, remedy: `${error.remedy ?? 'mend the query'}${excerpt}` }];
}
