import { Place } from './place';
import { sayWhatIsReplaced } from './replaced';
import { onFailure } from '../harness/logs';
import { Need, onlyWith } from '../harness/needs';
import { eventually, holds } from '../harness/poll';

const APP = 'node -r ts-node/register/transpile-only test/live/host/app.ts';

onlyWith([Need.DOCKER, Need.AWS, Need.HOST], 'host: crashes and loss', () => {
  let place: Place;

  onFailure(() => place?.logs() ?? 'nothing was deployed');
  beforeAll(async () => {
    place = await Place.deploy('LiveFaults', APP);
    await place.start();
    await place.targetsUp(60);
  });
  afterAll(async () => {
    await place?.remove();
    sayWhatIsReplaced('time: scrapes and evaluations every 2 s, notifications within seconds (quicken)');
  });

  test('7 crash: whatever is killed comes back by itself, and what still fires is told when Alertmanager is back', async () => {
    const containers = Object.keys(await place.host.startedAt());
    const { prometheus } = place.host;
    const time = Date.now() / 1000 - 10;
    const before = await prometheus.query('count by (job) (count_over_time(up[5m]))', time);
    await place.surroundings.receivers.clear();
    await place.surroundings.stop('redis');
    await eventually('RedisDown fires soon', 90, async () => (await prometheus.alerts()).some(({ labels }) => labels.alertname === 'RedisDown'));
    // It is away while the alert begins to fire.
    await place.host.sh('systemctl stop monitoring-alertmanager');
    await eventually('RedisDown fires', 90, async () => (await prometheus.firing('RedisDown')).length > 0);
    expect(await place.surroundings.receivers.received(({ text }) => text.includes('RedisDown'))).toEqual([]);
    await place.host.sh('systemctl start monitoring-alertmanager');
    await place.surroundings.receivers.arrives('slack', 'firing', 'RedisDown', 90);
    await place.surroundings.restart('redis');

    for (const container of containers) await place.host.killProcess(container);
    await eventually('all run again', 60, async () => Object.keys(await place.host.startedAt()).sort().join() === containers.sort().join());
    await place.targetsUp(60);
    expect(await prometheus.query('count by (job) (count_over_time(up[5m]))', time)).toEqual(before);
  });

  test('7 crash: the machine is switched off and on', async () => {
    const processStart = await place.host.prometheus.startTime();
    await place.host.reboot();
    await place.targetsUp(90);
    expect(await place.host.prometheus.startTime()).not.toBe(processStart);
  });

  test('6 loss: another machine with the same disk has the samples and the silences, and tells nothing twice', async () => {
    const { receivers } = place.surroundings;
    await receivers.clear();
    const silence = await place.host.alertmanager.addSilence('alertname', 'DatabaseDown', 'kept');
    await place.surroundings.stop('backend');
    await place.surroundings.stop('postgres');
    for (const kind of ['slack', 'pagerduty'] as const) await receivers.arrives(kind, 'firing', 'APIDown', 150);
    await eventually('DatabaseDown fires', 90, async () => (await place.host.prometheus.firing('DatabaseDown')).length > 0);
    const time = Date.now() / 1000;
    const samples = 'count by (job) (count_over_time(up[2m]))';
    const before = await place.host.prometheus.query(samples, time - 10);

    await receivers.clear();
    await place.replace();
    expect(await place.host.prometheus.query(samples, time - 10)).toEqual(before);
    expect((await place.host.alertmanager.silences()).find(({ id }) => id === silence)).toMatchObject({ comment: 'kept', status: { state: 'active' } });
    await eventually('both alerts are held again', 150, async () => {
      const held = (await place.host.alertmanager.alerts()).map(({ labels }) => labels.alertname);
      return ['APIDown', 'DatabaseDown'].every((name) => held.includes(name));
    });
    // That this file has restarted the servers again and again is told, and is right.
    const told = async () => receivers.received(({ kind, text }) => kind !== 'webhook' && !text.includes('RestartedOften'));
    await holds('nothing is told twice', 12, async () => {
      expect((await told()).map(({ kind, status, text }) => `${kind} ${status} ${text}`)).toEqual([]);
      return true;
    });
    await place.surroundings.restart('backend');
    await place.surroundings.restart('postgres');
    await receivers.arrives('slack', 'resolved', 'APIDown', 90);
    expect(await receivers.received(({ text }) => text.includes('DatabaseDown'))).toEqual([]);
  });
});
