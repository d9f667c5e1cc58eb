// Loaded with the package: what a description is made of. None of it needs a peer.
export * from './core';
export * from './workload';
export * from './promql';
export * from './model';
export * from './checks';
export * from './plan';

// Loaded when first read (scripts/lazy-index.js), because each target needs a peer that a project may not have.
