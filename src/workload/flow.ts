import { Protocol } from './port';

/**
 * One end of a flow: a workload of the plan, an address outside it, or anybody in the network.
 */
export interface FlowPeer {
  /** The name of a workload of the same plan. @default - not a workload */
  readonly workload?: string;
  /** A host outside the plan, as it was given. @default - any host */
  readonly host?: string;
}

/**
 * Who opens connections to whom. Targets open these flows and no others.
 */
export interface Flow {
  /** Who opens the connection. */
  readonly from: FlowPeer;
  /** Who is connected to. */
  readonly to: FlowPeer;
  /** The port that is connected to; 0 when only deployment knows it. */
  readonly port: number;
  /**
   * The transport.
   * @default Protocol.TCP
   */
  readonly protocol?: Protocol;
  /** What it is for, in a few words. */
  readonly reason: string;
}
