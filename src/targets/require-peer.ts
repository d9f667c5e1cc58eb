/**
 * Refuses to load a target whose peer dependency is absent, in words instead of with `Cannot find module`.
 *
 * The peers are optional for npm, so that a Kubernetes project needs no aws-cdk-lib and an AWS project no cdk8s. Each target
 * calls this in its index, before anything that imports the peer. The order holds, because TypeScript compiles imports and
 * exports to `require` where they stand:
 *
 * ```ts
 * import { requirePeer } from '../require-peer';
 *
 * requirePeer('aws-cdk-lib', 'ec2');
 *
 * export * from './ec2-monitoring';
 * ```
 *
 * @param peer the npm package, one of our `peerDependencies`
 * @param target the subpath a user imports, such as `ec2`
 * @internal
 */
export function requirePeer(peer: string, target: string): void {
  try {
    require.resolve(`${peer}/package.json`);
  } catch {
    const { name, peerDependencies } = require('../../package.json');
    const error = new Error(
      `${name}/${target} needs the package ${JSON.stringify(peer)}, which is not installed: ` +
      `add it to your project with npm install "${peer}@${peerDependencies[peer]}"`,
    );
    error.name = 'MissingPeer';
    throw error;
  }
}
