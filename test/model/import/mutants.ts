/** Numbers that look random and are the same on every run (Park and Miller's generator). */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return Math.floor((state / 2_147_483_647) * below);
  };
}

/** What somebody may write in the place of a value. */
const VALUES = ['', 'null', '~', 'true', 'yes', '"true"', '0', '-1', '1.5', '5', '0x1f', '007', '1_000', '1e3', '.inf', '15s', '1.5h', '30', '0s', '-5m', '1d12h', '1h1d', '""', '[]', '{}', '[a, b]', '{a: b}',
  '- a', 'abc', '"a b"', "'it''s'", '"a\\qb"', '"unclosed', '[unclosed', '{a: b', '*nobody', '&anchor x', '!!str 5', '!!int "5"', '|', '>-', 'a: b', '# nothing', '512MB', '10XB', 'http://a.example.com', ':9090',
  '2026-01-01', '%', '@x', '`x`', '"{{ .x"', 'up ==', 'sum(', 'UTF8', '.*', '(', '"\\u00e9"', 'é'];

type Mutation = (lines: string[], pick: (below: number) => number) => void;

const MUTATIONS: readonly Mutation[] = [
  // A line is forgotten, doubled, exchanged with the next.
  (lines, pick) => lines.splice(pick(lines.length), 1),
  (lines, pick) => {
    const i = pick(lines.length);
    lines.splice(i, 0, lines[i]);
  },
  (lines, pick) => {
    const i = pick(lines.length - 1);
    [lines[i], lines[i + 1]] = [lines[i + 1], lines[i]];
  },
  // The indentation slips.
  (lines, pick) => {
    const i = pick(lines.length);
    lines[i] = pick(2) ? ` ${lines[i]}` : lines[i].replace(/^ /, '');
  },
  (lines, pick) => {
    const i = pick(lines.length);
    lines[i] = lines[i].replace(/^ {2}/, pick(2) ? '\t' : '    ');
  },
  // A key is misspelt.
  (lines, pick) => replaceKey(lines, pick, (key) => key.slice(0, pick(key.length)) + key.slice(pick(key.length) + 1)),
  (lines, pick) => replaceKey(lines, pick, (key) => `${key}s`),
  (lines, pick) => replaceKey(lines, pick, (key) => key.replace(/_/, '-')),
  (lines, pick) => replaceKey(lines, pick, (key) => key.toUpperCase()),
  // Another value.
  ...Array.from({ length: 7 }, (): Mutation => (lines, pick) => {
    const i = lineWith(lines, pick, /:( .*)?$/);
    lines[i] = lines[i].replace(/^(\s*(?:- )*[\w"'.]+:)( .*)?$/, (_, head) => `${head} ${VALUES[pick(VALUES.length)]}`);
  }),
  // A list of something that is none, and the other way round.
  (lines, pick) => {
    const i = lineWith(lines, pick, /- /);
    lines[i] = lines[i].replace('- ', '  ');
  },
  (lines, pick) => {
    const i = lineWith(lines, pick, /^\s+\w/);
    lines[i] = lines[i].replace(/^(\s+)(\w)/, '$1- $2');
  },
  // A character too few.
  (lines, pick) => {
    const i = pick(lines.length);
    const at = pick(Math.max(1, lines[i].length));
    lines[i] = lines[i].slice(0, at) + lines[i].slice(at + 1);
  },
];

function lineWith(lines: readonly string[], pick: (below: number) => number, pattern: RegExp): number {
  const fitting = lines.map((_, i) => i).filter((i) => pattern.test(lines[i]));
  return fitting[pick(fitting.length)] ?? 0;
}

function replaceKey(lines: string[], pick: (below: number) => number, change: (key: string) => string): void {
  const i = lineWith(lines, pick, /\w+:/);
  lines[i] = lines[i].replace(/(\w+):/, (_, key) => `${change(key)}:`);
}

/** Texts that differ from the given ones, and from each other, by a mistake or two. */
export function mutants(texts: readonly string[], count: number, seed: number): string[] {
  const pick = seeded(seed);
  const made = new Set<string>();
  while (made.size < count) {
    const lines = texts[pick(texts.length)].split('\n');
    for (let i = 0; i <= pick(5) / 4; i++) MUTATIONS[pick(MUTATIONS.length)](lines, pick);
    made.add(lines.join('\n'));
  }
  return [...made];
}
