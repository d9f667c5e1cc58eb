import { stringify } from 'yaml';

/**
 * YAML as every output of ours is written: keys in the given order, long lines left alone, nothing aliased.
 *
 * YAML 1.1 quoting is kept, because Go's and Kubernetes' parsers read `on`, `no` and `0755` the old way.
 *
 * @internal
 */
export function toYaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.1', singleQuote: true });
}
