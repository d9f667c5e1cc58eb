import { Place } from './place';
import { sayWhatIsReplaced } from './replaced';
import { checkPanels, panelQueries } from '../harness/dashboards';
import { onFailure } from '../harness/logs';
import { Need, onlyWith } from '../harness/needs';
import { eventually } from '../harness/poll';

const EXAMPLE = 'node -r ts-node/register/transpile-only examples/osool/ec2.ts';

onlyWith([Need.DOCKER, Need.AWS, Need.HOST], 'host: the example is deployed', () => {
  let place: Place;
  let release: { [path: string]: string };
  let started: number;

  onFailure(() => place?.logs() ?? 'nothing was deployed');
  beforeAll(async () => {
    place = await Place.deploy('OsoolMonitoring', EXAMPLE);
    await place.start();
    started = Date.now();
    release = await place.deployment.release();
  });
  afterAll(async () => {
    await place?.remove();
    sayWhatIsReplaced();
  });

  test('3 deploy: user data, asset, document and association make a host, and CloudFormation is told so', async () => {
    expect(await place.host.sh('findmnt -no FSTYPE,TARGET /data')).toMatch(/^xfs +\/data$/);
    const hash = (await place.deployment.association()).Parameters.ConfigurationHash[0];
    expect(place.lastRun!.stdout).toContain(`applying ${hash}`);
    expect(await place.deployment.signal()).toMatchObject({ Status: 'SUCCESS', Reason: 'applied', UniqueId: hash });
  });

  test('3 deploy: the units are those of the release, and pass systemd-analyze', async () => {
    const units = Object.keys(release).filter((path) => path.startsWith('units/')).map((path) => path.slice('units/'.length));
    expect(await place.host.sh(`systemctl is-active ${units.join(' ')} | sort -u`)).toBe('active');
    expect(await place.host.sh(`systemctl is-enabled ${units.join(' ')} | sort -u`)).toBe('enabled');
    expect(await place.host.sh(`systemd-analyze verify ${units.map((unit) => `/etc/systemd/system/${unit}`).join(' ')} 2>&1 | grep monitoring- || true`)).toBe('');
  });

  test('1 up: every target is up within a minute, rules and routes are the rendered ones', async () => {
    await place.targetsUp(60);
    process.stderr.write(`every target was up ${Math.round((Date.now() - started) / 1000)} s after the run\n`);
    const loaded = (await place.host.prometheus.rules()).flatMap(({ name, rules }) => rules.map((rule) => `${name}/${rule.name}`)).sort();
    expect(loaded).toEqual(ruleNames(release));
    expect((await place.host.alertmanager.status()).config.original).toContain('receivers:');
    const rendered = release['config/alertmanager/alertmanager.yml'];
    const routes = (text: string) => text.match(/^ *-? *(?:receiver|- name): .*$/gm)!.map((line) => line.trim().replace(/["']/g, '')).sort();
    expect(routes((await place.host.alertmanager.status()).config.original)).toEqual(routes(rendered));
    expect(await place.host.prometheus.alertmanagers()).toEqual(['http://alertmanager:9093/api/v2/alerts']);
  });

  test('1 up: Grafana finds its provisioning and its password', async () => {
    const health = await eventually('Grafana answers', 30, () => place.host.sh('curl -sf http://127.0.0.1:3000/api/health'));
    expect(health).toContain('ok');
    const seen = await place.host.sh('docker exec grafana sh -c "cat /etc/monitoring/config/grafana/dashboards/*.json >/dev/null && ls /etc/monitoring/config/grafana/dashboards | wc -l"');
    expect(Number(seen)).toBe(Object.keys(release).filter((path) => path.startsWith('config/grafana/dashboards/')).length);
  });

  test('1 up: each panel has its data', async () => {
    const queries = panelQueries(Object.keys(release).filter((path) => path.startsWith('config/grafana/dashboards/')).map((path) => release[path]))
      // A panel that shows only what is more than nothing is right to show nothing.
      .map((query) => ({ ...query, expr: query.expr.replace(/ > 0$/, '') }));
    const verdict = await eventually('each panel has its data', 90, async () => {
      const now = await checkPanels(place.host.prometheus, queries);
      if (now.failed.length + now.empty.length > 0) throw new Error([...now.failed, ...now.empty].join('\n'));
      return now;
    });
    expect(verdict.asked).toBe(queries.length);
  });
});

/** The rules of the rendered files, as `group/rule`. */
function ruleNames(release: { [path: string]: string }): string[] {
  return Object.keys(release).filter((path) => path.startsWith('config/prometheus/rules/')).flatMap((path) => {
    let group = '';
    return release[path].split('\n').flatMap((line) => {
      const [, key, value] = /^ *- (name|alert|record): ["']?([^"']*)["']?$/.exec(line) ?? [];
      if (key === 'name') group = value;
      return key === undefined || key === 'name' ? [] : [`${group}/${value}`];
    });
  }).sort();
}
