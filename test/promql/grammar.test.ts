import { SyntaxNode, parseTree } from '../../src/promql/grammar';

const names = (node: SyntaxNode) => node.children.map(({ name }) => name);

test('the grammar that Prometheus publishes is loaded', () => {
  const { root } = parseTree('rate(up[5m])');
  expect(root).toMatchObject({ name: 'PromQL', from: 0, to: 12 });
  const [call] = root.children;
  expect(call.name).toBe('FunctionCall');
  expect(names(call)).toEqual(['FunctionIdentifier', 'FunctionCallBody']);
});

test('comments are no children', () => {
  expect(names(parseTree('a # one\n + # two\n b').root.children[0])).toEqual(['VectorSelector', 'Add', 'VectorSelector']);
});

test('the first error is the first in the text', () => {
  expect(parseTree('sum(up)').error).toBeUndefined();
  expect(parseTree('a ) + ( b').error).toMatchObject({ from: 2, to: 3 });
});

test('the grammar nests a modifier around the whole operation, which is why operators are arranged anew', () => {
  const [offset] = parseTree('a + b offset 5m').root.children;
  expect(offset.name).toBe('OffsetExpr');
  expect(names(offset)[0]).toBe('BinaryExpr');
});
