import { Place } from './place';
import { sayWhatIsReplaced } from './replaced';
import { onFailure } from '../harness/logs';
import { Need, onlyWith } from '../harness/needs';
import { eventually } from '../harness/poll';

const APP = 'node -r ts-node/register/transpile-only test/live/host/disk-app.ts';
/** A block of so many series, each with a label of so many random characters, is about 37 MB: its index has each label twice. */
const SERIES = 4750;
const LABEL_CHARACTERS = 4000;
const HOURS_OF_A_BLOCK = 2;

/**
 * Makes blocks with the promtool of the image that runs, each of two hours, and moves them in whole: a folder that is not called
 * as blocks are is nothing to Prometheus until it is renamed. Usage: blocks.sh HOURS_AGO...
 */
const BLOCKS = `#!/bin/bash
set -euo pipefail
image=$(docker inspect --format '{{.Config.Image}}' prometheus)
for ago in "$@"; do
  rm -rf /var/tmp/blocks; mkdir -p /var/tmp/blocks/out; chown -R 65534:65534 /var/tmp/blocks
  python3 - "$ago" >/var/tmp/blocks/samples <<'PYTHON'
import os, sys, time
when = (int(time.time()) // 7200) * 7200 - int(sys.argv[1]) * 3600 + 60
print('# TYPE filler gauge')
for _ in range(${SERIES}):
    print('filler{text="%s"} 1 %d' % (os.urandom(${LABEL_CHARACTERS / 2}).hex(), when))
print('# EOF')
PYTHON
  docker run --rm --network none --user 65534:65534 --volume /var/tmp/blocks:/blocks --entrypoint /bin/promtool "$image" \\
    tsdb create-blocks-from openmetrics /blocks/samples /blocks/out >/dev/null
  for block in $(ls /var/tmp/blocks/out); do
    cp -a "/var/tmp/blocks/out/$block" /data/prometheus/arriving
    du -sm /data/prometheus/arriving | cut -f1
    mv /data/prometheus/arriving "/data/prometheus/$block"
  done
done
`;

onlyWith([Need.DOCKER, Need.AWS, Need.HOST], 'host: a small disk', () => {
  let place: Place;
  /** What was written, in MB. */
  let written = 0;
  let age = 100;

  onFailure(async () => `${await place?.logs()}\n${await place?.host.sh('df -m /data; ls -l /data/prometheus')}`);
  beforeAll(async () => {
    place = await Place.deploy('LiveDisk', APP);
    await place.start('300M');
    await place.targetsUp(60);
    await place.host.write('/opt/live/blocks.sh', BLOCKS, '755');
  });
  afterAll(async () => {
    await place?.remove();
    sayWhatIsReplaced('time: scrapes and evaluations every 2 s (quicken), and PrometheusStorageFilling waits 2 s instead of 10 minutes',
      'the disk: 300 MB, where EBS has 1 GiB at least; samples: blocks made by promtool, moved into the data folder');
  });

  /** Writes blocks, the next ones in time. */
  async function write(blocks: number): Promise<void> {
    const ages = Array.from({ length: blocks }, () => `${(age -= HOURS_OF_A_BLOCK)}`);
    const sizes = await place.host.exec(['/opt/live/blocks.sh', ...ages], { timeoutSeconds: 120 });
    written += sizes.stdout.trim().split('\n').reduce((sum, size) => sum + Number(size), 0);
  }

  const value = (metric: string) => place.host.prometheus.value(`${metric}{job="prometheus"}`);

  test('12 disk: more is written than fits; the alert comes first, then the oldest blocks go, and Prometheus stays up', async () => {
    const { prometheus } = place.host;
    const limit = await eventually('Prometheus tells its limit', 30, () => value('prometheus_tsdb_retention_limit_bytes'));
    expect(limit).toBe(120 * 1024 ** 2);
    const processStart = await prometheus.startTime();
    await write(3);
    const oldest = (await place.host.sh('ls /data/prometheus | grep ^01 | sort | head -1')).trim();

    const message = await place.surroundings.receivers.arrives('slack', 'firing', 'PrometheusStorageFilling', 150);
    expect(message.text).toContain('The disk of Prometheus is too small for its retention');
    expect(await value('prometheus_tsdb_size_retentions_total')).toBe(0);
    expect(await place.host.sh('ls /data/prometheus')).toContain(oldest);

    while (written < 300) {
      const before = (await value('prometheus_tsdb_size_retentions_total'))!;
      await write(2);
      await eventually('the oldest blocks go', 100, async () => (await value('prometheus_tsdb_size_retentions_total'))! > before);
      expect((await value('prometheus_tsdb_storage_blocks_bytes'))!).toBeLessThanOrEqual(limit);
    }
    process.stderr.write(`  ${written} MB were written to a disk of 300 MB\n`);
    expect(await place.host.sh('ls /data/prometheus')).not.toContain(oldest);
    expect(await prometheus.startTime()).toBe(processStart);
    expect((await prometheus.targets()).every(({ health }) => health === 'up')).toBe(true);
    expect(await prometheus.value('min_over_time(up{job="prometheus"}[5m])')).toBe(1);
  });
});
