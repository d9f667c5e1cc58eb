/**
 * How the servers' YAML reader (go.yaml.in/yaml) takes a text without quotes. Where a text belongs, all of them are texts.
 */
const NULL = /^(~|null|Null|NULL|)$/;
const TRUE = /^(true|True|TRUE|yes|Yes|YES|on|On|ON)$/;
const FALSE = /^(false|False|FALSE|no|No|NO|off|Off|OFF)$/;
const DECIMAL = /^[-+]?[0-9][0-9_]*$/;
const OTHER_BASE = /^[-+]?0(x[0-9a-fA-F_]+|b[01_]+|o[0-7_]+)$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9][0-9_]*(\.[0-9_]*)?)([eE][-+]?[0-9]+)?$/;
const NOT_FINITE = /^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))$/;

/** @internal */
export function isNull(text: string): boolean {
  return NULL.test(text);
}

/** @internal */
export function booleanOf(text: string): boolean | undefined {
  return TRUE.test(text) ? true : FALSE.test(text) ? false : undefined;
}

/** A number as YAML writes it; octal numbers start with `0`, and digits may be grouped by `_`. @internal */
export function numberOf(text: string): number | undefined {
  if (OTHER_BASE.test(text)) return signed(text, (digits) => Number(digits));
  if (/^[-+]?0[0-7_]+$/.test(text)) return signed(text, (digits) => parseInt(digits, 8));
  if (DECIMAL.test(text) || FLOAT.test(text)) return Number(text.replace(/_/g, ''));
  if (NOT_FINITE.test(text)) return /nan/i.test(text) ? NaN : text.startsWith('-') ? -Infinity : Infinity;
  return undefined;
}

function signed(text: string, parse: (digits: string) => number): number {
  const digits = text.replace(/[-+_]/g, '');
  return text.startsWith('-') ? -parse(digits) : parse(digits);
}
