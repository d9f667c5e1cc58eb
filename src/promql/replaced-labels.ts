import { ABSENT, CERTAIN, LabelFact, POSSIBLE, eitherFact, oneOf, valuesWithAbsence } from './label-fact';
import { groupsOf } from './regexp-values';

/** Patterns that match every text. */
const EVERYTHING = ['.*', '(.*)'];
/** What a replacement refers to groups by (Go's regexp.Expand). */
const REFERENCE = /\$(?:(\$)|([\p{L}\p{Nd}_]+)|\{([\p{L}\p{Nd}_]+)\})/gu;
/** More values than this are as good as any. */
const MOST_VALUES = 256;

/**
 * The arguments of label_replace() that decide what becomes of the label.
 *
 * @internal
 */
export interface Replacement {
  /** What is known of the label that is read. */
  readonly source: LabelFact;
  /** What is known of the label that is written. */
  readonly target: LabelFact;
  readonly isSameLabel: boolean;
  readonly replacement: string;
  readonly pattern: string;
}

/**
 * What is known of the label that label_replace() writes.
 *
 * @internal
 */
export function replacedFact(arg: Replacement): LabelFact {
  const values = valuesWithAbsence(arg.source);
  return (values && fromValues(arg, values)) ?? fromPattern(arg);
}

/**
 * What is known of the label that label_join() writes.
 *
 * @internal
 */
export function joinedFact(sources: readonly LabelFact[], separator: string): LabelFact {
  let joined: readonly string[] | undefined = sources.length === 0 ? [''] : undefined;
  sources.forEach((source, i) => {
    const values = valuesWithAbsence(source);
    const before = i === 0 ? [''] : joined && joined.map((text) => text + separator);
    const isShort = values && before && values.length * before.length <= MOST_VALUES;
    joined = isShort ? before.flatMap((text) => values.map((value) => text + value)) : undefined;
  });
  if (joined) return oneOf(joined);
  const isCertain = sources.some(({ presence }) => presence === 'certain') || (sources.length > 1 && separator !== '');
  return isCertain ? CERTAIN : POSSIBLE;
}

/** When all values of the source are known, each is tried. */
function fromValues({ target, isSameLabel, replacement, pattern }: Replacement, values: readonly string[]): LabelFact | undefined {
  let fact: LabelFact | undefined;
  for (const value of values.slice(0, MOST_VALUES + 1)) {
    const groups = groupsOf(pattern, value);
    if (groups === undefined || values.length > MOST_VALUES) return undefined;
    const result = groups ? oneOf([expand(replacement, groups)]) : isSameLabel ? oneOf([value]) : target;
    fact = fact ? eitherFact(fact, result) : result;
  }
  return fact;
}

function fromPattern({ source, target, replacement, pattern }: Replacement): LabelFact {
  const always = EVERYTHING.includes(pattern);
  const isCopy = always && (replacement === '$0' || replacement === '${0}' || (pattern === '(.*)' && (replacement === '$1' || replacement === '${1}')));
  if (isCopy) return source;
  const written = writtenFact(replacement);
  return always ? written : eitherFact(written, target);
}

function writtenFact(replacement: string): LabelFact {
  if (!replacement.includes('$')) return replacement === '' ? ABSENT : oneOf([replacement]);
  const literal = replacement.replace(REFERENCE, (_match, dollar) => dollar ?? '');
  return literal === '' ? POSSIBLE : CERTAIN;
}

function expand(replacement: string, groups: readonly string[]): string {
  return replacement.replace(REFERENCE, (_match, dollar?: string, bare?: string, braced?: string) => {
    if (dollar) return '$';
    const name = bare ?? braced!;
    // A name, or a number with a leading zero, which also is a name to Go: no group has it.
    return /^(?:0|[1-9]\d*)$/.test(name) ? groups[Number(name)] ?? '' : '';
  });
}
