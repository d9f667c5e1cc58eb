// Loaded with the package: what a description is made of. None of it needs a peer.
export * from './model';

// Loaded when first read (scripts/lazy-index.js): each target needs a peer that a project may not have.
export * as amp from './targets/amp';
export * as compose from './targets/compose';
export * as ec2 from './targets/ec2';
export * as kubernetes from './targets/kubernetes';
export * as packs from './packs';
