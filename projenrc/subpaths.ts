/**
 * What a user imports as `cdk-prometheus-stack/<name>`, and the folder below `lib` that it is.
 *
 * The root index declares every target, so a project that imports the root without both aws-cdk-lib and cdk8s does not type-check
 * when `skipLibCheck` is off, as in the TypeScript template of cdk8s-cli. A subpath declares only its own room.
 */
const SUBPATHS: Record<string, string> = {
  model: 'model',
  packs: 'packs',
  ec2: 'targets/ec2',
  amp: 'targets/amp',
  kubernetes: 'targets/kubernetes',
  compose: 'targets/compose',
};

/** For Node.js, bundlers and TypeScript with `moduleResolution` node16, nodenext or bundler. */
export function packageExports(): Record<string, string> {
  const subpaths = Object.entries(SUBPATHS).map(([name, folder]) => [`./${name}`, `./lib/${folder}/index.js`]);
  return {
    '.': './lib/index.js',
    ...Object.fromEntries(subpaths),
    './package.json': './package.json',
    './.jsii': './.jsii',
    './.warnings.jsii.js': './.warnings.jsii.js',
  };
}

/** For TypeScript that resolves as Node.js 10 did, the default with CommonJS up to TypeScript 5. */
export function typesVersions(): object {
  const subpaths = Object.entries(SUBPATHS).map(([name, folder]) => [name, [`./lib/${folder}/index.d.ts`]]);
  return { '*': Object.fromEntries(subpaths) };
}
