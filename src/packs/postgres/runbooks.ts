import { Runbook } from '../../model';

/** @internal */
export const Runbooks = {
  PostgresDown: {
    meaning: 'The exporter cannot connect to the database (`pg_up` is 0), or Prometheus gets no answer from the exporter (`up` is 0).',
    impact: 'If the database is down, every request that needs it fails.',
    diagnosis: 'Compare `up` and `pg_up`: with `up` 0 the exporter is the problem. Its log says why it cannot connect: refused (server or firewall), '
      + '`no pg_hba.conf entry` or `SSL` (sslMode), `password authentication failed` (a rotated password: the exporter must be restarted), `too many clients`.',
    mitigation: 'Start or fail over the database; give the exporter the new password; free connections.',
  },
  PostgresTooManyConnections: {
    meaning: 'Most of the connections that the server allows are in use.',
    impact: 'At the limit new connections are refused ("too many clients already") and requests fail.',
    diagnosis: 'The panel "Connections" tells which database. `SELECT usename, application_name, state, count(*) FROM pg_stat_activity GROUP BY 1, 2, 3 ORDER BY 4 DESC` tells who holds them; '
      + 'many in state idle mean pools that are too large or leak.',
    mitigation: 'Restart what leaks, lower the pools, put a pooler such as PgBouncer in front, or raise max_connections (which costs memory).',
  },
  PostgresLongTransaction: {
    meaning: 'A transaction has been open for so long that something is most likely stuck.',
    impact: 'It holds its locks, and vacuum cannot remove what it might still see: tables grow and slow down.',
    diagnosis: '`SELECT pid, usename, state, xact_start, left(query, 100) FROM pg_stat_activity WHERE xact_start IS NOT NULL ORDER BY xact_start LIMIT 5`. '
      + 'State "idle in transaction" is a client that forgot to commit.',
    mitigation: '`SELECT pg_terminate_backend(<pid>)` ends it. Set idle_in_transaction_session_timeout so that it does not come back.',
  },
  PostgresDeadlocks: {
    meaning: 'Transactions lock the same rows in different orders, and the server cancels one of them.',
    impact: 'The cancelled transactions fail; if the application does not try again, its users see errors.',
    diagnosis: "The server's log has the statements of each deadlock (`deadlock detected`).",
    mitigation: 'Lock rows in one order everywhere, keep transactions short, and try cancelled ones again.',
  },
  PostgresReplicationLag: {
    meaning: 'The replica applies changes later than they are made.',
    impact: 'Readers of the replica see old data; a failover would lose what has not arrived.',
    diagnosis: 'Look at the network and disk of the replica, for long queries on it (they hold back changes), and for a burst of writes on the primary.',
    mitigation: 'Move heavy readers away, cancel the query that holds changes back, or give the replica more disk throughput.',
  },
} as const satisfies Record<string, Runbook>;
