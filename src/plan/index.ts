export * from './bind-secret';
export * from './findings';
export * from './plan';
export * from './summary';
export * from './target-profile';
