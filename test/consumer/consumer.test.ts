import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { ConsumerProject, node, PackedLibrary, ROOT, stands, template } from './project';

const SUBPATHS = ['model', 'packs', 'compose', 'kubernetes', 'ec2', 'amp'];

/** The compiler that the template of cdk8s-cli asks for is the one that cdk8s-cli itself depends on. */
const TSC_OF_CDK8S = [join(ROOT, 'node_modules/cdk8s-cli/node_modules/typescript/bin/tsc'), join(ROOT, 'node_modules/typescript/bin/tsc')].find(existsSync)!;
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');

const CDK8S_TEMPLATE = 'cdk8s-cli/templates/typescript-app/tsconfig.json';
const CDK_TEMPLATE = 'aws-cdk/lib/init-templates/app/typescript/tsconfig.json';

interface Consumer {
  readonly who: string;
  readonly program: string;
  readonly packages: string[];
  readonly absent: [subpath: string, peer: string][];
  /** The settings and the compiler that its CLI gives a new project. */
  readonly template: string;
  readonly tsc: string;
  /** Other settings people have: package type, changes. */
  readonly others: [name: string, type: 'commonjs' | 'module', changes: object][];
}

// TypeScript 6 deprecates the resolution that was the default of CommonJS before.
const COMMONJS = { module: 'CommonJS', moduleResolution: 'node10', ignoreDeprecations: '6.0' };
const NODENEXT = { module: 'NodeNext', moduleResolution: 'NodeNext' };

const CONSUMERS: Consumer[] = [
  {
    who: 'a cdk8s project without aws-cdk-lib',
    program: 'kubernetes.mjs',
    packages: ['constructs', 'cdk8s'],
    absent: [['ec2', 'aws-cdk-lib'], ['amp', 'aws-cdk-lib']],
    template: CDK8S_TEMPLATE,
    tsc: TSC_OF_CDK8S,
    others: [['NodeNext, CommonJS', 'commonjs', NODENEXT], ['NodeNext, ES module', 'module', NODENEXT]],
  },
  {
    who: 'an AWS CDK project without cdk8s',
    program: 'aws.mjs',
    packages: ['constructs', 'aws-cdk-lib'],
    absent: [['kubernetes', 'cdk8s']],
    template: CDK_TEMPLATE,
    tsc: TSC,
    others: [['CommonJS', 'commonjs', COMMONJS], ['NodeNext, ES module', 'module', NODENEXT]],
  },
];

let library: PackedLibrary;
beforeAll(() => { library = new PackedLibrary(); });
afterAll(() => library?.remove());

describe('the package', () => {
  test.each([
    'lib/index.js', 'lib/index.d.ts', '.jsii', 'LICENSE', 'README.md', 'CHANGELOG.md', 'node_modules/yaml', 'node_modules/@prometheus-io/lezer-promql', 'node_modules/@lezer/lr',
  ])('has %s', (file) => {
    expect(existsSync(join(library.folder, file))).toBe(true);
  });

  test.each(['src', 'test', 'examples', 'scripts', 'tsconfig.json', '.projenrc.ts', 'node_modules/aws-cdk-lib', 'node_modules/cdk8s'])('has no %s', (file) => {
    expect(existsSync(join(library.folder, file))).toBe(false);
  });

  test('offers only subpaths that exist', () => {
    const { exports, typesVersions } = JSON.parse(readFileSync(join(library.folder, 'package.json'), 'utf8'));
    const files = [...Object.values<string>(exports), ...Object.values<string[]>(typesVersions['*']).flat()];
    expect(files.filter((file) => file !== './.warnings.jsii.js' && !existsSync(join(library.folder, file)))).toEqual([]);
  });
});

describe.each(CONSUMERS)('$who', (consumer) => {
  const program = readFileSync(join(__dirname, consumer.program), 'utf8');
  let project: ConsumerProject;
  beforeAll(() => { project = new ConsumerProject(library, consumer.packages); });
  afterAll(() => project?.remove());

  const present = SUBPATHS.filter((subpath) => !consumer.absent.some(([name]) => name === subpath));

  /** Compiles and runs the program, which must write what it describes. */
  const expectOutput = (folder: string, file: string) => {
    expect(node(folder, file)).toEqual({ status: 0, output: expect.any(String) });
    for (const text of ['shop-api:8080', 'ShopDown', '#shop']) expect([text, stands(join(folder, 'out'), text)]).toEqual([text, true]);
  };

  test('loads the root, which loads no peer', () => {
    const loaded = "require('cdk-prometheus-stack').Severity.CRITICAL.value + Object.keys(require.cache).filter((file) => /aws-cdk-lib|cdk8s/.test(file))";
    expect(node(project.folder, '-p', loaded)).toEqual({ status: 0, output: 'critical\n' });
  });

  test.each(present)('loads %s', (subpath) => {
    expect(node(project.folder, '-e', `require('cdk-prometheus-stack/${subpath}')`)).toEqual({ status: 0, output: '' });
  });

  test.each(consumer.absent)('is told what %s needs', (subpath, peer) => {
    const message = new RegExp(`MissingPeer: cdk-prometheus-stack/${subpath} needs the package "${peer}", which is not installed: .* npm install "${peer}@`);
    expect(node(project.folder, '-e', `require('cdk-prometheus-stack/${subpath}')`)).toEqual({ status: 1, output: expect.stringMatching(message) });
    expect(node(project.folder, '-e', `require('cdk-prometheus-stack').${subpath}`)).toEqual({ status: 1, output: expect.stringMatching(message) });
  });

  test('runs as a plain ES module', () => {
    expectOutput(project.add('esm', 'module', { 'main.js': program }), 'main.js');
  });

  test('compiles and runs with the settings of its CLI', () => {
    const folder = project.add('cli', 'commonjs', { 'main.ts': program, 'tsconfig.json': template(consumer.template, {}) });
    expect(node(folder, consumer.tsc)).toEqual({ status: 0, output: '' });
    expectOutput(folder, 'main.js');
  });

  test.each(consumer.others)('compiles with %s', (name, type, changes) => {
    const folder = project.add(name.replace(/\W+/g, '-'), type, {
      'main.ts': program,
      'tsconfig.json': template(consumer.template, { ...changes, noEmit: true }),
    });
    expect(node(folder, TSC)).toEqual({ status: 0, output: '' });
  });
});
