import { ACCEPTED, REFUSED } from './expressions';
import { osoolMonitoring } from '../../examples/osool/monitoring';
import { planOf } from '../fixture';

/** What Grafana would put in the place of its variables. */
const VARIABLES: { readonly [name: string]: string } = {
  __rate_interval: '5m', __interval: '1m', __range: '6h', __range_s: '21600',
};

/** Queries written by hand, in the tables of the other tests. */
export const BY_HAND: readonly string[] = [...ACCEPTED, ...REFUSED].map(([query]) => query);

/** All queries of our packs and of the example: rules and panels. */
export function packQueries(): string[] {
  const plan = planOf(osoolMonitoring({ database: { address: 'postgres:5432' }, redis: { address: 'redis:6379' } }));
  const found = new Set<string>();
  const collect = (value: unknown): void => {
    if (Array.isArray(value)) {value.forEach(collect);} else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (key === 'expr' && typeof inner === 'string') found.add(inner.replace(/\$\{?(\w+)(?::\w+)?\}?/g, (_, name) => VARIABLES[name] ?? '.*'));
        else collect(inner);
      }
    }
  };
  for (const { path, content } of plan.files) {
    if (path.endsWith('.json')) collect(JSON.parse(content));
    else if (path.startsWith('prometheus/rules/')) for (const [, expr] of content.matchAll(/^\s+expr: (.*)$/gm)) if (!/^[|>]/.test(expr)) found.add(unquoted(expr));
  }
  return [...found].sort();
}

function unquoted(yaml: string): string {
  if (yaml.startsWith("'")) return yaml.slice(1, -1).replace(/''/g, "'");
  return yaml.startsWith('"') ? JSON.parse(yaml) : yaml;
}
