/**
 * A node of the concrete tree, by what this room uses of it. Comments are left out.
 *
 * @internal
 */
export interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly children: readonly SyntaxNode[];
}

/**
 * The concrete tree of a text.
 *
 * @internal
 */
export interface SyntaxTree {
  readonly root: SyntaxNode;
  /** The first place where the text left the grammar, or undefined when it did not. */
  readonly error?: SyntaxNode;
}

/** The grammar's own way to walk. */
interface Cursor {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  firstChild(): boolean;
  nextSibling(): boolean;
  parent(): boolean;
}

interface Grammar {
  readonly parser: { parse(text: string): { cursor(): Cursor } };
}

// The package says `type: module`, so TypeScript refuses a plain import from our CommonJS (TS1479); its CommonJS build loads well.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const grammar = require('@prometheus-io/lezer-promql') as Grammar;

/**
 * The concrete tree of a query, read by the grammar that Prometheus publishes for editors. The only place that loads it.
 *
 * Being an editor's grammar it never fails: what it cannot read becomes an error node. It also reads `a + b offset 5m` as
 * `(a + b) offset 5m`, which Prometheus does not, so nothing may rely on how operators and modifiers nest in it
 * (see `arrangeOperators`). It is one release behind the Go parser; test/promql/grammar-differences.test.ts lists the
 * few expressions that Prometheus accepts and it does not.
 *
 * @internal
 */
export function parseTree(text: string): SyntaxTree {
  let error: SyntaxNode | undefined;
  const read = (cursor: Cursor): SyntaxNode => {
    const children: SyntaxNode[] = [];
    const node = { name: cursor.name, from: cursor.from, to: cursor.to, children };
    if (cursor.type.isError) error ??= node;
    if (cursor.firstChild()) {
      do {
        if (cursor.name !== 'LineComment') children.push(read(cursor));
      } while (cursor.nextSibling());
      cursor.parent();
    }
    return node;
  };
  return { root: read(grammar.parser.parse(text).cursor()), error };
}
