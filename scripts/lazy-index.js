#!/usr/bin/env node
/**
 * Makes the submodules of the compiled root index load when they are first read, in the form that the index of aws-cdk-lib has.
 *
 * jsii compiles `export * as ec2 from './targets/ec2'` to a `require` that runs with the package: a Kubernetes project would need
 * aws-cdk-lib on disk. Each becomes a getter that replaces itself with the module. The leading `exports.ec2 = void 0` that
 * TypeScript writes is what tells Node.js, when an ES module imports by name, that there is an `ec2`; the name inside
 * `defineProperty` is an assignment, because a plain string there would make Node.js take it back.
 *
 * An ES module that imports names from the root reads every getter, and Node.js gives undefined for those that throw: in an ES
 * module a target is imported from its own subpath, such as `cdk-prometheus-stack/ec2`.
 */
const { readFileSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const EAGER = /^exports\.(\w+) = __importStar\(require\(("[^"]+")\)\);$/gm;

function lazy(name, module) {
  const property = `exports, _noFold = "${name}", { enumerable: true, configurable: true`;
  return `Object.defineProperty(${property}, get: () => { const value = require(${module}); Object.defineProperty(${property}, value }); return value; } });`;
}

/**
 * @param {string} source the compiled index
 * @param {string} declarations its declarations, which name the submodules
 * @returns {string} the index with lazy submodules and as many lines as before
 */
function lazyIndex(source, declarations) {
  let result = source.replace(EAGER, (_line, name, module) => lazy(name, module));
  if (result.includes('_noFold') && !result.includes('var _noFold;')) {
    result = result.replace('"use strict";', '"use strict"; var _noFold;');
  }
  for (const [, name] of declarations.matchAll(/^export \* as (\w+) from/gm)) {
    if (!result.includes(`_noFold = "${name}"`) || !new RegExp(`^(exports\\.\\w+ = )*exports\\.${name} = `, 'm').test(result)) {
      throw new Error(`submodule ${name} is not lazy: the compiler no longer writes exports.${name} = __importStar(require("..")); adapt scripts/lazy-index.js`);
    }
  }
  return result;
}

module.exports = { lazyIndex };

if (require.main === module) {
  const lib = join(__dirname, '..', 'lib');
  const index = join(lib, 'index.js');
  writeFileSync(index, lazyIndex(readFileSync(index, 'utf8'), readFileSync(join(lib, 'index.d.ts'), 'utf8')));
}
