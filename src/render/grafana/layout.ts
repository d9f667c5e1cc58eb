import type { GridPos } from '@grafana/schema';
import { DashboardRow, Panel } from '../../model';

const COLUMNS = 24;
const DEFAULT_SIZE = 8;
const ROW_HEIGHT = 1;

/**
 * A panel where it goes.
 *
 * @internal
 */
export interface PlacedPanel {
  readonly id: number;
  readonly gridPos: GridPos;
  readonly panel: Panel;
}

/**
 * A section where its title goes, with its panels.
 *
 * @internal
 */
export interface PlacedRow {
  readonly id: number;
  readonly gridPos: GridPos;
  readonly row: DashboardRow;
  readonly panels: readonly PlacedPanel[];
}

/**
 * Where everything goes on Grafana's grid: sections from top to bottom, in each its panels from left to right, a new line
 * when the 24 columns are full. Ids count from 1 in that order.
 *
 * A folded section takes the height of its title only; its panels lie where they will be once it is opened.
 *
 * @internal
 */
export function layOut(rows: readonly DashboardRow[]): PlacedRow[] {
  let id = 1;
  let top = 0;
  return rows.map((row) => {
    const placedRow = { id: id++, gridPos: { h: ROW_HEIGHT, w: COLUMNS, x: 0, y: top }, row };
    const positions = linesOf(row.panels, top + ROW_HEIGHT);
    const panels = row.panels.map((panel, i) => ({ id: id++, gridPos: positions[i], panel }));
    const bottom = Math.max(top + ROW_HEIGHT, ...positions.map(({ y, h }) => y + h));
    top = row.collapsed ? top + ROW_HEIGHT : bottom;
    return { ...placedRow, panels };
  });
}

/** A line is as high as its highest panel. */
function linesOf(panels: readonly Panel[], top: number): GridPos[] {
  let x = 0;
  let y = top;
  let height = 0;
  return panels.map(({ _props }) => {
    const w = _props.width ?? DEFAULT_SIZE;
    const h = _props.height ?? DEFAULT_SIZE;
    if (x + w > COLUMNS) {
      x = 0;
      y += height;
      height = 0;
    }
    const position = { h, w, x, y };
    x += w;
    height = Math.max(height, h);
    return position;
  });
}
