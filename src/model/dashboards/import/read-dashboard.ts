import { dashboard as shape } from './dashboard-shape';
import { CHOSEN, DataSources } from './data-sources';
import { PlacedJson, placedPanels } from './old-rows';
import { convertPanel } from './panel-kinds';
import { FileProblem, FileProblemKind, Json } from '../../../core';
import { Query } from '../../../promql';
import { readJson, ShapeReader, SourceFile, SourceNode, textOffset, valueOf } from '../../../source';

/**
 * A dashboard that was read, in today's form.
 *
 * @internal
 */
export interface ReadDashboard {
  /** Without the variable that chooses the data source. */
  readonly json: Json;
  /** Every panel but titles of rows, those of folded rows too, with the row it is in. */
  readonly panels: readonly { readonly row?: string; readonly panel: Json }[];
  readonly problems: readonly FileProblem[];
}

/** Kinds of panels that read nothing. */
const WITHOUT_DATA = ['row', 'text', 'dashlist', 'news', 'alertlist', 'annolist', 'welcome'];
/** What an export holds besides. */
const NOT_KEPT = ['__inputs', '__requires', '__elements', 'rows', 'iteration', 'gnetId', 'version', 'id'];
/** The last version of the classic schema. */
const SCHEMA_VERSION = 42;

/**
 * Reads a dashboard in JSON: as Grafana exports it, as its API gives it, or as grafana.com has it.
 *
 * @internal
 */
export function readDashboard(text: string, name: string): ReadDashboard {
  const file = new SourceFile(text, name);
  const root = readJson(file);
  if (root === undefined || file.problems.length > 0) return { json: {}, panels: [], problems: file.problems };
  return new Reading(file).dashboard(root);
}

class Reading {
  private readonly reader: ShapeReader;
  private sources = new DataSources({});

  public constructor(private readonly file: SourceFile) {
    this.reader = new ShapeReader(file);
  }

  public dashboard(root: SourceNode): ReadDashboard {
    const node = valueOf(root, 'dashboard') ?? (valueOf(root, 'apiVersion') ? valueOf(root, 'spec') : undefined) ?? root;
    if (valueOf(node, 'elements') !== undefined && valueOf(node, 'layout') !== undefined) {
      this.file.problem(FileProblemKind.NOT_CARRIED, node.at, '', 'it is a dashboard of schema version 2, which cannot be provisioned with others', 'export it from Grafana as a classic dashboard');
      return { json: {}, panels: [], problems: this.file.problems };
    }
    const value: Json = this.reader.read(node, shape) ?? {};
    for (const place of this.reader.secrets) this.tell(FileProblemKind.LITERAL_SECRET, place, 'what looks like a secret stands in the file', 'remove it, and make it useless if it was real');
    if (this.file.problems.length > 0) return { json: {}, panels: [], problems: this.file.problems };
    this.sources = new DataSources(value);
    const filled = this.withInputs(value);
    const panels = placedPanels(filled).map((placed) => this.panel(placed));
    const kept = Object.fromEntries(Object.entries(filled).filter(([field]) => !NOT_KEPT.includes(field)));
    const json = {
      ...kept,
      id: null,
      editable: false,
      schemaVersion: SCHEMA_VERSION,
      version: 1,
      panels,
      templating: { list: this.variables(filled) },
      annotations: { list: this.annotations(filled) },
    };
    return { json, panels: flat(panels), problems: this.file.problems };
  }

  /** Constants that an import would ask for, and older spellings of variables. */
  private withInputs(value: Json): Json {
    const constants = new Map<string, string>((value.__inputs ?? []).filter((input: Json) => input?.type === 'constant').map((input: Json) => [`\${${input.name}}`, String(input.value ?? '')]));
    const names = this.sources.variables.filter((variable) => variable !== 'datasource');
    const fill = (inner: any): any => {
      if (typeof inner === 'string') {
        let text = inner;
        for (const [name, constant] of constants) text = text.split(name).join(constant);
        for (const name of names) text = text.replace(new RegExp(`\\$\\{${name}(:\\w+)?\\}|\\$${name}\\b`, 'g'), '$${datasource}');
        return text.replace(/\[\[(\w+)(:\w+)?\]\]/g, '${$1$2}');
      }
      if (Array.isArray(inner)) return inner.map(fill);
      return typeof inner === 'object' && inner !== null ? Object.fromEntries(Object.entries(inner).map(([key, below]) => [key, fill(below)])) : inner;
    };
    const { __inputs: inputs, ...rest } = value;
    return { ...fill(rest), ...(inputs === undefined ? {} : { __inputs: inputs }) };
  }

  private panel({ json, place }: PlacedJson): Json {
    if (json.type === 'row') {
      const inside: Json[] = (json.panels ?? []).map((panel: Json, i: number) => this.panel({ json: panel, place: `${place}.panels[${i}]` }));
      const { datasource: _, ...row } = json;
      return { ...row, panels: inside };
    }
    if (json.libraryPanel !== undefined) {
      this.tell(FileProblemKind.NOT_CARRIED, place, 'it is a panel of Grafana\'s library, which is not in the file', 'unlink it in Grafana, and export the dashboard again');
    }
    const { panel, refused } = convertPanel(json);
    if (refused) this.tell(FileProblemKind.NOT_CARRIED, `${place}.type`, ...refused);
    if (WITHOUT_DATA.includes(panel.type)) return panel;
    const targets: Json[] | undefined = panel.targets?.map((target: Json, i: number) => this.target(target, panel.datasource, `${place}.targets[${i}]`));
    // Where queries say what they read, the panel need not.
    const own = targets?.length ? this.sources.resolve(panel.datasource) : this.checked(panel.datasource, `${place}.datasource`);
    return { ...panel, datasource: own.other === undefined ? own.reference : CHOSEN, ...(targets === undefined ? {} : { targets }) };
  }

  private target(target: Json, panelSource: unknown, place: string): Json {
    const isMixed = panelSource === '-- Mixed --' || (panelSource as Json | undefined)?.uid === '-- Mixed --';
    const { reference } = this.checked(target.datasource ?? (isMixed ? undefined : panelSource), place);
    if (reference === CHOSEN && typeof target.expr === 'string' && target.expr.trim() !== '') this.query(target.expr, `${place}.expr`);
    return { ...target, datasource: reference };
  }

  private query(expr: string, place: string): void {
    const { error } = Query.tryParse(expr, { grafana: true });
    const node = this.reader.node(place);
    if (error === undefined) return;
    const at = node?.kind === 'scalar' && node.text === expr ? textOffset(this.file.text, node, error.position) : this.reader.offset(place);
    this.file.problem(FileProblemKind.VALUE, at, place, `it is no PromQL query: ${error.reason}`, error.remedy ?? 'correct the query');
  }

  private variables(value: Json): Json[] {
    return (value.templating?.list ?? []).flatMap((variable: Json, i: number) => {
      const place = `templating.list[${i}]`;
      if (variable.type === 'datasource') {
        if (!this.sources.variables.includes(variable.name)) this.tell(FileProblemKind.NOT_CARRIED, place, 'it chooses a data source that is no Prometheus', 'remove what reads from it');
        return [];
      }
      return variable.type === 'query' || variable.type === 'adhoc' ? [{ ...variable, datasource: this.checked(variable.datasource, place).reference }] : [variable];
    });
  }

  private annotations(value: Json): Json[] {
    return (value.annotations?.list ?? []).map((annotation: Json, i: number) => (annotation.builtIn
      ? { ...annotation, datasource: { type: 'grafana', uid: '-- Grafana --' } } : { ...annotation, datasource: this.checked(annotation.datasource, `annotations.list[${i}]`).reference }));
  }

  private checked(reference: unknown, place: string): { readonly reference: unknown; readonly other?: string } {
    const resolved = this.sources.resolve(reference);
    if (resolved.other !== undefined) {
      this.tell(FileProblemKind.NOT_CARRIED, place, `it reads from ${JSON.stringify(resolved.other.slice(0, 60))}, and the monitoring has a Prometheus only`, 'remove it from the dashboard, and export that again');
    }
    return resolved;
  }

  private tell(kind: FileProblemKind, place: string, message: string, remedy: string): void {
    this.file.problem(kind, this.reader.offset(place), place, message, remedy);
  }
}

function flat(panels: readonly Json[]): { readonly row?: string; readonly panel: Json }[] {
  let row: string | undefined;
  return panels.flatMap((panel) => {
    if (panel.type !== 'row') return [{ row, panel }];
    row = panel.title;
    return (panel.panels ?? []).map((inner: Json) => ({ row, panel: inner }));
  });
}
