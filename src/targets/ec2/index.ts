import { requirePeer } from '../require-peer';

requirePeer('aws-cdk-lib', 'ec2');

export * from './ec2-monitoring';
export * from './ec2-monitoring-props';
export * from './secrets';
