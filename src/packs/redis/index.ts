export * from './redis-pack';
export * from './props';
