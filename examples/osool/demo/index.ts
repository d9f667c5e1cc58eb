export * from './secrets';
export * from './services';
