export * from './read-json';
export * from './read-yaml';
export * from './shape';
export * from './shape-reader';
export * from './source-file';
export * from './source-node';
export * from './text-offset';
