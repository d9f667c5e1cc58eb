import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { FAULTS } from './faults';

const root = join(__dirname, '..', '..', '..');

// Planting takes minutes; that a fault can still be planted is seen at once.
test.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s: can be planted', (_name, { file, right, wrong, place, scenario }) => {
  expect(readFileSync(join(root, file), 'utf8').split(right)).toHaveLength(2);
  expect(wrong).not.toBe(right);
  const scenarios = join(root, 'test', 'live', place, `${scenario.file}.test.ts`);
  expect(existsSync(scenarios)).toBe(true);
  expect(readFileSync(scenarios, 'utf8')).toContain(`'${/\d+ .*$/.exec(scenario.title)![0]}`);
});
