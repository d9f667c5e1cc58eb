import { Document, isAlias, isMap, isScalar, isSeq, LineCounter, Node, parseAllDocuments, Scalar, visit, YAMLMap } from 'yaml';

/**
 * A query of a rule file, or the place where one is missing.
 *
 * @internal
 */
export interface RuleQuery {
  /** The rule as people call it. */
  readonly where: string;
  /** The query; nothing if there is none, or no text. */
  readonly expr?: string;
  /** What stands in the file for it. */
  readonly node: Node;
}

/**
 * The queries of a rule file.
 *
 * @internal
 */
export interface RuleFileContent {
  readonly queries: readonly RuleQuery[];
  /** Whether it has rule groups at all. */
  readonly hasGroups: boolean;
  readonly lines: LineCounter;
  /** Why it cannot be read, with the place. */
  readonly error?: { readonly message: string; readonly offset: number };
}

/**
 * Reads Prometheus' rule files, and the operator's PrometheusRule objects, which hold the same below `spec`
 * (https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/#syntax-checking-rules).
 *
 * It walks the tree of nodes and visits each node once, so that aliases can neither multiply nor go in circles.
 *
 * @internal
 */
export function readRuleFile(text: string): RuleFileContent {
  const lines = new LineCounter();
  const documents = [...parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })] as Document[];
  const broken = documents.find((document) => document.errors.length > 0);
  if (broken !== undefined) {
    const { message, pos } = broken.errors[0];
    return { queries: [], hasGroups: true, lines, error: { message: /call stack/.test(message) ? 'it is nested too deeply' : firstLine(message), offset: pos[0] } };
  }
  const queries: RuleQuery[] = [];
  let hasGroups = false;
  for (const document of documents) {
    const walk = new Walk(document);
    const root = walk.map(document.contents);
    const groups = walk.items(root?.get('groups', true) ?? walk.map(root?.get('spec', true))?.get('groups', true));
    for (const group of groups) {
      const rules = walk.items(walk.map(group)?.get('rules', true));
      hasGroups ||= rules.length > 0;
      for (const rule of rules) {
        const map = walk.map(rule);
        if (map !== undefined) queries.push(queryOf(map, walk));
      }
    }
  }
  return { queries, hasGroups, lines };
}

function queryOf(rule: YAMLMap, walk: Walk): RuleQuery {
  const name = (field: string) => walk.text(rule.get(field, true));
  const alert = name('alert');
  const record = name('record');
  const where = alert !== undefined ? `alert ${alert}` : record !== undefined ? `recording rule ${record}` : 'a rule without a name';
  const expr = walk.scalar(rule.get('expr', true));
  return { where, expr: expr && walk.text(expr), node: expr ?? rule };
}

class Walk {
  private readonly seen = new Set<unknown>();
  private readonly targets = new Map<unknown, Node | undefined>();

  public constructor(document: Document) {
    const anchors = new Map<string, Node>();
    visit(document, {
      Node: (_, node) => {
        if (isAlias(node)) this.targets.set(node, anchors.get(node.source));
        else if (node.anchor !== undefined) anchors.set(node.anchor, node);
      },
    });
  }

  /** The map, unless it was visited before. */
  public map(node: unknown): YAMLMap | undefined {
    const target = this.target(node);
    return isMap(target) && this.first(target) ? target : undefined;
  }

  /** The items of a list, unless it was visited before. */
  public items(node: unknown): unknown[] {
    const target = this.target(node);
    return isSeq(target) && this.first(target) ? target.items : [];
  }

  public scalar(node: unknown): Scalar | undefined {
    const target = this.target(node);
    return isScalar(target) ? target : undefined;
  }

  /** A number or a truth value is what it was written as: `expr: 1` is a query. */
  public text(node: unknown): string | undefined {
    const scalar = this.scalar(node);
    if (scalar === undefined || scalar.value === null) return undefined;
    return typeof scalar.value === 'string' ? scalar.value : scalar.source ?? String(scalar.value);
  }

  private target(node: unknown): unknown {
    return isAlias(node) ? this.targets.get(node) : node;
  }

  private first(node: unknown): boolean {
    if (this.seen.has(node)) return false;
    this.seen.add(node);
    return true;
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0];
}
