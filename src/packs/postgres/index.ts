export * from './postgres-pack';
