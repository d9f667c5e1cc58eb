export * from './postgres-pack';
export * from './props';
