import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

const { lazyIndex } = jest.requireActual<{ lazyIndex: (source: string, declarations: string) => string }>('../../scripts/lazy-index');

/** What jsii 6.0 writes for an index with a room at the root and two submodules, less its helpers. */
const COMPILED = `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
const __importStar = (mod) => mod, __exportStar = (mod, exports) => Object.assign(exports, mod);
exports.kubernetes = exports.ec2 = void 0;
__exportStar(require("./core"), exports);
exports.ec2 = __importStar(require("./targets/ec2"));
exports.kubernetes = __importStar(require("./targets/kubernetes"));
//# sourceMappingURL=data:application/json
`;
const DECLARATIONS = "export * from './core';\nexport * as ec2 from './targets/ec2';\nexport * as kubernetes from './targets/kubernetes';\n";

describe('lazyIndex', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lazy-index-'));
    const write = (file: string, source: string) => {
      mkdirSync(join(folder, file, '..'), { recursive: true });
      writeFileSync(join(folder, file), source);
    };
    write('index.js', lazyIndex(COMPILED, DECLARATIONS));
    write('core/index.js', 'exports.Severity = "Severity";');
    write('targets/ec2/index.js', 'console.log("ec2 is loaded"); exports.Ec2Monitoring = "Ec2Monitoring";');
    write('targets/kubernetes/index.js', 'throw new Error("cdk8s is missing");');
    write('named.mjs', 'import { Severity, ec2 } from "./index.js"; console.log(Severity, ec2.Ec2Monitoring);');
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const node = (...args: string[]) => execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });

  test('loads no submodule with the root', () => {
    expect(node('-p', 'require("./index.js").Severity')).toBe('Severity\n');
  });

  test('loads a submodule once, when it is first read', () => {
    expect(node('-p', 'const root = require("./index.js"); root.ec2.Ec2Monitoring + root.ec2.Ec2Monitoring'))
      .toBe('ec2 is loaded\nEc2MonitoringEc2Monitoring\n');
  });

  test('passes on what the submodule throws, each time', () => {
    expect(node('-p', `
      const root = require("./index.js");
      const said = () => { try { return root.kubernetes; } catch (error) { return error.message; } };
      [said(), said()].join()
    `)).toBe('cdk8s is missing,cdk8s is missing\n');
  });

  test('lists the submodules', () => {
    expect(node('-p', 'Object.keys(require("./index.js")).sort().join()')).toBe('Severity,ec2,kubernetes\n');
  });

  test('gives ES modules their named imports', () => {
    expect(node('named.mjs')).toBe('ec2 is loaded\nSeverity Ec2Monitoring\n');
  });

  test('keeps the number of lines, for the source map', () => {
    expect(lazyIndex(COMPILED, DECLARATIONS).split('\n')).toHaveLength(COMPILED.split('\n').length);
  });

  test('changes nothing the second time', () => {
    const once = lazyIndex(COMPILED, DECLARATIONS);
    expect(lazyIndex(once, DECLARATIONS)).toBe(once);
  });

  test('refuses a form of compiled export that it does not know', () => {
    expect(() => lazyIndex(COMPILED.replace('__importStar(require("./targets/ec2"))', 'require("./targets/ec2")'), DECLARATIONS))
      .toThrow('submodule ec2 is not lazy');
  });
});
