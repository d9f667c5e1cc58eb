import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { ComposeStack } from './compose-stack';
import { Need, onlyWith } from '../harness/needs';
import { eventually } from '../harness/poll';

/** The versions that `previous.sh` makes images of. */
const script = readFileSync(join(__dirname, 'previous.sh'), 'utf8');
const previous = (server: string) => `quay.io/prometheus/${server}:v${new RegExp(`^${server}=(\\S+)`, 'm').exec(script)![1]}`;
const PREVIOUS = { prometheus: previous('prometheus'), alertmanager: previous('alertmanager') };

/** Of an image `name:v3.16.0`: 16. */
const minor = (image: string) => Number(/:v\d+\.(\d+)\./.exec(image)![1]);

onlyWith([Need.DOCKER, ...Object.values(PREVIOUS).map((image) => Need.image(image))], 'compose: upgrade', () => {
  let stack: ComposeStack;
  beforeAll(async () => {
    stack = await ComposeStack.written();
    const { services } = stack.rendered;
    writeFileSync(join(stack.folder, 'previous.yaml'), stringify({
      services: {
        // Blocks within seconds instead of two hours, so that there are some besides the write-ahead log.
        prometheus: { image: PREVIOUS.prometheus, command: [...services.prometheus.command, '--storage.tsdb.min-block-duration=8s', '--storage.tsdb.max-block-duration=16s'] },
        alertmanager: { image: PREVIOUS.alertmanager },
      },
    }));
    await stack.start('-f', 'previous.yaml');
    await stack.allUp(60);
  });
  afterAll(() => stack?.remove());

  test('13 upgrade: the pinned servers are one minor version ahead of those that the scenario begins with', async () => {
    for (const [server, image] of Object.entries(PREVIOUS)) {
      expect([server, minor(stack.rendered.services[server].image) - minor(image)]).toEqual([server, 1]);
      expect((await stack.inspect(server)).Config.Image).toBe(image);
    }
  });

  test('13 upgrade: samples and silences of the previous versions are there, and the configuration is accepted', async () => {
    const blocks = await eventually('Prometheus has written blocks', 90, async () => {
      const loaded = await stack.prometheus.value('prometheus_tsdb_blocks_loaded');
      return loaded !== undefined && loaded >= 2 ? loaded : undefined;
    });
    const silence = await stack.alertmanager.addSilence('alertname', 'Nothing', 'kept');
    const before = Date.now() / 1000;
    const count = async () => Number((await stack.prometheus.query('count_over_time(up{job="osool-backend"}[1h])', before))[0].value![1]);
    const samples = await count();

    await stack.compose('up', '-d', '--wait', '--wait-timeout', '90');
    for (const server of Object.keys(PREVIOUS)) expect((await stack.inspect(server)).Config.Image).toBe(stack.rendered.services[server].image);
    expect(await count()).toBeGreaterThanOrEqual(samples);
    expect((await stack.alertmanager.silences()).find(({ id }) => id === silence)).toMatchObject({ comment: 'kept', status: { state: 'active' } });

    await stack.allUp(60);
    await eventually('both have loaded their configuration', 30, async () => await stack.prometheus.value('prometheus_config_last_reload_successful') === 1
      && await stack.prometheus.value('alertmanager_config_last_reload_successful') === 1
      && await stack.prometheus.value('prometheus_tsdb_blocks_loaded') !== undefined);
    // Small blocks may have been joined, and none was refused.
    expect(await stack.prometheus.value('prometheus_tsdb_blocks_loaded')).toBeGreaterThan(0);
    expect(blocks).toBeGreaterThan(0);
    const logs = await stack.compose('logs', '--no-color', 'prometheus', 'alertmanager');
    expect(logs.split('\n').filter((line) => /level=ERROR/.test(line) || /corrupt|quarantin/i.test(line))).toEqual([]);
  });
});
