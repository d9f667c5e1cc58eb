export * from './circuit-breaker';
export * from './http-api';
export * from './llm-cost';
export * from './node';
export * from './postgres';
export * from './redis';
export * from './self';
