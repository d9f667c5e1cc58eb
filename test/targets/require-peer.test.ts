import { requirePeer } from '../../src/targets/require-peer';

describe('requirePeer', () => {
  test('says nothing when the peer is installed', () => {
    expect(() => requirePeer('constructs', 'ec2')).not.toThrow();
  });

  test('names the target, the package and the command that installs it', () => {
    jest.isolateModules(() => {
      jest.doMock('../../package.json', () => ({ name: 'cdk-prometheus-stack', peerDependencies: { 'cdk8s-plus-0': '^1.2.3' } }));
      expect(() => requirePeer('cdk8s-plus-0', 'kubernetes')).toThrow(expect.objectContaining({
        name: 'MissingPeer',
        message: 'cdk-prometheus-stack/kubernetes needs the package "cdk8s-plus-0", which is not installed: ' +
          'add it to your project with npm install "cdk8s-plus-0@^1.2.3"',
      }));
    });
  });
});
