export * from './llm-cost-pack';
