import { awscdk, cdk, javascript } from 'projen';
import { floorOverrides, floorRules } from './projenrc/floors';
import { packageExports, typesVersions } from './projenrc/subpaths';

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-prometheus-stack',
  description: 'Describe monitoring once; render it as checked Prometheus, Alertmanager and Grafana on EC2, Kubernetes, docker compose or Amazon Managed Prometheus',
  author: 'The cdk-prometheus-stack authors',
  authorAddress: 'https://github.com/cdk-prometheus-stack',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-prometheus-stack/cdk-prometheus-stack.git',
  license: 'Apache-2.0',
  copyrightOwner: 'The cdk-prometheus-stack authors',
  keywords: ['prometheus', 'alertmanager', 'grafana', 'monitoring', 'alerting', 'promql', 'aws-cdk', 'cdk8s', 'kubernetes', 'ec2', 'jsii'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  minNodeVersion: '20.19.0',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.0', // ts-jest refuses 7
  projenrcTs: true,
  sampleCode: false,

  // Peers: the lowest versions that work, which are also the ones compiled and tested against. cdk-nag needs both of these.
  cdkVersion: '2.257.0',
  constructsVersion: '10.5.1',
  peerDeps: ['cdk8s@^2.70.100'],
  bundledDeps: ['yaml@^2.9.1', '@prometheus-io/lezer-promql@^0.315.0', '@lezer/lr', '@lezer/common', '@lezer/highlight'],
  devDeps: [
    'aws-cdk@^2.1148.1', // the tag latest (3.0.0) cannot read today's assemblies
    'cdk8s-cli',
    'cdk8s-plus-27', // users' own constructs, in the tests of composition
    'cdk-nag@^3',
    '@aws/cloudformation-validate@1.9.0-beta',
    '@grafana/schema@~13.2.0',
    'ts-node',
    // The demo backend and the stand-ins of the live tests, each bundled into one file
    'esbuild',
    'prom-client@^15',
    'smtp-server@^3',
    '@types/smtp-server',
  ],

  tsconfigDevFile: 'tsconfig.dev.json',
  tsconfig: { compilerOptions: { stripInternal: true } },
  validateTsconfig: cdk.ValidateTsconfig.MINIMAL, // the strict rules refuse stripInternal
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'scripts'],
    tsconfigPath: './tsconfig.dev.json',
    projectService: false,
    commandOptions: { fix: false },
  },
  jestOptions: {
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    junitReporting: false,
    coverageText: false,
    jestConfig: {
      collectCoverage: false,
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/live/(compose|host|cluster)/'], // `npm run test:live`
      testTimeout: 60_000,
      maxWorkers: 2,
      setupFiles: ['<rootDir>/test/setup.ts'],
    },
  },

  publishToPypi: { distName: 'cdk-prometheus-stack', module: 'cdk_prometheus_stack' },
  publishToMaven: {
    javaPackage: 'io.github.cdkprometheusstack',
    mavenGroupId: 'io.github.cdk-prometheus-stack',
    mavenArtifactId: 'cdk-prometheus-stack',
  },
  publishToNuget: { dotNetNamespace: 'CdkPrometheusStack', packageId: 'CdkPrometheusStack' },
  publishToGo: { moduleName: 'github.com/cdk-prometheus-stack/cdk-prometheus-stack-go' },

  github: false,
  release: false,
  depsUpgrade: false,
  docgen: false,
  npmignoreEnabled: false,
  gitignore: ['cdk.out/', '/out/', 'tsconfig.tsbuildinfo', '.DS_Store', '/.planted-*/', '/.npmignore'],
  lambdaAutoDiscover: false,
  edgeLambdaAutoDiscover: false,
  singletonLambdaAutoDiscover: false,
  lambdaExtensionAutoDiscover: false,
  integrationTestAutoDiscover: false,
});

// The package: what is in it, and how a user enters it.
project.addFields({
  files: ['lib/**/*.js', 'lib/**/*.d.ts', '.jsii', 'docs/checks', 'CHANGELOG.md'],
  exports: packageExports(),
  typesVersions: typesVersions(),
  // A Kubernetes project needs no aws-cdk-lib, an AWS project no cdk8s.
  peerDependenciesMeta: Object.fromEntries(['aws-cdk-lib', 'cdk8s'].map((peer) => [peer, { optional: true }])),
});
project.addBins({ 'cdk-prometheus-stack': 'lib/cli/main.js' });
const npmrc = new javascript.NpmConfig(project);
npmrc.addConfig('omit-lockfile-registry-resolved', 'true'); // the lock file installs from whichever registry npm is set to

// 1.13.0 is published for some platforms only: a lock file with it fails npm ci on the others.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

const includes = ['src/**/*.ts', 'test/**/*.ts', 'examples/**/*.ts', 'projenrc/**/*.ts', 'scripts/**/*.ts', '.projenrc.ts'];
project.tsconfigDev.file.addOverride('include', includes);

project.eslint?.addRules({
  ...floorRules(),
  'import/order': ['error', { groups: ['builtin', 'external'], alphabetize: { order: 'asc', caseInsensitive: true } }],
});
floorOverrides().forEach((override) => project.eslint?.addOverride(override));

// Tasks. jsii asks a server for the end of its own support, and complains about Node.js 20, which stays supported here.
project.tasks.addEnvironment('JSII_SILENCE_SUPPORT_WARNING', '1');
project.tasks.addEnvironment('JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION', '20');

project.compileTask.exec('node scripts/lazy-index.js');

const lint = project.addTask('lint', { description: 'Hold the style and the floor plan', receiveArgs: true });
lint.spawn(project.eslint!.eslintTask, { receiveArgs: true });

project.testTask.reset();
project.testTask.exec('bash scripts/install-tools.sh', { name: 'Install the pinned Prometheus and Alertmanager tools' });
project.testTask.exec('tsc --noEmit -p tsconfig.dev.json', { name: 'Type-check sources, tests and examples' });
project.testTask.spawn(project.compileTask, { name: 'Compile, unless lib is up to date', condition: 'node scripts/stale.js' });
project.testTask.exec('jest --ci', { receiveArgs: true });
project.testTask.spawn(lint);

// npm only: package-all makes the other languages, with their toolchains.
project.packageTask.reset();
project.packageTask.spawn(project.tasks.tryFind('package:js')!);

project.addTask('osool', { description: 'Render the Osool example for every target into out/osool', exec: 'bash scripts/osool.sh', receiveArgs: true });
project.addTask('test:live', { description: 'Run the rendered output on Docker, an EC2-like host and Kubernetes', exec: 'bash scripts/test-live.sh', receiveArgs: true });
project.addTask('test:live:faults', {
  description: 'Plant mistakes in a copy of the library and see the live tests catch them',
  exec: 'node -r ts-node/register/transpile-only test/live/faults/plant.ts',
  receiveArgs: true,
});
project.addTask('docs', { description: 'Make the pages of packs and runbooks', exec: 'node -r ts-node/register/transpile-only scripts/docs.ts' });
project.addTask('bench', { description: 'Measure synth beside plain CDK and cdk8s apps', exec: 'node scripts/bench.js', receiveArgs: true });

project.synth();
