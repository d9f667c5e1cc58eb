import { Json } from '../../../core';

/**
 * A panel and its place in the file.
 *
 * @internal
 */
export interface PlacedJson {
  readonly json: Json;
  readonly place: string;
}

const COLUMNS = 24;
/** A grid row is 30 pixels high, with 8 between two (Grafana's own migration to schema 16). */
const PIXELS = 38;
const LEAST_HEIGHT = 3;
const DEFAULT_HEIGHT = 250;
/** Of twelve columns. */
const DEFAULT_SPAN = 4;

/**
 * The panels of a dashboard on Grafana's grid. Before schema 16 (Grafana 5) they stood in rows, each a number of twelve columns
 * wide.
 *
 * @internal
 */
export function placedPanels(dashboard: Json): PlacedJson[] {
  const rows: readonly Json[] | undefined = dashboard.rows;
  const panels: PlacedJson[] = (dashboard.panels ?? []).map((json: Json, i: number) => ({ json, place: `panels[${i}]` }));
  if (!rows?.length || panels.length > 0) return panels;
  const hasTitles = rows.some((row) => row.collapse || row.showTitle || row.repeat);
  let y = 0;
  let id = Math.max(0, ...rows.flatMap((row) => row.panels ?? []).map((panel: Json) => (typeof panel.id === 'number' ? panel.id : 0)));
  return rows.flatMap((row, i) => {
    const height = heightOf(row.height);
    const top = hasTitles ? y + 1 : y;
    let x = 0;
    let line = top;
    const below: PlacedJson[] = (row.panels ?? []).map((json: Json, j: number) => {
      const w = Math.max(1, Math.min(COLUMNS, Math.round((json.span || DEFAULT_SPAN) * 2)));
      if (x + w > COLUMNS) {
        x = 0;
        line += height;
      }
      const h = json.height === undefined ? height : heightOf(json.height);
      const placed = { json: { ...json, gridPos: { x, y: line, w, h } }, place: `rows[${i}].panels[${j}]` };
      x += w;
      return placed;
    });
    const bottom = Math.max(top, ...below.map(({ json: { gridPos } }) => gridPos.y + gridPos.h));
    const title = { id: ++id, type: 'row', title: row.title ?? '', collapsed: row.collapse === true, gridPos: { x: 0, y, w: COLUMNS, h: 1 }, ...(row.repeat ? { repeat: row.repeat } : {}) };
    y = hasTitles && row.collapse ? y + 1 : bottom;
    if (!hasTitles) return below;
    return row.collapse ? [{ json: { ...title, panels: below.map(({ json }) => json) }, place: `rows[${i}]` }] : [{ json: { ...title, panels: [] }, place: `rows[${i}]` }, ...below];
  });
}

function heightOf(height: unknown): number {
  const pixels = typeof height === 'number' ? height : typeof height === 'string' ? parseInt(height, 10) : NaN;
  return Math.max(LEAST_HEIGHT, Math.ceil((Number.isFinite(pixels) ? pixels : DEFAULT_HEIGHT) / PIXELS));
}
