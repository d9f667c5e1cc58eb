import { FileProblemKind, nearNames, secretLookalike } from '../core';
import { Fields, ListShape, MapShape, NumberShape, RecordShape, RecordView, Shape, TextShape } from './shape';
import { safelyShown, SourceFile } from './source-file';
import { SourceEntry, SourceMap, SourceNode, SourceScalar } from './source-node';
import { booleanOf, isNull, numberOf } from './yaml-scalars';

/** Fields that servers had, or that people write: what to write instead. @internal */
export interface FormerFields {
  readonly [name: string]: string;
}

/**
 * Reads a file into plain values and finds what does not belong there, as strictly as the servers do.
 *
 * @internal
 */
export class ShapeReader {
  private readonly nodes = new Map<string, { readonly at: number; readonly node: SourceNode }>();
  private readonly found: string[] = [];

  public constructor(private readonly file: SourceFile, private readonly former: FormerFields = {}) {}

  /** The value of the file, as far as it is right: what is not is left out, and told to the file. */
  public read(node: SourceNode, shape: Shape): any {
    return this.value(node, shape, '');
  }

  /** Where a place of the file begins, such as `groups[0].rules[1].expr`; of a place that is not there, the nearest around it. */
  public offset(place: string): number {
    for (let here = place; here !== ''; here = here.replace(/(\.[^.[\]]*|\[\d+\]|^[^.[\]]+)$/, '')) {
      const known = this.nodes.get(here);
      if (known !== undefined) return known.at;
      if (!/[.[]/.test(here)) break;
    }
    return 0;
  }

  /** What stands in a place. */
  public node(place: string): SourceNode | undefined {
    return this.nodes.get(place)?.node;
  }

  /** Places of secrets that stand in the file. */
  public get secrets(): readonly string[] {
    return this.found;
  }

  private value(node: SourceNode, shape: Shape, place: string): any {
    if (isNothing(node)) return undefined;
    switch (shape.is) {
      case 'text': return this.text(node, shape, place);
      case 'number': return this.number(node, shape, place);
      case 'flag': return this.flag(node, place);
      case 'list': return this.list(node, shape, place);
      case 'map': return this.map(node, shape, place);
      case 'record': return this.record(node, shape, place);
      default: return this.anything(node, place);
    }
  }

  private text(node: SourceNode, shape: TextShape, place: string): string | undefined {
    if (node.kind !== 'scalar') return this.wrongType(node, shape.what, place);
    if (shape.secret && node.text !== '') this.found.push(place);
    else if (!shape.secret) this.lookForSecret(node, place);
    const refused = shape.check?.(node.text);
    return refused ? this.refuse(node.at, place, ...refused) : node.text;
  }

  private number(node: SourceNode, shape: NumberShape, place: string): number | string | undefined {
    if (node.kind !== 'scalar') return this.wrongType(node, shape.what, place);
    const value = node.plain ? numberOf(node.text) : undefined;
    if (value === undefined && shape.text) {
      const refused = shape.text(node.text);
      return refused ? this.refuse(node.at, place, ...refused) : node.text;
    }
    if (value === undefined || (shape.what.startsWith('a whole') && !Number.isFinite(value))) return this.wrongType(node, shape.what, place);
    const refused = shape.check?.(value);
    return refused ? this.refuse(node.at, place, ...refused) : shape.what.startsWith('a whole') ? Math.trunc(value) : value;
  }

  private flag(node: SourceNode, place: string): boolean | undefined {
    const value = node.kind === 'scalar' && node.plain ? booleanOf(node.text) : undefined;
    return value ?? this.wrongType(node, 'true or false', place);
  }

  private list(node: SourceNode, shape: ListShape, place: string): any[] | undefined {
    if (node.kind !== 'list') return this.wrongType(node, 'a list', place);
    return node.items.map((item, i) => {
      const here = `${place}[${i}]`;
      this.nodes.set(here, { at: item.at, node: item });
      const value = this.value(item, shape.of, here);
      if (isNothing(item) && shape.item) this.refuse(item.at, here, `${shape.item} is empty`, 'fill it in, or remove it');
      return isNothing(item) && shape.of.is === 'text' ? '' : value;
    });
  }

  private map(node: SourceNode, shape: MapShape, place: string): { [key: string]: any } | undefined {
    if (node.kind !== 'map') return this.wrongType(node, 'a map', place);
    const values: [string, any][] = node.entries.map((entry) => {
      const here = this.enter(entry, place);
      const refused = shape.key?.(entry.key);
      if (refused) this.refuse(entry.at, here, ...refused);
      return [entry.key, this.value(entry.value, shape.of, here) ?? (shape.of.is === 'text' ? '' : undefined)];
    });
    return Object.fromEntries(values.filter(([key, value]) => value !== undefined && key !== '__proto__'));
  }

  private record(node: SourceNode, shape: RecordShape, place: string): { [key: string]: any } | undefined {
    if (node.kind !== 'map') return this.wrongType(node, `a ${shape.name}`, place);
    const fields = shape.fields();
    const value: { [field: string]: any } = {};
    let isWhole = true;
    for (const entry of node.entries) {
      const here = this.enter(entry, place);
      const isKnown = Object.prototype.hasOwnProperty.call(fields, entry.key);
      if (!isKnown && shape.open) {
        if (entry.key !== '__proto__') value[entry.key] = this.anything(entry.value, here);
        continue;
      }
      if (!isKnown) {
        this.unknown(entry, fields, shape.name, here);
        isWhole = false;
        continue;
      }
      const read = this.value(entry.value, fields[entry.key], here);
      if (read !== undefined) value[entry.key] = read;
      else if (!isNothing(entry.value)) isWhole = false;
    }
    // What fields must be together is asked once each of them is right: one mistake is told once.
    const view = this.view(node, value, place);
    if (isWhole) for (const rule of shape.rules) rule(view);
    return value;
  }

  private anything(node: SourceNode, place: string): unknown {
    if (node.kind === 'list') return node.items.map((item, i) => this.anything(item, `${place}[${i}]`) ?? null);
    if (node.kind === 'map') {
      return Object.fromEntries(node.entries.filter(({ key }) => key !== '__proto__').map((entry) => [entry.key, this.anything(entry.value, this.enter(entry, place)) ?? null]));
    }
    if (!node.plain) {
      this.lookForSecret(node, place);
      return node.text;
    }
    return isNull(node.text) ? null : booleanOf(node.text) ?? numberOf(node.text) ?? node.text;
  }

  private enter(entry: SourceEntry, place: string): string {
    const here = place === '' ? entry.key : `${place}.${entry.key}`;
    const at = entry.value.kind === 'scalar' && entry.value.text !== '' ? entry.value.at : entry.at;
    this.nodes.set(here, { at, node: entry.value });
    return here;
  }

  private view(node: SourceMap, value: { readonly [field: string]: any }, place: string): RecordView {
    const isGiven = (field: string) => value[field] !== undefined && value[field] !== '';
    const at = (field: string | undefined) => node.entries.find(({ key }) => key === field)?.at ?? node.at;
    const below = (field: string | undefined) => (field === undefined ? place : place === '' ? field : `${place}.${field}`);
    return {
      value,
      has: isGiven,
      refuse: (field, message, remedy) => this.file.problem(FileProblemKind.VALUE, at(field), below(field), message, remedy),
      deprecate: (field, message, remedy) => this.file.problem(FileProblemKind.DEPRECATED, at(field), below(field), message, remedy),
    };
  }

  private unknown({ key, at }: SourceEntry, fields: Fields, name: string, place: string): void {
    const former = this.former[`${name}.${key}`] ?? this.former[key];
    const near = nearNames(key, Object.keys(fields)).replace(/^: /, '');
    this.file.problem(FileProblemKind.UNKNOWN_FIELD, at, place.slice(0, 200), `unknown field ${safelyShown(key)} of a ${name}`,
      former ?? (near || 'remove it: the server refuses the file'));
  }

  private lookForSecret(node: SourceScalar, place: string): void {
    if (secretLookalike(node.text) !== undefined) this.found.push(place);
  }

  private wrongType(node: SourceNode, expected: string, place: string): undefined {
    const actual = node.kind === 'list' ? 'a list' : node.kind === 'map' ? 'a map' : node.plain ? 'one value' : 'a text in quotes';
    this.file.problem(FileProblemKind.TYPE, node.at, place, `it is ${actual}, but must be ${expected}`, `write ${expected}`);
    return undefined;
  }

  private refuse(at: number, place: string, message: string, remedy: string): undefined {
    this.file.problem(FileProblemKind.VALUE, at, place, message, remedy);
    return undefined;
  }
}

function isNothing(node: SourceNode): boolean {
  return node.kind === 'scalar' && node.plain && isNull(node.text);
}
