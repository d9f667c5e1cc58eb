export * from './osool-pack';
