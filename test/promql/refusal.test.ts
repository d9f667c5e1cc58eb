import { Refusal } from '../../src/promql/refusal';

test('a refusal is an error that knows the place', () => {
  const refusal = new Refusal('unexpected "="', 3, 'to compare values write "=="');
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).toMatchObject({ message: 'unexpected "="', reason: 'unexpected "="', position: 3, remedy: 'to compare values write "=="' });
});
