import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { pages } from '../../scripts/docs';

const DOCS = join(__dirname, '../../docs');

test('the pages of packs and runbooks are those that the packs make: npm run docs', () => {
  const made = Object.fromEntries(pages().map(({ path, text }) => [path, text]));
  const found = ['packs', 'runbooks'].flatMap((folder) => readdirSync(join(DOCS, folder)).map((file) => `${folder}/${file}`));
  expect(found.sort()).toEqual(Object.keys(made).sort());
  for (const path of found) expect([path, readFileSync(join(DOCS, path), 'utf8')]).toEqual([path, made[path]]);
});
