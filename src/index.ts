// Loaded with the package: what a description is made of. None of it needs a peer.
export * from './core';
export * from './workload';
