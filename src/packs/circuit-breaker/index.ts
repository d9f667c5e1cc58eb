export * from './circuit-breaker-pack';
export * from './props';
