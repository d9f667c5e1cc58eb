import { Document, isAlias, isMap, isScalar, isSeq, Node, parseAllDocuments, Scalar, visit, YAMLMap, YAMLSeq } from 'yaml';
import { FileProblemKind } from '../core';
import { safelyShown, SourceFile } from './source-file';
import { SourceEntry, SourceNode } from './source-node';
import { explainYaml } from './yaml-error';

/** Deeper than any configuration, and far from the end of the stack. */
const DEEPEST = 100;
/** How many values aliases may stand for, in all: as the servers' own reader begins to refuse. */
const MOST_ALIASED = 400_000;

/**
 * The first document of a YAML file, which is all that the servers read. Scalars stay texts; a key that stands twice, an alias
 * without an anchor and what else is no YAML becomes a problem of the file.
 *
 * @returns nothing for an empty document, and for one that is broken
 * @internal
 */
export function readYaml(file: SourceFile): SourceNode | undefined {
  if (!file.isReadable()) return undefined;
  const document = parse(file);
  if (document === undefined) return undefined;
  if (document.errors.length > 0) {
    const { code, pos } = document.errors[0];
    const [message, remedy] = explainYaml(code, document.errors[0].message);
    file.problem(FileProblemKind.SYNTAX, Math.min(pos[0], file.text.length), '', message, remedy);
    return undefined;
  }
  const before = file.problems.length;
  const root = document.contents === null ? undefined : new Conversion(file, document).node(document.contents, 0);
  return file.problems.slice(before).some(({ kind }) => kind === FileProblemKind.SYNTAX || kind === FileProblemKind.LIMIT) ? undefined : root;
}

function parse(file: SourceFile): Document | undefined {
  try {
    const documents = [...parseAllDocuments(file.text.replace(/^\ufeff/, ' '), { prettyErrors: false, schema: 'failsafe', uniqueKeys: false, logLevel: 'silent' })] as Document[];
    if (documents.length > 1) {
      const at = documents[1].range?.[0] ?? 0;
      file.problem(FileProblemKind.DEPRECATED, at, '', 'there is a second document, which the server ignores', 'put it into a file of its own');
    }
    return documents[0];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    file.problem(FileProblemKind.LIMIT, 0, '', `it is nested deeper than ${DEEPEST} levels`, 'no configuration is that deep: look for brackets that are never closed');
    return undefined;
  }
}

/** One document's nodes as ours. A node is converted once, however many aliases name it. */
class Conversion {
  private readonly anchors = new Map<Node, Node | undefined>();
  private readonly open = new Set<Node>();
  private readonly known = new Map<Node, { readonly node: SourceNode; readonly size: number }>();
  private size = 0;
  private tooMany = false;

  public constructor(private readonly file: SourceFile, document: Document) {
    const named = new Map<string, Node>();
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node)) this.anchors.set(node, named.get(node.source));
        else if (node.anchor !== undefined) named.set(node.anchor, node);
      },
    });
  }

  public node(source: unknown, depth: number): SourceNode {
    const at = (source as Node | null)?.range?.[0] ?? 0;
    if (isAlias(source)) return this.alias(source, depth);
    if (depth > DEEPEST) {
      if (!this.tooMany) this.file.problem(FileProblemKind.LIMIT, at, '', `it is nested deeper than ${DEEPEST} levels`, 'no configuration is that deep');
      this.tooMany = true;
      return empty(at);
    }
    this.size++;
    if (isMap(source)) return this.guarded(source, () => ({ kind: 'map', at, entries: this.entries(source, depth) }));
    if (isSeq(source)) return this.guarded(source, () => ({ kind: 'list', at, items: (source as YAMLSeq).items.map((item) => this.node(item, depth + 1)) }));
    if (!isScalar(source)) return empty(at);
    return scalar(source, at);
  }

  private alias(source: Node & { readonly source: string }, depth: number): SourceNode {
    const at = source.range?.[0] ?? 0;
    const target = this.anchors.get(source);
    if (target === undefined || this.open.has(target)) {
      this.file.problem(FileProblemKind.SYNTAX, at, '', `the alias *${source.source.slice(0, 40)} ${target === undefined ? 'names an anchor that is not there' : 'stands inside of what it names'}`, 'write out what is meant');
      return empty(at);
    }
    const before = this.size;
    const known = this.known.get(target) ?? { node: this.node(target, depth), size: this.size - before };
    this.known.set(target, known);
    this.size = before + known.size;
    if (this.size > MOST_ALIASED && !this.tooMany) {
      this.tooMany = true;
      this.file.problem(FileProblemKind.LIMIT, at, '', `its aliases stand for more than ${MOST_ALIASED} values`, 'write out what is meant: the server refuses excessive aliases too');
    }
    return this.tooMany ? empty(at) : known.node;
  }

  private guarded(source: Node, make: () => SourceNode): SourceNode {
    this.open.add(source);
    const made = make();
    this.open.delete(source);
    return made;
  }

  private entries(map: YAMLMap, depth: number): SourceEntry[] {
    const entries: SourceEntry[] = [];
    const merged: SourceEntry[] = [];
    for (const { key, value } of map.items) {
      const at = (key as Node | null)?.range?.[0] ?? map.range?.[0] ?? 0;
      const name = isAlias(key) ? this.anchors.get(key) : key;
      if (name !== null && !isScalar(name)) {
        this.file.problem(FileProblemKind.SYNTAX, at, '', 'a key is no text', 'write a name in front of the colon');
        continue;
      }
      const text = textOf(name as Scalar | null);
      if (text === '<<' && (name as Scalar).type === 'PLAIN') {
        merged.push(...this.merged(value, at, depth));
        continue;
      }
      if (entries.some((entry) => entry.key === text)) {
        this.file.problem(FileProblemKind.DUPLICATE_KEY, at, '', `the key ${safelyShown(text)} stands twice in one map`, 'remove one of them: the server refuses the file');
      }
      entries.push({ key: text, at, value: this.node(value ?? nothingAfter(key as Node), depth + 1) });
    }
    return [...entries, ...merged.filter(({ key }, i) => !entries.some((own) => own.key === key) && merged.findIndex((other) =>
      other.key === key) === i)];
  }

  private merged(value: unknown, at: number, depth: number): SourceEntry[] {
    const node = this.node(value, depth + 1);
    const maps = node.kind === 'list' ? node.items : [node];
    if (maps.some(({ kind }) => kind !== 'map')) {
      this.file.problem(FileProblemKind.SYNTAX, at, '', '"<<" merges maps only', 'name a map, or a list of maps');
    }
    return maps.flatMap((map) => (map.kind === 'map' ? map.entries : []));
  }
}

function empty(at: number): SourceNode {
  return { kind: 'scalar', at, text: '', plain: true };
}

/** A key without a value: the place is that of the key. */
function nothingAfter(key: Node): Scalar {
  return Object.assign(new Scalar(''), { type: 'PLAIN' as const, range: key?.range });
}

function scalar(source: Scalar, at: number): SourceNode {
  const tag = source.tag === undefined ? undefined : /:([a-z]+)$/.exec(source.tag)?.[1];
  const isPlain = tag === undefined ? source.type === 'PLAIN' : ['int', 'float', 'bool', 'null'].includes(tag);
  return { kind: 'scalar', at, text: textOf(source), plain: isPlain, yaml: source };
}

function textOf(source: Scalar | null): string {
  return source === null || source.value === null ? '' : String(source.value);
}
