export * from './expression';
export * from './printer';
export * from './query';
export * from './query-error';
export * from './regexp';
export * from './selectors';
