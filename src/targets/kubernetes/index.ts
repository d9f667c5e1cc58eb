import { requirePeer } from '../require-peer';

requirePeer('cdk8s', 'kubernetes');

export * from './ingress';
export * from './kubernetes-monitoring';
export * from './kubernetes-monitoring-props';
export * from './kubernetes-part';
export * from './network-peer';
