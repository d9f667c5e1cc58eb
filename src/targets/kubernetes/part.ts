import type { ApiObject, JsonPatch } from 'cdk8s';
import { IKubernetesPart } from './kubernetes-part';
import { NetworkPeer } from './network-peer';

/**
 * What a part needs of the monitoring that it belongs to.
 *
 * @internal
 */
export interface PartHost {
  _objectsOf(workload: string): ApiObject[];
  _allow(direction: 'from' | 'to', workload: string, peer: NetworkPeer): void;
  patch(kind: string, name: string, ...patches: JsonPatch[]): void;
}

/** @internal */
export interface PartAttributes extends Pick<IKubernetesPart, 'name' | 'namespace' | 'objectName' | 'controllerKind' | 'port' | 'podLabels'> {}

/** @internal */
export class Part implements IKubernetesPart {
  public readonly name: string;
  public readonly namespace: string;
  public readonly objectName: string;
  public readonly controllerKind: string;
  public readonly host: string;
  public readonly port: number;
  public readonly podLabels: { readonly [label: string]: string };

  public constructor(private readonly owner: PartHost, attributes: PartAttributes) {
    this.name = attributes.name;
    this.namespace = attributes.namespace;
    this.objectName = attributes.objectName;
    this.controllerKind = attributes.controllerKind;
    this.host = `${attributes.objectName}.${attributes.namespace}.svc`;
    this.port = attributes.port;
    this.podLabels = attributes.podLabels;
  }

  public get objects(): ApiObject[] {
    return this.owner._objectsOf(this.name);
  }

  public patch(...patches: JsonPatch[]): void {
    this.owner.patch(this.controllerKind, this.objectName, ...patches);
  }

  public allowFrom(peer: NetworkPeer): void {
    this.owner._allow('from', this.name, peer);
  }

  public allowTo(peer: NetworkPeer): void {
    this.owner._allow('to', this.name, peer);
  }
}
