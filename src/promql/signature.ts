import { ValueType } from './value-type';

/**
 * What a function takes and gives.
 *
 * @internal
 */
export interface Signature {
  readonly name: string;
  /** By position; what is beyond the last is of the type of the last. */
  readonly argumentTypes: readonly ValueType[];
  readonly minimum: number;
  /** Undefined when there may be any number. */
  readonly maximum?: number;
  readonly returns: ValueType;
  /** As it is written in the table. */
  readonly text: string;
}

const NOTATION = /^(\w+)\(([^)]*)\) (\w+)$/;
/** `vector`, `scalar?` (may be left out), `string*` (any number), `scalar{0,9}`. */
const ARGUMENT = /^(scalar|vector|matrix|string)(?:(\?)|(\*)|\{(\d+),(\d+)\})?$/;

/**
 * Reads the notation of the table of functions. Only the last argument may repeat or be left out, as in Prometheus.
 *
 * @internal
 */
export function readSignature(text: string): Signature {
  const [, name, args, returns] = NOTATION.exec(text)!;
  const parts = args === '' ? [] : args.split(', ').map((part) => ARGUMENT.exec(part)!);
  const last = parts[parts.length - 1];
  const fixed = last && last[0] !== last[1] ? parts.length - 1 : parts.length;
  const extra = last?.[2] ? [0, 1] : last?.[3] ? [0, Infinity] : last?.[4] ? [Number(last[4]), Number(last[5])] : [0, 0];
  return {
    name,
    argumentTypes: parts.map(([, type]) => type as ValueType),
    minimum: fixed + extra[0],
    maximum: extra[1] === Infinity ? undefined : fixed + extra[1],
    returns: returns as ValueType,
    text,
  };
}
