import { putSecret, secretValue } from './aws';
import { Signal } from './deployment';
import { Place } from './place';
import { sayWhatIsReplaced } from './replaced';
import { onFailure } from '../harness/logs';
import { Need, onlyWith } from '../harness/needs';
import { eventually, holds, within } from '../harness/poll';

const APP = 'node -r ts-node/register/transpile-only test/live/host/app.ts';
/** As quicken() sets it. */
const SCRAPE_INTERVAL_SECONDS = 2;
const PERIOD_RUN = 'the schedule of the association comes round';

onlyWith([Need.DOCKER, Need.AWS, Need.HOST], 'host: changes and secrets', () => {
  let place: Place;
  /** All that no log and no interface may show, by what it is. */
  let values: { [what: string]: string };

  onFailure(() => place?.logs() ?? 'nothing was deployed');
  beforeAll(async () => {
    place = await Place.deploy('LiveChanges', APP);
    values = {
      ...place.secrets,
      database: (await place.databaseUser()).password,
      cache: await secretValue(place.deployment.idOf('AWS::SecretsManager::Secret', 'CacheToken')),
      grafana: await secretValue(place.deployment.idOf('AWS::SecretsManager::Secret', 'GrafanaAdmin')),
    };
    await place.start();
    await place.targetsUp(60);
  });
  afterAll(async () => {
    await place?.remove();
    sayWhatIsReplaced('time: scrapes and evaluations every 2 s, notifications within seconds (quicken)');
  });

  async function apply(changes: string, set: { [name: string]: string } = {}): Promise<{ status: number; signal: Signal }> {
    await place.deployment.deploy({ LIVE_CHANGES: changes });
    const { status } = await place.agent.run(set);
    return { status, signal: (await place.deployment.signal())! };
  }

  /** All scrapes of the last seconds were made, in time, and succeeded. */
  async function missedNone(seconds: number): Promise<void> {
    const series = await place.host.prometheus.query(`up[${Math.ceil(seconds)}s]`);
    for (const { metric, values: points = [] } of series) {
      const gaps = points.slice(1).map(([time], index) => time - points[index][0]);
      expect({ job: metric.job, failed: points.filter(([, value]) => value !== '1').length }).toEqual({ job: metric.job, failed: 0 });
      expect({ job: metric.job, late: gaps.filter((gap) => gap > 1.9 * SCRAPE_INTERVAL_SECONDS) }).toEqual({ job: metric.job, late: [] });
      expect(points.length).toBeGreaterThanOrEqual(Math.floor(seconds / SCRAPE_INTERVAL_SECONDS) - 1);
    }
  }

  test('8 secrets: only the user of a container reads its own', async () => {
    const manifest = JSON.parse((await place.deployment.release())['manifest.json']);
    const expected = manifest.workloads.filter(({ secrets }: any) => secrets.length > 0).flatMap(({ name, user, group, secrets }: any) => [
      `500 ${user}:${group} ${name}`, ...secrets.map((file: string) => `400 ${user}:${group} ${name}/${file}`),
    ]).sort();
    const found = await place.host.sh("cd /var/lib/monitoring && stat -c '%a %u:%g' . secrets && find secrets -mindepth 1 -printf '%m %U:%G %P\\n' | sort");
    expect(found.split('\n').slice(2)).toEqual(expected);
    expect(found.split('\n')[0]).toBe('700 0:0');
    expect(await place.host.sh('ls /var/lib/monitoring')).not.toContain('staging');
  });

  test('4 change: one more rule is loaded within 30 s, by the same process, without a missed scrape', async () => {
    const before = await place.host.startedAt();
    const processStart = await place.host.prometheus.startTime();
    await place.deployment.deploy({ LIVE_CHANGES: 'rule' });
    const start = Date.now();
    const ran = place.agent.run();
    await within('the rule has a result', 30, async () => await place.host.prometheus.value('live:up:sum') !== undefined);
    process.stderr.write(`  the rule had a result ${((Date.now() - start) / 1000).toFixed(1)} s after the document was started\n`);
    expect((await ran).status).toBe(0);
    expect(await place.deployment.signal()).toMatchObject({ Status: 'SUCCESS' });
    await holds('every target is up', 3 * SCRAPE_INTERVAL_SECONDS, async () => (await place.host.prometheus.targets()).every(({ health }) => health === 'up'));
    await missedNone((Date.now() - start) / 1000);
    expect(await place.host.prometheus.startTime()).toBe(processStart);
    expect(await place.host.startedAt()).toEqual(before);
  });

  test('5 bad change: it is refused with the reason, the one before goes on, and a right one applies', async () => {
    const before = await place.host.startedAt();
    const release = await place.host.sh('readlink /opt/monitoring/config');
    await place.surroundings.stop('backend');

    const invalid = await apply('rule,invalid');
    expect(invalid.status).not.toBe(0);
    expect(invalid.signal).toMatchObject({ Status: 'FAILURE', Reason: expect.stringMatching(/field bogus not found[^]*prometheus refuses its new configuration/) });

    const refused = await apply('rule,refused', { MONITORING_PATIENCE: '8' });
    expect(refused.status).not.toBe(0);
    expect(refused.signal).toMatchObject({ Status: 'FAILURE', Reason: expect.stringContaining('prometheus has not loaded its new configuration: its last reload failed') });
    expect(await place.host.sh('readlink /opt/monitoring/config')).toBe(release);
    expect(await place.host.sh('ls /opt/monitoring/releases')).not.toContain('.new');
    await eventually('the one before is loaded again', 20, async () => !(await place.host.prometheus.config()).includes('query_log_file')
      && await place.host.prometheus.value('prometheus_config_last_reload_successful') === 1);

    for (const kind of ['slack', 'pagerduty'] as const) await place.surroundings.receivers.arrives(kind, 'firing', 'APIDown', 120);
    expect(await place.host.prometheus.value('live:up:sum')).toBeGreaterThan(0);

    const right = await apply('');
    expect(right).toMatchObject({ status: 0, signal: { Status: 'SUCCESS' } });
    await eventually('the rule is gone', 20, async () => await place.host.prometheus.value('live:up:sum') === undefined);
    expect(await place.host.startedAt()).toEqual(before);
    await place.surroundings.restart('backend');
    await place.surroundings.receivers.arrives('slack', 'resolved', 'APIDown', 60);
  });

  test('8 secrets: rotated ones arrive without a restart of Prometheus', async () => {
    const processStart = await place.host.prometheus.startTime();
    const { username, password } = await place.databaseUser();
    values['slack before'] = values['livechanges/slack-webhook'];
    values['database before'] = password;
    values['livechanges/slack-webhook'] = await place.rotate('livechanges/slack-webhook');
    values.database = `rotated-${password}`;
    await place.surroundings.sql(`ALTER USER ${username} PASSWORD '${values.database}'`);
    await putSecret(place.databaseSecret(), JSON.stringify({ username, password: values.database }));
    // Connections that were let in before stay; those after this need the new password.
    await place.surroundings.stop('postgres');
    await place.surroundings.restart('postgres');
    await eventually('the password before is refused', 60, async () => await place.host.prometheus.value('pg_up') === 0);

    const { status } = await place.agent.run();
    expect({ what: PERIOD_RUN, status }).toEqual({ what: PERIOD_RUN, status: 0 });
    await eventually('the database is asked with the new password', 30, async () => await place.host.prometheus.value('pg_up') === 1);
    await place.surroundings.receivers.clear();
    await place.host.alertmanager.post([{ labels: { alertname: 'AfterRotation', severity: 'warning' } }]);
    const message = await place.surroundings.receivers.arrives('slack', 'firing', 'AfterRotation', 30);
    expect(`https://hooks.slack.com${message.credential}`).toBe(values['livechanges/slack-webhook']);
    expect(await place.host.prometheus.startTime()).toBe(processStart);
  });

  test('8 secrets: no value is in inspect, in units, in logs, in the template', async () => {
    const seen = {
      containers: await place.host.sh('docker inspect $(docker ps --quiet)'),
      units: await place.host.sh("systemctl show 'monitoring-*' && cat /etc/systemd/system/monitoring-*"),
      journal: await place.host.sh('journalctl -q --no-pager'),
      configuration: await place.host.sh('cat $(find -L /opt/monitoring /var/lib/monitoring/live -type f)'),
      agent: await place.host.sh('cat /var/lib/amazon/ssm/run/_script.sh') + place.lastRun!.stdout + place.lastRun!.stderr,
      template: await place.deployment.template(),
      association: JSON.stringify(await place.deployment.association()),
      signal: JSON.stringify(await place.deployment.signal()),
    };
    expect(Object.values(values).every((value) => value.length > 8)).toBe(true);
    for (const [where, text] of Object.entries(seen)) {
      expect(text.length).toBeGreaterThan(20);
      for (const [what, value] of Object.entries(values)) {
        expect({ where, what, shown: text.includes(value.replace(/^https:\/\/[^/]+/, '')) }).toEqual({ where, what, shown: false });
      }
    }
  });
});
