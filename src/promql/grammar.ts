/**
 * A node of the concrete tree, by what this room uses of it.
 *
 * @internal
 */
export interface SyntaxNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly type: { readonly isError: boolean };
  readonly firstChild: SyntaxNode | null;
  readonly nextSibling: SyntaxNode | null;
}

interface Grammar {
  readonly parser: { parse(text: string): { readonly topNode: SyntaxNode } };
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
export function parseTree(text: string): SyntaxNode {
  return grammar.parser.parse(text).topNode;
}

/**
 * The children that mean something: comments are skipped.
 *
 * @internal
 */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'LineComment') children.push(child);
  }
  return children;
}

/**
 * The first place where the text left the grammar, or undefined when it did not.
 *
 * @internal
 */
export function firstError(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type.isError) return node;
  for (const child of childrenOf(node)) {
    const error = firstError(child);
    if (error) return error;
  }
  return undefined;
}
