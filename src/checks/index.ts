export * from './check';
export * from './check-suite';
export * from './estimate';
