export * from './node-pack';
