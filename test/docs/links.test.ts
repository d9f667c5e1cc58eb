import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { linesOf, Page, pages, ROOT } from './pages';

const all = pages();

/** A heading's anchor, as GitHub makes it. */
function anchors(path: string): string[] {
  const page = { path, lines: readFileSync(join(ROOT, path), 'utf8').split('\n') };
  return linesOf(page).filter(({ text, code }) => code === undefined && /^#+ /.test(text))
    .map(({ text }) => text.replace(/^#+ /, '').toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replace(/ /g, '-'));
}

/** Links of the prose, with the line that they stand on. */
function linksOf(page: Page): { target: string; line: number }[] {
  return linesOf(page).flatMap(({ text, code }, i) => (code === undefined
    ? [...text.replace(/`[^`]*`/g, (quoted) => ' '.repeat(quoted.length)).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => ({ target, line: i + 1 }))
    : []));
}

function brokenLinks(page: Page): string[] {
  return linksOf(page).filter(({ target }) => !/^[a-z]+:/.test(target)).flatMap(({ target, line }) => {
    const [file, anchor] = target.split('#');
    const path = file === '' ? page.path : join(dirname(page.path), file);
    if (!existsSync(join(ROOT, path))) return [`${page.path}:${line}: ${target}: no such file`];
    return anchor === undefined || anchors(path).includes(anchor) ? [] : [`${page.path}:${line}: ${target}: no such heading`];
  });
}

test('links between pages lead somewhere', () => {
  expect(all.flatMap(brokenLinks)).toEqual([]);
});

test('scripts that are named exist', () => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const named = all.flatMap((page) => page.lines.flatMap((text, i) => [...text.matchAll(/\bnpm run ([\w:-]+)/g)]
    .map(([, script]) => ({ where: `${page.path}:${i + 1}`, script }))));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter(({ script }) => scripts[script] === undefined)).toEqual([]);
});

test('every page can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const path of reached) {
    const page = all.find((candidate) => candidate.path === path);
    for (const { target } of page === undefined ? [] : linksOf(page)) {
      if (!/^[a-z]+:|^#/.test(target)) reached.add(join(dirname(path), target.split('#')[0]));
    }
  }
  const shown = all.map(({ path }) => path).filter((path) => !path.startsWith('docs/checks/'));
  expect(shown.filter((path) => !reached.has(path))).toEqual([]);
});
