import { Token } from 'aws-cdk-lib';
import { hasLateValue, isLateNumber, lateValuesIn, replaceLateValues, requireNoLateNumber } from '../../src/core';

test('finds and replaces the text tokens of the CDK', () => {
  const host = Token.asString({ Ref: 'Db' });
  const text = `${host}:5432 and ${host}`;
  expect(hasLateValue(text)).toBe(true);
  expect(lateValuesIn(text)).toEqual([host, host]);
  expect(replaceLateValues(text, () => '@@0@@')).toBe('@@0@@:5432 and @@0@@');
  expect(hasLateValue('${SLACK} {{ $labels.job }}')).toBe(false);
});

test('refuses the number tokens of the CDK inside a text', () => {
  const port = Token.asNumber({ Ref: 'Port' });
  expect(isLateNumber(port)).toBe(true);
  expect(() => requireNoLateNumber(`db:${port}`, 'the target')).toThrow('a number token in a text cannot be resolved');
  expect(() => requireNoLateNumber('db:5432', 'the target')).not.toThrow();
});
