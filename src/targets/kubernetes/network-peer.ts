/**
 * Pods of the cluster that talk to a part, or that a part talks to, beside those of the monitoring.
 */
export interface NetworkPeer {
  /** The namespace they are in. @default - the monitoring's own */
  readonly namespace?: string;
  /** Labels that they have. @default - all pods of the namespace */
  readonly podLabels?: { readonly [label: string]: string };
  /** The port that is opened, on the one who is called. @default - the first port of the part in `allowFrom`, any port in `allowTo` */
  readonly port?: number;
}
