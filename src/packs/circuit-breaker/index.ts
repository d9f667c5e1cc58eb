export * from './circuit-breaker-pack';
