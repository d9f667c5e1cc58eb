import { Expression, Query } from '../../src/promql';

/** The query with parentheses around every operation, as Prometheus computes it. */
function nested(expression: Expression): string {
  switch (expression.kind) {
    case 'binary': return `(${nested(expression.left)} ${expression.operator.symbol} ${nested(expression.right)})`;
    case 'unary': return `(${expression.sign}${nested(expression.operand)})`;
    case 'vector': return `${expression.name!.text}${expression.modifiers.offset ? '~' : ''}`;
    case 'subquery': return `${nested(expression.operand)}[]`;
    case 'number': return expression.text;
    default: throw new Error(expression.kind);
  }
}

test.each([
  ['a or b and c', '(a or (b and c))'],
  ['a and b unless c', '((a and b) unless c)'],
  ['a > b and c < d', '((a > b) and (c < d))'],
  ['a == b + c', '(a == (b + c))'],
  ['a - b - c', '((a - b) - c)'],
  ['a + b * c % d', '(a + ((b * c) % d))'],
  ['a atan2 b * c', '((a atan2 b) * c)'],
  ['a ^ b ^ c', '(a ^ (b ^ c))'],
  ['-a ^ b', '(-(a ^ b))'],
  ['-a * b', '((-a) * b)'],
  ['a ^ -b * c', '((a ^ (-b)) * c)'],
  ['a ^ -b ^ c', '(a ^ (-(b ^ c)))'],
  ['-1 ^ 2', '(-(1 ^ 2))'],
  ['--1 + - 2', '(1 + -2)'],
  // A modifier belongs to the selector before it, not to the operation.
  ['a + b offset 5m', '(a + b~)'],
  ['a * b offset 5m + c', '((a * b~) + c)'],
  ['-a offset 5m', '(-a~)'],
  ['a - b offset -2 ^ 2', '(a - (b~ ^ 2))'],
  ['a + b[5m:] * c', '(a + (b[] * c))'],
])('%s is computed as %s', (query, expected) => {
  expect(nested(Query.parse(query, 'query').expression)).toBe(expected);
});

test('an operation spans its operands', () => {
  expect(Query.parse('a + - b * c', 'query').expression).toMatchObject({
    from: 0, to: 11, right: { kind: 'binary', from: 4, to: 11, left: { kind: 'unary', from: 4, to: 7 } },
  });
});
