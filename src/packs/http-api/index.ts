export * from './http-api-pack';
