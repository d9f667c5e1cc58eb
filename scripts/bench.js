#!/usr/bin/env node
// Time and memory of the three synths of the Osool example, each beside an app that makes the same output by hand:
// plain CDK resources, plain cdk8s objects, plain files. Pairs are run in turn and only ratios are worth quoting.
const { execFileSync, spawnSync } = require('child_process');
const { mkdirSync, mkdtempSync, rmSync, writeFileSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');

const ROOT = join(__dirname, '..');
const BUILD = join(ROOT, '.bench'); // inside the project, so that modules are found
const RUNS = Number(process.argv[2] ?? 7);

/** What a process prints about itself when it ends. */
const REPORT = `process.on('exit', () => require('fs').writeSync(3, JSON.stringify({ rss: process.resourceUsage().maxRSS, ms: performance.now() })));`;

const PLAIN = {
  // The same resources as typed constructs, which load the same modules of the CDK.
  ec2: `
    const { App, Stack } = require('aws-cdk-lib');
    const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
    const { mkdtempSync, writeFileSync } = require('fs'), { join } = require('path');
    const app = new App();
    for (const [name, { Rules, Parameters, ...template }] of Object.entries(require(process.argv[3]))) {
      const templateFile = join(process.argv[2], name + '.json');
      writeFileSync(templateFile, JSON.stringify(template));
      new CfnInclude(new Stack(app, name), 'Resources', { templateFile });
    }
    app.synth();`,
  kubernetes: `
    const { ApiObject, App, Chart } = require('cdk8s');
    const manifests = require(process.argv[3]);
    const app = new App();
    const chart = new Chart(app, 'plain');
    manifests.forEach((manifest, i) => new ApiObject(chart, 'Object' + i, manifest));
    app.synth();`,
  compose: `
    const fs = require('fs'), path = require('path');
    for (const [name, text] of Object.entries(require(process.argv[3]))) {
      const file = path.join(process.argv[2], name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text, 'latin1');
    }`,
};

function run(script, ...args) {
  const out = mkdtempSync(join(tmpdir(), 'bench-'));
  const { status, output, stderr } = spawnSync(process.execPath, ['-r', join(BUILD, 'report.js'), script, out, ...args], {
    cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, CDK_OUTDIR: out, CDK8S_OUTDIR: out, CDK_VALIDATION: process.env.CDK_VALIDATION ?? 'false' },
  });
  if (status !== 0) throw new Error(`${script} failed\n${stderr}`);
  return { out, ...JSON.parse(output[3]) };
}

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** What the library wrote, as data for the plain app. */
function outputOf(target, dir) {
  const { filesBelow, manifestsIn } = require(join(BUILD, 'test/osool/synthesized.js'));
  if (target === 'kubernetes') return manifestsIn(dir);
  const files = filesBelow(dir);
  if (target === 'compose') return files;
  return Object.fromEntries(Object.entries(files).filter(([path]) => path.endsWith('.template.json')).map(([path, text]) => [path.replace('.template.json', ''), JSON.parse(text)]));
}

rmSync(BUILD, { recursive: true, force: true });
mkdirSync(BUILD);
try {
  execFileSync('npx', ['tsc', '-p', 'tsconfig.dev.json', '--noEmit', 'false', '--outDir', BUILD, '--declaration', 'false', '--sourceMap', 'false', '--inlineSourceMap', 'false', '--inlineSources', 'false'], { cwd: ROOT, stdio: 'inherit' });
  writeFileSync(join(BUILD, 'report.js'), REPORT);
  console.log(`median of ${RUNS} runs in turn; a ratio of 1 is the plain app`);
  console.log(`${'target'.padEnd(12)}${'time'.padStart(10)}${'plain'.padStart(10)}${'ratio'.padStart(8)}${'memory'.padStart(12)}${'plain'.padStart(10)}${'ratio'.padStart(8)}`);
  for (const target of Object.keys(PLAIN)) {
    const plain = join(BUILD, `plain-${target}.js`);
    const data = join(BUILD, `plain-${target}.json`);
    const ours = join(BUILD, `examples/osool/${target}.js`);
    const first = run(ours);
    writeFileSync(plain, PLAIN[target]);
    writeFileSync(data, JSON.stringify(outputOf(target, first.out)));
    const pairs = Array.from({ length: RUNS }, () => [run(ours), run(plain, data)]);
    const of = (side, field) => median(pairs.map((pair) => pair[side][field]));
    const cells = ['ms', 'rss'].map((field) => [of(0, field), of(1, field)]);
    const [[ms, plainMs], [rss, plainRss]] = cells;
    console.log(`${target.padEnd(12)}${`${ms.toFixed(0)} ms`.padStart(10)}${`${plainMs.toFixed(0)} ms`.padStart(10)}${(ms / plainMs).toFixed(2).padStart(8)}`
      + `${`${(rss / 1024).toFixed(0)} MiB`.padStart(12)}${`${(plainRss / 1024).toFixed(0)} MiB`.padStart(10)}${(rss / plainRss).toFixed(2).padStart(8)}`);
    for (const { out } of [first, ...pairs.flat()]) rmSync(out, { recursive: true, force: true });
  }
  console.log('\nloading, beside the peer that the target needs anyway');
  for (const [entry, peer] of [['model', 'constructs'], ['targets/compose', 'constructs'], ['targets/kubernetes', 'cdk8s'], ['targets/ec2', 'aws-cdk-lib/aws-autoscaling']]) {
    const load = (name, module) => {
      const file = join(BUILD, `load-${name}.js`);
      writeFileSync(file, `require(${JSON.stringify(module)});`);
      return file;
    };
    const [ours, plain] = [load('ours', join(BUILD, 'src', entry)), load('plain', peer)];
    const pairs = Array.from({ length: RUNS }, () => [run(ours), run(plain)]);
    const [ms, plainMs] = [0, 1].map((side) => median(pairs.map((pair) => pair[side].ms)));
    console.log(`${entry.padEnd(20)}${`${ms.toFixed(0)} ms`.padStart(8)}  ${peer} ${plainMs.toFixed(0)} ms, ratio ${(ms / plainMs).toFixed(2)}`);
    for (const { out } of pairs.flat()) rmSync(out, { recursive: true, force: true });
  }
} finally {
  rmSync(BUILD, { recursive: true, force: true });
}
