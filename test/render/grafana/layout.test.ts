import { PLAIN } from './dashboards';
import { Panel } from '../../../src/model';
import { layOut } from '../../../src/render/grafana/layout';

const sized = (width?: number, height?: number) => Panel.timeSeries({ ...PLAIN, width, height });
const positions = (panels: Panel[]) => layOut([{ title: 'Row', panels }])[0].panels.map(({ gridPos }) => gridPos);

test('three panels of the default size fill a line', () => {
  expect(positions([sized(), sized(), sized(), sized()])).toEqual([
    { x: 0, y: 1, w: 8, h: 8 },
    { x: 8, y: 1, w: 8, h: 8 },
    { x: 16, y: 1, w: 8, h: 8 },
    { x: 0, y: 9, w: 8, h: 8 },
  ]);
});

test('a panel that does not fit starts a line below the highest panel of the line before', () => {
  expect(positions([sized(6, 4), sized(12, 10), sized(8, 5), sized(16, 3)])).toEqual([
    { x: 0, y: 1, w: 6, h: 4 },
    { x: 6, y: 1, w: 12, h: 10 },
    { x: 0, y: 11, w: 8, h: 5 },
    { x: 8, y: 11, w: 16, h: 3 },
  ]);
});

test('a section starts below the one before; a folded one takes one line, with its panels where they will be', () => {
  const rows = layOut([
    { title: 'Open', panels: [sized(24, 5)] },
    { title: 'Folded', panels: [sized(24, 7)], collapsed: true },
    { title: 'Empty', panels: [] },
    { title: 'Last', panels: [sized(24, 2)] },
  ]);
  expect(rows.map(({ gridPos }) => gridPos)).toEqual([
    { x: 0, y: 0, w: 24, h: 1 },
    { x: 0, y: 6, w: 24, h: 1 },
    { x: 0, y: 7, w: 24, h: 1 },
    { x: 0, y: 8, w: 24, h: 1 },
  ]);
  expect(rows[1].panels[0].gridPos).toEqual({ x: 0, y: 7, w: 24, h: 7 });
  expect(rows[3].panels[0].gridPos).toEqual({ x: 0, y: 9, w: 24, h: 2 });
});

test('ids count from 1 in reading order', () => {
  const rows = layOut([{ title: 'A', panels: [sized(), sized()] }, { title: 'B', panels: [sized()], collapsed: true }]);
  expect(rows.map((row) => [row.id, ...row.panels.map((panel) => panel.id)])).toEqual([[1, 2, 3], [4, 5]]);
});
