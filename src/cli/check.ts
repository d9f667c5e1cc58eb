import { LineCounter } from 'yaml';
import { findFiles, FoundFile, readText } from './find-files';
import { readRuleFile, RuleQuery } from './rule-file';
import { sourceOffset } from './source-position';
import { ExitCode, Misuse, Terminal } from './terminal';
import { Query } from '../promql';

/** Most YAML files of a repository are other files: not worth reading them as YAML. */
const MENTIONS_GROUPS = /\bgroups["']?\s*:/;
const REMEDY = 'cdk-prometheus-stack explain promql/syntax says more';

/**
 * `check PATH...`: finds rule files and reports what is wrong with their queries.
 *
 * @internal
 */
export function checkPaths(paths: readonly string[], terminal: Terminal): ExitCode {
  if (paths.length === 0) throw new Misuse('check needs a file or a folder');
  let unreadable = 0;
  const problem = (text: string) => {
    unreadable++;
    terminal.err(`cdk-prometheus-stack: ${text}`);
  };
  const counts = { files: 0, queries: 0, findings: 0 };
  for (const file of distinct(paths.flatMap((path) => findFiles(path, problem)))) {
    const text = readText(file, problem);
    if (text === undefined || (!file.named && !MENTIONS_GROUPS.test(text))) continue;
    const { queries, hasGroups, lines, error } = readRuleFile(text);
    if (error !== undefined) {
      problem(`${place(file.path, lines, error.offset)}: this YAML cannot be read: ${error.message}`);
    } else if (!hasGroups) {
      if (file.named) problem(`${file.path}: it has no rules: a rule file has "groups:", and each group has "rules:"`);
    } else {
      counts.files++;
      counts.queries += queries.length;
      for (const query of queries) counts.findings += report(file.path, text, query, lines, terminal);
    }
  }
  if (counts.files === 0 && unreadable === 0) problem(`no rule files in ${paths.join(', ')}: looked for YAML with "groups:"`);
  if (counts.files > 0) terminal.out(`${plural(counts.findings, 'problem')} in ${plural(counts.queries, 'rule')} of ${plural(counts.files, 'file')}`);
  if (unreadable > 0) return ExitCode.MISUSE;
  return counts.findings > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN;
}

/** @returns how many findings */
function report(path: string, text: string, query: RuleQuery, lines: LineCounter, terminal: Terminal): number {
  const finding = findingOf(query);
  if (finding === undefined) return 0;
  const { position, reason, excerpt, remedy } = finding;
  terminal.out(`${place(path, lines, sourceOffset(text, query.node, position))}: error [promql/syntax] ${query.where}: ${reason}`);
  for (const line of excerpt) terminal.out(`  ${line}`);
  terminal.out(`    remedy: ${remedy}`);
  return 1;
}

interface SyntaxFinding { readonly position: number; readonly reason: string; readonly excerpt: readonly string[]; readonly remedy: string }

function findingOf({ expr, node }: RuleQuery): SyntaxFinding | undefined {
  if (expr === undefined) return { position: 0, reason: 'the rule has no query', excerpt: [], remedy: 'add expr: with PromQL as its text' };
  try {
    const { error } = Query.tryParse(expr);
    // The message of a query ends with its line and a caret.
    return error && { position: error.position, reason: error.reason, excerpt: error.message.split('\n').slice(1), remedy: error.remedy ?? REMEDY };
  } catch (error) {
    if (error instanceof RangeError) return { position: 0, reason: 'the query is nested too deeply', excerpt: [], remedy: 'split it with recording rules' };
    throw new Error(`a query at offset ${node.range?.[0]}: ${(error as Error).message}`);
  }
}

function place(path: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${path}:${line}:${col}`;
}

/** A file may be named and lie in a named folder. */
function distinct(files: readonly FoundFile[]): FoundFile[] {
  const byPath = new Map<string, FoundFile>();
  for (const file of files) if (file.named || !byPath.has(file.path)) byPath.set(file.path, file);
  return [...byPath.values()];
}

function plural(count: number, thing: string): string {
  return `${count === 0 ? 'no' : count} ${thing}${count === 1 ? '' : 's'}`;
}
