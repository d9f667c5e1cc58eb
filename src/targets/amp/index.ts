import { requirePeer } from '../require-peer';

requirePeer('aws-cdk-lib', 'amp');

export * from './amp-monitoring';
export * from './amp-receivers';
