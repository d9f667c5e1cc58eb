import { alert, PLAIN } from './dashboards';
import { Severity } from '../../../src/core';
import { Panel, PanelProps } from '../../../src/model';
import { DrawableAlerts, renderThresholds } from '../../../src/render/grafana/thresholds';

const ALERTS: DrawableAlerts = {
  alerts: [
    alert('HighErrorRate', 'job:errors:ratio > $threshold', 0.05, Severity.CRITICAL),
    alert('SlowRequests', 'job:latency:p95 >= $threshold', 0.5),
    alert('BusyHour', 'job:requests:rate > $threshold', 100, Severity.INFO),
    alert('CustomSeverity', 'x > $threshold', 7, Severity.of('page')),
    alert('DiskFillsUp', 'node:free:ratio < $threshold', 0.1),
    alert('DiskFull', '$threshold >= node:free:ratio', 0.05, Severity.CRITICAL),
    alert('Down', 'up == 0'),
  ],
};

const steps = (props: Partial<PanelProps>, draw: 'lines' | 'areas' = 'areas', alerts = ALERTS) =>
  renderThresholds(Panel.stat({ ...PLAIN, ...props }), alerts, draw).steps.map(({ value, color }) => [value, color]);

test('without a threshold nothing is good or bad', () => {
  expect(renderThresholds(Panel.stat(PLAIN), ALERTS, 'areas')).toEqual({ mode: 'absolute', steps: [{ value: null, color: 'blue' }] });
});

test('own thresholds are put in ascending order above a green base', () => {
  expect(steps({ thresholds: [{ value: 90, color: 'red' }, { value: 80, color: '#ffaa00' }] })).toEqual([[null, 'green'], [80, '#ffaa00'], [90, 'red']]);
});

test.each([
  ['BusyHour', 100, 'blue'],
  ['SlowRequests', 0.5, 'orange'],
  ['HighErrorRate', 0.05, 'red'],
  ['CustomSeverity', 7, 'purple'],
])('the alert %s is drawn at its threshold in the colour of its severity', (name, value, color) => {
  expect(steps({ alerts: [name] })).toEqual([[null, 'green'], [value, color]]);
});

test('an alert that fires below its threshold colours what is below', () => {
  expect(steps({ alerts: ['DiskFillsUp', 'DiskFull'] })).toEqual([[null, 'red'], [0.05, 'orange'], [0.1, 'green']]);
});

test('lines keep the colour of their alert, whichever side is bad', () => {
  expect(steps({ alerts: ['DiskFillsUp', 'DiskFull'] }, 'lines')).toEqual([[null, 'green'], [0.05, 'red'], [0.1, 'orange']]);
});

test('a range that is good between two alerts is green between them', () => {
  const alerts = { alerts: [alert('TooLow', 'x < $threshold', 10), alert('TooHigh', 'x > $threshold', 20, Severity.CRITICAL)] };
  expect(steps({ alerts: ['TooHigh', 'TooLow'] }, 'areas', alerts)).toEqual([[null, 'orange'], [10, 'green'], [20, 'red']]);
});

test('of two thresholds at one value the panel\'s own is drawn', () => {
  expect(steps({ alerts: ['SlowRequests'], thresholds: [{ value: 0.5, color: 'yellow' }] })).toEqual([[null, 'green'], [0.5, 'yellow']]);
});

test.each([
  ['sum(up > 0) < $threshold', 2],
  ['free < on() total * $threshold', 0.1],
  ['rate(x[5m]) < $threshold and on() rate(y[5m]) > 1', 4],
])('%s fires below its threshold', (expr, threshold) => {
  expect(steps({ alerts: ['Low'] }, 'areas', { alerts: [alert('Low', expr, threshold)] })).toEqual([[null, 'orange'], [threshold, 'green']]);
});

test.each([
  ['sum(up < 1) > $threshold', 2],
  ['clamp_max(x, $threshold) == 3', 3],
])('%s does not', (expr, threshold) => {
  expect(steps({ alerts: ['High'] }, 'areas', { alerts: [alert('High', expr, threshold)] })).toEqual([[null, 'green'], [threshold, 'orange']]);
});

test('a tuned and renamed alert is found by the name its author gave it, and drawn where it is now', () => {
  const tuned = ALERTS.alerts[0]._tuned({ alertName: 'ApiErrors', threshold: 0.02, severity: Severity.WARNING });
  const alerts = { alerts: [tuned] };
  expect(steps({ alerts: ['HighErrorRate'] }, 'areas', alerts)).toEqual([[null, 'green'], [0.02, 'orange']]);
  expect(steps({ alerts: ['ApiErrors'] }, 'areas', alerts)).toEqual([[null, 'green'], [0.02, 'orange']]);
});

test('of several alerts of one name the first is drawn: the pack\'s own', () => {
  const alerts = { alerts: [alert('Slow', 'a > $threshold', 1), alert('Slow', 'b > $threshold', 2)] };
  expect(steps({ alerts: ['Slow'] }, 'areas', alerts)).toEqual([[null, 'green'], [1, 'orange']]);
});

test('an unknown alert is refused, with those that could be meant', () => {
  expect(() => steps({ alerts: ['HighErorRate'] })).toThrow(
    'panel "Requests" draws the threshold of an unknown alert "HighErorRate": '
    + 'alerts with a threshold are BusyHour, CustomSeverity, DiskFillsUp, DiskFull, HighErrorRate, SlowRequests');
});

test('an alert without a threshold is refused', () => {
  expect(() => steps({ alerts: ['Down'] })).toThrow('panel "Requests" draws the threshold of the alert "Down", which has no threshold: alerts with a threshold are');
  expect(() => steps({ alerts: ['Down'] }, 'areas', { alerts: [] })).toThrow('an unknown alert "Down": no alert has a threshold, so leave "alerts" out');
});

test('an alert that the user left out of a pack is left out here too', () => {
  expect(steps({ alerts: ['RedisSlow', 'SlowRequests'] }, 'areas', { ...ALERTS, disabledAlerts: ['RedisSlow'] })).toEqual([[null, 'green'], [0.5, 'orange']]);
});
