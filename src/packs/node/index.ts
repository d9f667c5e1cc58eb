export * from './node-pack';
export * from './props';
