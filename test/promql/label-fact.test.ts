import { ABSENT, CERTAIN, POSSIBLE, bothFacts, eitherFact, maybeFact, oneOf, valuesWithAbsence } from '../../src/promql/label-fact';

test('an empty value is no label', () => {
  expect(oneOf(['b', 'a', 'b'])).toEqual({ presence: 'certain', values: ['a', 'b'] });
  expect(oneOf(['a', ''])).toEqual({ presence: 'possible', values: ['a'] });
  expect(oneOf([''])).toEqual(ABSENT);
});

test('and back', () => {
  expect(valuesWithAbsence(oneOf(['a', '']))).toEqual(['', 'a']);
  expect(valuesWithAbsence(oneOf(['a']))).toEqual(['a']);
  expect(valuesWithAbsence(ABSENT)).toEqual(['']);
  expect(valuesWithAbsence(CERTAIN)).toBeUndefined();
});

test('one fact or the other', () => {
  expect(eitherFact(oneOf(['a']), oneOf(['b']))).toEqual({ presence: 'certain', values: ['a', 'b'] });
  expect(eitherFact(oneOf(['a']), CERTAIN)).toEqual(CERTAIN);
  expect(eitherFact(oneOf(['a']), ABSENT)).toEqual({ presence: 'possible', values: ['a'] });
  expect(eitherFact(ABSENT, CERTAIN)).toEqual(POSSIBLE);
  expect(eitherFact(ABSENT, { presence: 'absent' })).toEqual(ABSENT);
});

test('one fact and the other', () => {
  expect(bothFacts(oneOf(['a', 'b']), oneOf(['b', 'c', '']))).toEqual(oneOf(['b']));
  expect(bothFacts(oneOf(['a', '']), oneOf(['b', '']))).toEqual(ABSENT);
  expect(bothFacts(oneOf(['a', '']), CERTAIN)).toEqual(oneOf(['a']));
  expect(bothFacts(POSSIBLE, oneOf(['a']))).toEqual(oneOf(['a']));
  expect(bothFacts(ABSENT, POSSIBLE)).toEqual(ABSENT);
});

test('a contradiction is a label that must have one of no values', () => {
  expect(bothFacts(oneOf(['a']), oneOf(['b']))).toEqual({ presence: 'certain', values: [] });
  expect(bothFacts(CERTAIN, ABSENT)).toEqual({ presence: 'certain', values: [] });
});

test('what may have been removed is possible', () => {
  expect(maybeFact(oneOf(['a']))).toEqual(oneOf(['a', '']));
  expect(maybeFact(ABSENT)).toBe(ABSENT);
});
