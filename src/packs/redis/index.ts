export * from './redis-pack';
