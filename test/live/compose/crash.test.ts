import { ComposeStack } from './compose-stack';
import { Need, onlyWith } from '../harness/needs';
import { eventually } from '../harness/poll';
import { run } from '../harness/run';

const EXPORTERS = ['node-exporter', 'postgres-exporter', 'redis-exporter'];

onlyWith([Need.DOCKER], 'compose: crash', () => {
  let stack: ComposeStack;
  beforeAll(async () => {
    stack = await ComposeStack.up();
    await stack.allUp(60);
  });
  afterAll(() => stack?.remove());

  /**
   * Kills the server as a lack of memory does. Not by `docker kill`, which Docker takes for the wish that the container stay away,
   * and not from within, where the first process cannot be killed.
   */
  async function crash(service: string): Promise<void> {
    const { State, Config } = await stack.inspect(service);
    await run('docker', ['run', '--rm', '--pid=host', '--user=0', '--network=none', '--entrypoint=sh', stack.rendered.services.prometheus.image, '-c', `kill -9 ${State.Pid}`]);
    await eventually(`${service} (${Config.Image}) is back by itself`, 40, async () => {
      const now = (await stack.inspect(service)).State;
      return now.Running && now.Pid !== State.Pid && (now.Health === undefined || now.Health.Status === 'healthy');
    });
  }

  test('7 crash: exporters are back by themselves', async () => {
    for (const exporter of EXPORTERS) await crash(exporter);
    await stack.allUp(30);
    await eventually('the exporters reach their servers', 30, async () => await stack.prometheus.value('pg_up') === 1 && await stack.prometheus.value('redis_up') === 1);
  });

  test('7 crash: Prometheus is back by itself, with its data', async () => {
    const before = Date.now() / 1000;
    const count = 'count_over_time(up{job="osool-backend"}[1h])';
    const samples = await eventually('there are some samples', 30, async () => {
      const now = await stack.prometheus.value(count, before);
      return now !== undefined && now > 0 ? now : undefined;
    });
    const start = await stack.prometheus.startTime();
    await crash('prometheus');
    expect(await stack.prometheus.startTime()).not.toBe(start);
    const [series] = await stack.prometheus.query('count_over_time(up{job="osool-backend"}[1h])', before);
    expect(Number(series.value![1])).toBeGreaterThanOrEqual(samples!);
    await stack.allUp(30);
  });

  test('7 crash: Alertmanager is back by itself, with its silences; what fired while it was away is told', async () => {
    const silence = await stack.alertmanager.addSilence('alertname', 'Nothing', 'kept');
    // It writes silences down every minute and when it is stopped: those of the last minute die with it.
    await stack.compose('stop', '-t', '10', 'alertmanager');
    await stack.turn({ costPerSecond: 100 });
    await eventually('the alert fires while Alertmanager is away', 30, async () => (await stack.prometheus.firing('HighOpenAICost')).length > 0);
    await stack.compose('start', 'alertmanager');
    await eventually('Alertmanager is ready', 30, () => stack.alertmanager.ready());
    await crash('alertmanager');
    expect((await stack.alertmanager.silences()).find(({ id }) => id === silence)).toMatchObject({ comment: 'kept', status: { state: 'active' } });
    // Prometheus tells it once a minute what still fires.
    await stack.receivers.arrives('email', 'firing', 'HighOpenAICost', 100);
  });
});
