import { Fault } from './fault';
import { CLUSTER_FAULTS } from '../cluster/faults';
import { COMPOSE_FAULTS } from '../compose/faults';
import { HOST_FAULTS } from '../host/faults';

/** Each is caught by the scenario named; `npm run test:live:faults` shows it. */
export const FAULTS: Fault[] = [...COMPOSE_FAULTS, ...CLUSTER_FAULTS, ...HOST_FAULTS];
