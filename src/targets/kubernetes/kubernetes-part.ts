import type { ApiObject, JsonPatch } from 'cdk8s';
import { NetworkPeer } from './network-peer';

/**
 * One running part of a monitoring: how others reach it, and how its objects are changed.
 */
export interface IKubernetesPart {
  /** The name of the part, such as `prometheus`. */
  readonly name: string;
  /** The namespace that it is in. */
  readonly namespace: string;
  /** The name of its Service, its ServiceAccount and the object that runs it. */
  readonly objectName: string;
  /** The kind of the object that runs it: `StatefulSet`, `Deployment` or `DaemonSet`. */
  readonly controllerKind: string;
  /** The host name under which the cluster reaches it. */
  readonly host: string;
  /** Its first port, the one that is scraped. */
  readonly port: number;
  /** The labels that select its pods. */
  readonly podLabels: { readonly [label: string]: string };
  /**
   * The objects that belong to it alone.
   *
   * @throws before synthesis, when they are made
   */
  readonly objects: ApiObject[];

  /**
   * Changes the object that runs it, as the last step.
   *
   * @throws after synthesis
   */
  patch(...patches: JsonPatch[]): void;

  /**
   * Lets other pods call it. A part is closed but for the monitoring's own flows.
   *
   * @throws after synthesis
   */
  allowFrom(peer: NetworkPeer): void;

  /**
   * Lets it call other pods. By default on any of their ports.
   *
   * @throws after synthesis
   */
  allowTo(peer: NetworkPeer): void;
}
