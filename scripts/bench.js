#!/usr/bin/env node
// Time and memory of the three synths of the Osool example, each beside an app that makes the same output by hand:
// plain CDK resources, plain cdk8s objects, plain files. Pairs are run in turn and only ratios are worth quoting.
// Then the loading of each entry, and the analysis of queries beside the grammar's own parse and walk of the same.
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

/** Everything that is known of queries, and what the grammar alone needs to read and walk them. Processor time: other work goes on meanwhile. */
const QUERIES = `
  const { Query, analyse, walk } = require(process.argv[3]);
  const { parser } = require('@prometheus-io/lezer-promql');
  const texts = require(process.argv[4]);
  // In leaps, so that each number of queries has them of all kinds.
  let queries = texts;
  const some = Array.from({ length: Number(process.argv[5]) }, (_, i) => texts[i * 7919 % texts.length]);
  const timed = (work) => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  const grammar = () => {
    for (const text of queries) {
      const cursor = parser.parse(text).cursor();
      while (cursor.next());
    }
  };
  let round = 0;
  const ours = () => {
    // Nothing is remembered of a text that is new.
    const end = ' '.repeat(round++);
    for (const text of queries) {
      const { query } = Query.tryParse(text + end);
      const analysis = analyse(query);
      walk(query.expression, (expression) => analysis.labelsOf(expression));
    }
  };
  // Compiled code is measured, not its compilation.
  for (let i = 0; i < 3; i++) { grammar(); ours(); }
  queries = some;
  const pairs = Array.from({ length: 7 }, () => [timed(ours), timed(grammar)]);
  require('fs').writeFileSync(process.argv[2] + '/pairs.json', JSON.stringify(pairs));`;

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
  console.log('\nqueries: parse, types and labels, beside the grammar\'s own parse and walk of the same');
  const { Query } = require(join(BUILD, 'src/promql'));
  const texts = require(join(BUILD, 'test/promql/corpus.js')).corpus().filter((text) => Query.tryParse(text).query);
  const script = join(BUILD, 'queries.js');
  const data = join(BUILD, 'queries.json');
  writeFileSync(script, QUERIES);
  writeFileSync(data, JSON.stringify(texts));
  for (const count of [100, 1_000, 10_000]) {
    const { out, rss } = run(script, join(BUILD, 'src/promql'), data, String(count));
    const pairs = require(join(out, 'pairs.json'));
    const [ms, grammarMs] = [0, 1].map((side) => median(pairs.map((pair) => pair[side])));
    console.log(`${String(count).padStart(8)}${`${ms.toFixed(0)} ms`.padStart(10)}${`${grammarMs.toFixed(0)} ms`.padStart(10)}  ratio ${(ms / grammarMs).toFixed(2)}, ${(rss / 1024).toFixed(0)} MiB`);
    rmSync(out, { recursive: true, force: true });
  }
} finally {
  rmSync(BUILD, { recursive: true, force: true });
}
