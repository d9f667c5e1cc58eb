export * from './compose-project';
export * from './compose-project-options';
