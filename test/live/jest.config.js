/** The live tests, apart from the others: they need servers, take minutes and run one after the other. */
module.exports = {
  rootDir: '../..',
  testMatch: ['<rootDir>/test/live/{compose,host,cluster}/**/*.test.ts'],
  testEnvironment: '<rootDir>/test/live/harness/environment.js',
  setupFiles: ['<rootDir>/test/setup.ts'],
  // Types are checked by tsc, once for everything.
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.dev.json', isolatedModules: true, diagnostics: false }] },
  testTimeout: 480_000,
  maxWorkers: 1,
  verbose: true,
};
