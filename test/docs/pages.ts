import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

export const ROOT = join(__dirname, '../..');

/** A page of the documentation. */
export interface Page {
  /** From the root of the repository, such as `docs/tutorial.md`. */
  readonly path: string;
  readonly lines: readonly string[];
}

/** A TypeScript file of a page: a block that begins with an import or a file name, and the blocks below that continue it. */
export interface Sample {
  /** Such as `docs/tutorial.md/monitoring.ts`: relative imports lead to files of the same page. */
  readonly path: string;
  /** At the lines where it stands in the page, so that messages name them. */
  readonly text: string;
}

/** README, what lies beside it, and everything in docs. */
export function pages(): Page[] {
  const below = (folder: string): string[] => readdirSync(join(ROOT, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? below(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]));
  const docs = existsSync(join(ROOT, 'docs')) ? below('docs').filter((path) => path.endsWith('.md')) : [];
  return ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...docs.sort()]
    .map((path) => ({ path, lines: readFileSync(join(ROOT, path), 'utf8').split('\n') }));
}

/** A line of a page, and the language of the code block that it is in: none outside of code, empty if the block names none. */
export interface PageLine {
  readonly text: string;
  readonly code?: string;
  /** The fence itself. */
  readonly fence: boolean;
}

/** The lines of a page, told apart by what they are. */
export function linesOf(page: Page): PageLine[] {
  let code: string | undefined;
  return page.lines.map((text) => {
    const fence = /^\s*```(\w*)/.exec(text);
    if (fence === null) return { text, code, fence: false };
    code = code === undefined ? fence[1] : undefined;
    return { text, code, fence: true };
  });
}

/** Bad examples, by purpose and in part. */
const NOT_COMPILED = 'docs/checks/';

/**
 * The TypeScript of a page. A block whose first line is `// name.ts` is the file of that name, one that begins with an import
 * is a file of its own, and any other continues the one above it.
 */
export function samplesOf(page: Page): Sample[] {
  if (page.path.startsWith(NOT_COMPILED)) return [];
  const files: { path: string; lines: string[] }[] = [];
  let starts = false;
  linesOf(page).forEach(({ text, code, fence }, i) => {
    if (fence) starts = code === 'ts';
    if (fence || code !== 'ts') return;
    const name = starts ? /^\/\/ ([\w-]+)\.ts$/.exec(text)?.[1] : undefined;
    const isNew = starts && (name !== undefined || text.startsWith('import ') || files.length === 0);
    if (isNew) files.push({ path: `${page.path}/${name ?? `line-${i + 1}`}.ts`, lines: [] });
    const file = files[files.length - 1];
    file.lines[i] = text;
    starts = false;
  });
  return files.map(({ path, lines }) => ({ path, text: Array.from(lines, (line) => line ?? '').join('\n') }));
}

/** What a reader imports as `cdk-prometheus-stack/<name>`: the source of it, by specifier. */
export function entryPoints(): { readonly [specifier: string]: string } {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return Object.fromEntries(Object.entries<string>(manifest.exports)
    .filter(([, file]) => file.startsWith('./lib/'))
    .map(([subpath, file]) => [`${manifest.name}${subpath.slice(1)}`, file.replace('./lib/', './src/').replace(/\.js$/, '.ts')]));
}
