import { RuleTest } from '../../../src/model';

/** In minutes: a day, and the hour before it that the alert looks back to, and some more. */
const LONG = 26 * 60;

export function ruleTests(job: string): RuleTest[] {
  const target = `instance="backend:8000", job="${job}"`;
  const connections = (count: number) => [{ series: `osool_database_connections{${target}}`, values: `${count}x20` }];
  const reservations = (status: string, values: string) => ({ series: `osool_reservations_total{${target}, status="${status}"}`, values });
  const up = { series: `up{${target}}`, values: `1x${LONG}` };
  // A reservation every ten minutes: so many of ten failed.
  const outcomes = (failed: number) => [reservations('failed', `0+${failed / 100}x100`), reservations('completed', `0+${(10 - failed) / 100}x100`)];

  const fires = (summary: string, description: string, labels = {}) => [{ labels: { job, severity: 'warning', ...labels }, annotations: { summary, description } }];
  const none = fires('No reservation was completed for 24 hours', `The backend (${job}) has counted no completed reservation in the last 24 hours.`);
  return [
    {
      name: 'fires at 41 for 5 minutes',
      alert: 'HighDatabaseConnections',
      series: connections(41),
      evalTime: '5m',
      firing: fires('The pool of database connections runs out', 'backend:8000 uses 41 of its 50 connections, more than 40 connections.', { instance: 'backend:8000' }),
    },
    { name: 'stays silent at 40', alert: 'HighDatabaseConnections', series: connections(40), evalTime: '20m' },
    { name: 'stays silent before 5 minutes', alert: 'HighDatabaseConnections', series: connections(41), evalTime: '4m' },

    { name: 'fires when the backend never completed any', alert: 'NoReservationsInLast24Hours', series: [up, reservations('failed', `0+1x${LONG}`)], evalTime: '24h', firing: none },
    { name: 'stays silent on the first day', alert: 'NoReservationsInLast24Hours', series: [up, reservations('completed', `0x${LONG}`)], evalTime: '23h59m' },
    {
      name: 'fires when a restart set the counter back and none followed',
      alert: 'NoReservationsInLast24Hours',
      series: [up, reservations('completed', '5x60 stale')],
      evalTime: '25h5m',
      firing: none,
    },
    {
      name: 'stays silent for the first one after a restart',
      alert: 'NoReservationsInLast24Hours',
      series: [up, reservations('completed', '5x60 stale _x1470 1x40')],
      evalTime: '26h',
    },
    {
      name: 'stays silent when it was followed by another restart',
      alert: 'NoReservationsInLast24Hours',
      series: [up, reservations('completed', '5x60 stale _x1470 1x10 stale')],
      evalTime: '26h',
    },

    { name: 'fires at 21 % for 30 minutes', alert: 'HighReservationFailureRate', series: outcomes(2.1), evalTime: '31m', firing: fires('Reservations fail', '21% of the reservations failed, more than 20%.') },
    { name: 'stays silent at 19 %', alert: 'HighReservationFailureRate', series: outcomes(1.9), evalTime: '90m' },
    { name: 'stays silent before 30 minutes', alert: 'HighReservationFailureRate', series: outcomes(2.1), evalTime: '30m' },
    { name: 'stays silent for one failure', alert: 'HighReservationFailureRate', series: [reservations('failed', '0x10 1x90')], evalTime: '60m' },
  ];
}
