import { Fault } from './fault';

/** Each is caught by the scenario named; `npm run test:live:faults` shows it. */
export const FAULTS: Fault[] = [];
