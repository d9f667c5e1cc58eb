import { parse } from 'yaml';
import { ComposeStack, REPLACED } from './compose-stack';
import { checkPanels, panelQueries } from '../harness/dashboards';
import { getJson } from '../harness/http';
import { Need, onlyWith } from '../harness/needs';
import { eventually } from '../harness/poll';

/** Panels whose query rightly gives nothing on a quiet day, by a part of the query, with the reason. */
const QUIET: { readonly [part: string]: string } = {
  'Monitoring / Notifications: ': 'nobody but the dead man\'s switch was told anything, which is once in five minutes',
  'Monitoring / Notifications given up: ': 'none was',
};

onlyWith([Need.DOCKER], 'compose: up', () => {
  let stack: ComposeStack;
  let seconds: number;
  beforeAll(async () => {
    process.stderr.write(`replaced in the rendered project: ${REPLACED.join('; ')}\n`);
    stack = await ComposeStack.written();
    const start = Date.now();
    await stack.start();
    await stack.allUp(60);
    seconds = (Date.now() - start) / 1000;
  });
  afterAll(() => stack?.remove());

  test('1 up: healthy within a minute, with every target UP', () => {
    expect(seconds).toBeLessThan(60);
  });

  test('1 up: the rules that are loaded are the rendered ones', async () => {
    const rendered = stack.texts(/^prometheus\/rules\//).flatMap((text) => parse(text).groups);
    const loaded = await stack.prometheus.rules();
    expect(loaded.map(({ name }) => name).sort()).toEqual(rendered.map(({ name }) => name).sort());
    const same = async (expr: string) => (await getJson(`${stack.prometheus.url}/api/v1/format_query?query=${encodeURIComponent(expr)}`)).data;
    for (const group of rendered) {
      const there = loaded.find(({ name }) => name === group.name)!.rules;
      expect(there.map(({ name }) => name)).toEqual(group.rules.map((rule: any) => rule.alert ?? rule.record));
      for (const [index, rule] of group.rules.entries()) {
        expect(await same(there[index].query)).toBe(await same(rule.expr));
        expect(there[index].labels ?? {}).toEqual(rule.labels ?? {});
      }
    }
    await eventually('each rule was evaluated and none failed', 75, async () => {
      const rules = (await stack.prometheus.rules()).flatMap((group) => group.rules);
      return rules.every(({ health }) => health === 'ok') || Promise.reject(new Error(rules.filter(({ health }) => health !== 'ok').map(({ name, health, lastError }) => `${name} ${health} ${lastError}`).join('; ')));
    });
  });

  test('1 up: the routes and receivers that are loaded are the rendered ones', async () => {
    const rendered = parse(stack.text('alertmanager/alertmanager.yml'));
    const loaded = parse((await stack.alertmanager.status()).config.original);
    expect(routes(loaded.route)).toEqual(routes(rendered.route));
    expect(receivers(loaded)).toEqual(receivers(rendered));
    expect((loaded.inhibit_rules ?? []).length).toBe((rendered.inhibit_rules ?? []).length);
  });

  test('1 up: Grafana reads its provisioning, dashboards and password as its own user', async () => {
    expect(await stack.grafanaHealth()).toMatchObject({ database: 'ok' });
    const mounted = stack.files.filter((path) => path.startsWith('grafana/'));
    expect(mounted.filter((path) => path.includes('dashboards/') && path.endsWith('.json')).length).toBeGreaterThan(5);
    const read = await stack.compose('exec', '-T', 'grafana', 'sh', '-c',
      `id -u; for f in ${mounted.map((path) => `/etc/monitoring/config/${path}`).join(' ')}; do test -s $f || echo missing $f; cat $f > /dev/null; done; wc -c < /etc/secrets/grafana-admin-password`);
    const [user, ...rest] = read.trim().split('\n');
    expect(user).toBe(stack.rendered.services.grafana.user.split(':')[0]);
    expect(rest).toHaveLength(1);
    expect(Number(rest[0])).toBeGreaterThan(24);
  });

  test('1 up: every query of every panel answers, with data wherever its metrics are there', async () => {
    const queries = panelQueries(stack.texts(/^grafana\/dashboards\/.*\.json$/));
    expect(queries.length).toBeGreaterThan(50);
    const isQuiet = (where: string) => Object.keys(QUIET).some((part) => where.includes(part));
    await eventually('every panel has data', 100, async () => {
      const { failed, empty } = await checkPanels(stack.prometheus, queries);
      const wrong = [...failed, ...empty.filter((where) => !isQuiet(where))];
      if (wrong.length > 0) throw new Error(wrong.join('\n'));
      return true;
    });
  });
});

/** What tells one routing tree from another; Alertmanager adds its defaults to the rest. */
function routes(route: any): object {
  return {
    receiver: route.receiver,
    matchers: [...route.matchers ?? []].map((matcher) => matcher.replace(/\s/g, '')).sort(),
    continue: route.continue ?? false,
    groupBy: route.group_by,
    routes: (route.routes ?? []).map(routes),
  };
}

function receivers(config: any): string[] {
  return config.receivers.map((receiver: any) => `${receiver.name}: ${Object.keys(receiver).filter((key) => key.endsWith('_configs')).sort()}`).sort();
}
