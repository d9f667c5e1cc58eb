import { SyntaxNode, childrenOf, firstError, parseTree } from '../../src/promql/grammar';

const names = (node: SyntaxNode) => childrenOf(node).map(({ name }) => name);

test('the grammar that Prometheus publishes is loaded', () => {
  const [call] = childrenOf(parseTree('rate(up[5m])'));
  expect(call.name).toBe('FunctionCall');
  expect(names(call)).toEqual(['FunctionIdentifier', 'FunctionCallBody']);
});

test('comments are no children', () => {
  expect(names(childrenOf(parseTree('a # one\n + # two\n b'))[0])).toEqual(['VectorSelector', 'Add', 'VectorSelector']);
});

test('the first error is the first in the text', () => {
  expect(firstError(parseTree('sum(up)'))).toBeUndefined();
  expect(firstError(parseTree('a ) + ( b'))).toMatchObject({ from: 2, to: 3 });
});

test('the grammar nests a modifier around the whole operation, which is why operators are arranged anew', () => {
  const [offset] = childrenOf(parseTree('a + b offset 5m'));
  expect(offset.name).toBe('OffsetExpr');
  expect(names(offset)[0]).toBe('BinaryExpr');
});
