import { Document, visit } from 'yaml';
import { hasLateValue } from '../core';

/**
 * YAML as every output of ours is written: keys in the given order, long lines left alone, nothing aliased.
 *
 * YAML 1.1 quoting is kept, because Go's and Kubernetes' parsers read `on`, `no` and `0755` the old way. A text that holds a late
 * value is in double quotes: nobody knows yet what is in it, and there every character can be escaped.
 *
 * @internal
 */
export function toYaml(value: unknown): string {
  const options = { lineWidth: 0, aliasDuplicateObjects: false, version: '1.1', singleQuote: true, doubleQuotedMinMultiLineLength: Infinity } as const;
  const document = new Document(value, null, options);
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && hasLateValue(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  return document.toString(options);
}
