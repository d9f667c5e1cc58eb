import { compact, mergeOverrides, sortedBy } from '../../src/core';

test('verbatim fields come last: objects merge, all else replaces, null removes', () => {
  expect(mergeOverrides({ a: 1, b: { c: 2, d: 3 }, e: [1], f: 1 }, { b: { d: 4 }, e: [2, 3], f: null, g: 5 }))
    .toEqual({ a: 1, b: { c: 2, d: 4 }, e: [2, 3], g: 5 });
});

test('the generated object stays as it is', () => {
  const generated = { a: { b: 1 } };
  mergeOverrides(generated, { a: { b: 2 } });
  expect(generated).toEqual({ a: { b: 1 } });
});

test('empty fields are left out, false and zero are not', () => {
  expect(compact({ a: undefined, b: [], c: {}, d: false, e: 0, f: '' })).toEqual({ d: false, e: 0, f: '' });
});

test('orders by code units, not by a locale', () => {
  expect(sortedBy(['b', 'B', 'ä', 'a'], (text) => text)).toEqual(['B', 'a', 'b', 'ä']);
});
