import { Token } from 'aws-cdk-lib';
import { Placeholders } from '../../../src/targets/ec2/placeholders';

test('numbers late values by their first appearance', () => {
  const [one, two] = [Token.asString({ Ref: 'One' }), Token.asString({ Ref: 'Two' })];
  const placeholders = new Placeholders();
  expect(placeholders.take(`${two}:80 ${one}`, 'a')).toBe('__LATE_VALUE_0__:80 __LATE_VALUE_1__');
  expect(placeholders.take(`x${one}`, 'b')).toBe('x__LATE_VALUE_1__');
  expect(placeholders.values).toEqual([two, one]);
});

test('refuses what cannot be found again', () => {
  expect(() => new Placeholders().take(`a: 1\nport: ${Token.asNumber({ Ref: 'Port' })}`, 'file x'))
    .toThrow(/a line of file x "port: -1\.888.*" contains a number that only deployment knows/);
  expect(() => new Placeholders().take(`list: ${Token.asList({ Ref: 'List' })}`, 'file x')).toThrow('a line of file x contains a list that only deployment knows');
  expect(() => new Placeholders().take('__LATE_VALUE_0__', 'file x')).toThrow('file x contains "__LATE_VALUE_", which stands for late values on the host');
});
