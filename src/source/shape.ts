/**
 * What belongs in one place of a file: data, so that a server's configuration reads like the table in its manual.
 *
 * @internal
 */
export type Shape = TextShape | NumberShape | FlagShape | ListShape | MapShape | RecordShape | AnyShape;

/** Why a text or number is refused: what is wrong, and the remedy. @internal */
export type Refused = readonly [message: string, remedy: string] | undefined;

/** @internal */
export interface TextShape {
  readonly is: 'text';
  /** What belongs there, as a message says it. */
  readonly what: string;
  readonly check?: (text: string) => Refused;
  /** It is a secret: its value is never shown. */
  readonly secret?: boolean;
}

/** @internal */
export interface NumberShape {
  readonly is: 'number';
  readonly what: string;
  readonly check?: (value: number) => Refused;
  /** A text that stands for a number, such as a duration in Go's words. */
  readonly text?: (text: string) => Refused;
}

/** @internal */
export interface FlagShape {
  readonly is: 'flag';
}

/** @internal */
export interface ListShape {
  readonly is: 'list';
  readonly of: Shape;
  /** What an item that is nothing is called, when the server refuses it. */
  readonly item?: string;
}

/** @internal */
export interface MapShape {
  readonly is: 'map';
  readonly of: Shape;
  readonly key?: (key: string) => Refused;
}

/** @internal */
export interface AnyShape {
  readonly is: 'any';
}

/** @internal */
export interface RecordShape {
  readonly is: 'record';
  /** What it is called in the server's manual. */
  readonly name: string;
  readonly fields: () => Fields;
  /** Fields that are not named here may be there too, whatever they hold. */
  readonly open?: boolean;
  /** What the fields must be together. */
  readonly rules: readonly RecordRule[];
}

/** @internal */
export interface Fields {
  readonly [name: string]: Shape;
}

/** @internal */
export type RecordRule = (record: RecordView) => void;

/**
 * A record whose fields were read.
 *
 * @internal
 */
export interface RecordView {
  /** What was read; a field that is missing or null is undefined. */
  readonly value: { readonly [field: string]: any };
  /** Whether it has the field, not null and not an empty text. */
  has(field: string): boolean;
  /** The server refuses it. */
  refuse(field: string | undefined, message: string, remedy: string): void;
  /** The server takes it, but there is a better way. */
  deprecate(field: string, message: string, remedy: string): void;
}

/** @internal */
export const text: TextShape = { is: 'text', what: 'a text' };
/** @internal */
export const secret: TextShape = { is: 'text', what: 'a secret', secret: true };
/** @internal */
export const flag: FlagShape = { is: 'flag' };
/** @internal */
export const any: AnyShape = { is: 'any' };

/** @internal */
export const int: NumberShape = { is: 'number', what: 'a whole number' };
/** @internal */
export const count: NumberShape = {
  is: 'number',
  what: 'a whole number from 0 up',
  check: (value) => (value < 0 ? [`${value} is below zero`, 'write a number from 0 up'] : undefined),
};
/** @internal */
export const float: NumberShape = { is: 'number', what: 'a number' };

/** A text of a closed set. @internal */
export function oneOf(...values: string[]): TextShape {
  return {
    is: 'text',
    what: values.map((value) => JSON.stringify(value)).join(', '),
    check: (value) => (values.includes(value) ? undefined : [`${JSON.stringify(value.slice(0, 60))} is not allowed`, `allowed are ${values.map((known) => JSON.stringify(known)).join(', ')}`]),
  };
}

/** A text that something has to say about. @internal */
export function textThat(what: string, check: (text: string) => Refused): TextShape {
  return { is: 'text', what, check };
}

/** @internal */
export function list(of: Shape, item?: string): ListShape {
  return { is: 'list', of, item };
}

/** @internal */
export function map(of: Shape, key?: (key: string) => Refused): MapShape {
  return { is: 'map', of, key };
}

/** @internal */
export function record(name: string, fields: Fields | (() => Fields), ...rules: RecordRule[]): RecordShape {
  return { is: 'record', name, fields: typeof fields === 'function' ? fields : () => fields, rules };
}

/** Fields beside those that are named are passed over. @internal */
export function open(shape: RecordShape): RecordShape {
  return { ...shape, open: true };
}

/** At most one of the fields may be there. @internal */
export function atMostOne(...fields: string[]): RecordRule {
  return (given) => {
    const there = fields.filter((field) => given.has(field));
    if (there.length > 1) given.refuse(there[1], `${there.join(' and ')} exclude each other`, `keep one of ${there.join(', ')}`);
  };
}

/** One of the fields has to be there. @internal */
export function required(...fields: string[]): RecordRule {
  return (given) => {
    if (!fields.some((field) => given.has(field))) given.refuse(undefined, `${fields.join(' or ')} is missing`, `give ${fields.join(' or ')}`);
  };
}

/** A field that something else took the place of. @internal */
export function deprecated(field: string, message: string, remedy: string): RecordRule {
  return (given) => {
    if (given.value[field] !== undefined) given.deprecate(field, message, remedy);
  };
}
