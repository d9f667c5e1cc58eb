export * from './http-api-pack';
export * from './props';
