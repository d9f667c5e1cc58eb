import { spawnSync } from 'child_process';
import { bootScript } from '../../../src/targets/ec2/boot-script';

const script = bootScript('vol-0123456789abcdef0', 'eu-west-1');

test('is right bash, below 4 KB', () => {
  expect(spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' }).stderr).toBe('');
  expect(Buffer.byteLength(script)).toBeLessThan(4096);
});

test('formats only a volume on which nothing is found, and never by force', () => {
  expect(script).toContain('filesystem "$disk" || mkfs.xfs -q "$disk"');
  expect(script).not.toContain('mkfs.xfs -f');
});

test('knows the volume by its id', () => {
  const device = spawnSync('bash', ['-c', 'echo "/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_$(echo "vol-0123456789abcdef0" | tr -d -)"'], { encoding: 'utf8' }).stdout.trim();
  expect(device).toBe('/dev/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol0123456789abcdef0');
});
