export * from './llm-cost-pack';
export * from './props';
