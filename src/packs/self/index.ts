export * from './self-pack';
export * from './props';
