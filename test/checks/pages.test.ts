import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { CHECKS } from '../../src/checks';

const PAGES = join(__dirname, '../../docs/checks');
/** Found by the plan and by the targets, not by a check of the description. */
const BESIDE_THE_CHECKS = ['target/unsupported'];
const HEADINGS = ['What it finds', 'Why it matters', 'Example', 'Remedy', 'Source'];

const ids = [...CHECKS.map((check) => check.id), ...BESIDE_THE_CHECKS].sort();
const page = (id: string) => readFileSync(join(PAGES, `${id}.md`), 'utf8');

describe('docs/checks', () => {
  test('has a page for each check, and no other', () => {
    const pages = readdirSync(PAGES, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')).map((path) => path.replace(/\.md$/, ''));
    expect(pages.sort()).toEqual(ids);
  });

  test('each check has a table of cases', () => {
    const tables = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter((path) => /\/.*\.test\.ts$/.test(path)).map((path) => path.replace(/\.test\.ts$/, ''));
    expect(tables.sort()).toEqual(CHECKS.map((check) => check.id).sort());
  });

  describe.each(ids)('%s', (id) => {
    test('has the title, one line of summary and the headings of every page', () => {
      const [title, blank, summary, blankToo] = page(id).split('\n');
      expect([title, blank, blankToo]).toEqual([`# ${id}`, '', '']);
      expect(summary).toMatch(/^[A-Z].{15,100}\.$/);
      expect(page(id).match(/^## .*$/gm)).toEqual(HEADINGS.map((heading) => `## ${heading}`));
    });

    test('is short, says how bad it is, and names its source', () => {
      const text = page(id);
      expect(text.split('\n').length).toBeLessThanOrEqual(50);
      expect(text).toMatch(new RegExp(`Level: ${CHECKS.find((check) => check.id === id)?.level ?? 'error'}\\.`));
      expect(text.slice(text.indexOf('## Source'))).toMatch(/\]\(https:\/\//);
    });
  });
});
