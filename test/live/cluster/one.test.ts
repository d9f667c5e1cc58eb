import { parse } from 'yaml';
import { ClusterStack } from './cluster-stack';
import { killContainers } from './crash';
import { exec, get, kubectl } from './kubectl';
import { secretValue } from './osool';
import { Monitoring, Pack, PackContribution, RecordingRule, RuleGroup } from '../../../src/model';
import { Paths } from '../../../src/workload';
import { checkPanels, panelQueries } from '../harness/dashboards';
import { request } from '../harness/http';
import { Need, onlyWith } from '../harness/needs';
import { eventually, holds, within } from '../harness/poll';
import { run } from '../harness/run';

/** A pack of one rule, which brings a rule file of its own. */
class OneRulePack extends Pack {
  public contribute(): PackContribution {
    return { ruleGroups: [new RuleGroup({ name: this.name, rules: [new RecordingRule({ record: 'live:more:file', expr: 'sum(up)' })] })] };
  }
}

/** One more rule, and one more rule file. */
function more(monitoring: Monitoring): void {
  monitoring.addRule(new RecordingRule({ record: 'live:more:rule', expr: 'sum(up)' }));
  monitoring.addPack(new OneRulePack('live-more'));
}

/** What both servers refuse, and nobody before them. */
function refused(monitoring: Monitoring): void {
  monitoring.patchFile('prometheus/prometheus.yml', { global: { scrape_timeout: '1m' } });
  monitoring.patchFile('alertmanager/alertmanager.yml', { route: { receiver: 'nobody' } });
}

onlyWith([Need.CLUSTER], 'cluster: one of each server', () => {
  const stack = new ClusterStack('one');
  beforeAll(() => stack.up());
  afterAll(() => stack.down());

  test('1 up: healthy within a minute, scraping, with the rules, routes and dashboards that were rendered', async () => {
    const { prometheus, rendered } = stack;
    expect(stack.readySeconds).toBeLessThan(60);
    await eventually('every target is up', 30, everyTargetIsUp);

    const files = (folder: string) => rendered.plan.files.filter(({ path }) => path.startsWith(folder));
    const groups = files('prometheus/rules/').flatMap(({ content }) => parse(content).groups);
    const ruleNames = groups.flatMap((group: any) => group.rules.map((rule: any) => `${group.name}: ${rule.alert ?? rule.record} = ${rule.for ?? ''}`)).sort();
    const loaded = (await prometheus.rules()).flatMap((group) => group.rules.map((rule) => `${group.name}: ${rule.name}`)).sort();
    expect(loaded).toEqual(ruleNames.map((name: string) => name.replace(/ = .*/, '')));

    const { config } = await stack.alertmanagers[0].status();
    expect(routesOf(parse(config.original).route)).toEqual(routesOf(parse(rendered.file('alertmanager/alertmanager.yml')).route));

    await eventually('Grafana answers', 30, () => request(`${stack.grafanaUrl}/api/health`));
    const [grafana] = await stack.pods('grafana');
    const readable = 'cd /etc/monitoring/config; for f in $(find -L grafana -type f ! -path "*/..*"); do cat $f >/dev/null && echo $f; done';
    expect((await exec(stack.namespace, grafana.metadata.name, 'grafana', readable)).split('\n').sort()).toEqual(files('grafana/').map(({ path }) => path));

    // A query that compares gives nothing for as long as all is well.
    const queries = panelQueries(files('grafana/dashboards/').map(({ content }) => content)).filter(({ expr }) => !/ [<>]=? \d/.test(expr));
    await eventually('every panel has data', 60, async () => {
      const { asked, failed, empty } = await checkPanels(prometheus, queries);
      if (failed.length + empty.length > 0) throw new Error(`of ${asked} queries\nfailed: ${failed.join('\n')}\nempty: ${empty.join('\n')}`);
      return asked > 50;
    });
    const sick = (await prometheus.rules()).flatMap((group) => group.rules).filter(({ health }) => health === 'err');
    expect(sick).toEqual([]);
  });

  test('4 change: one more rule and one more rule file are loaded within two minutes, by the same process, without a missed scrape', async () => {
    const { prometheus } = stack;
    const startTime = await prometheus.startTime();
    const pods = await podIds();
    const begin = Date.now();
    await stack.apply({ monitoring: more });
    await within('both rules have results', 120, async () => (await prometheus.query('live:more:rule + on () live:more:file')).length === 1);
    const seconds = Math.ceil((Date.now() - begin) / 1000);
    process.stderr.write(`loaded after ${seconds} s\n`);
    expect(await prometheus.startTime()).toBe(startTime);
    expect(await podIds()).toEqual(pods);
    for (const { metric, values } of await prometheus.query(`up[${seconds}s]`)) {
      const gaps = values!.slice(1).map(([time], index) => time - values![index][0]);
      // Every 2 s: a missed one makes a gap of 4.
      expect({ ...metric, missed: gaps.filter((gap) => gap > 3.9), down: values!.filter(([, value]) => value !== '1') }).toEqual({ ...metric, missed: [], down: [] });
    }
  });

  test('5 bad change: what only the servers refuse is not taken, the old configuration goes on, and a correct one is taken', async () => {
    const { prometheus, receivers, alertmanagers: [alertmanager] } = stack;
    const before = { prometheus: await prometheus.config(), alertmanager: (await alertmanager.status()).config.original };
    const now = async () => ({ prometheus: await prometheus.config(), alertmanager: (await alertmanager.status()).config.original });
    const taken = async () => [await prometheusMetric('prometheus_config_last_reload_successful'), await alertmanager.metric('alertmanager_config_last_reload_successful')];
    await stack.apply({ monitoring: refused });
    await stack.nudge('osool-prometheus-0', 'osool-alertmanager-0');
    await eventually('both servers refuse', 90, async () => (await taken()).join() === '0,0');
    expect(await now()).toEqual(before);
    await stack.loud(true);
    await receivers.arrives('slack', 'firing', 'LiveLoud', 30);

    await stack.apply({ monitoring: more });
    await stack.nudge('osool-prometheus-0', 'osool-alertmanager-0');
    await eventually('both servers take it', 90, async () => (await taken()).join() === '1,1');
    await stack.loud(false);
    await receivers.arrives('slack', 'resolved', 'LiveLoud', 30);
  });

  test('7 crash: every server that is killed comes back by itself, with its data, and what still fires is told', async () => {
    const { prometheus, receivers } = stack;
    const workloads = stack.rendered.plan.workloads.map(({ name }) => name);
    const states = async () => Object.fromEntries(await Promise.all(workloads.map(async (name) => {
      const status = (await stack.pods(name))[0].status.containerStatuses.find((container: any) => container.name === name);
      return [name, status];
    })));
    const then = Date.now() / 1000 - 5;
    const samples = await prometheus.query('up', then);
    expect(samples.length).toBeGreaterThan(4);
    const before = await states();

    await killContainers(stack.platformNamespace, workloads.map((name) => before[name].containerID));
    await stack.loud(true, 'crash');
    await eventually('all are back', 90, async () => {
      const after = await states();
      const away = workloads.filter((name) => !(after[name].ready && after[name].restartCount === before[name].restartCount + 1));
      if (away.length > 0) throw new Error(`not yet: ${away.join(', ')}`);
      return true;
    });
    expect(await eventually('samples of before', 30, () => prometheus.query('up', then))).toEqual(samples);
    await eventually('every target is up', 30, everyTargetIsUp);
    await receivers.arrives('slack', 'firing', 'LiveCrash', 90);
  });

  test('6 loss: after pods were deleted, and the node rebooted, samples and silences are there, and alerts fire only as they should', async () => {
    const { prometheus, receivers, alertmanagers: [alertmanager] } = stack;
    const messages = (word: string) => receivers.received(({ text, kind }) => kind === 'slack' && text.includes(word)).then((all) => all.map(({ status }) => status));
    await alertmanager.addSilence('alertname', 'LiveSilenced', 'live test');
    await stack.loud(true, 'loss');
    await receivers.arrives('slack', 'firing', 'LiveLoss', 60);
    const then = Date.now() / 1000 - 2;
    const samples = await prometheus.query('up', then);
    const sameAsBefore = async () => {
      expect(await eventually('samples of before', 60, () => prometheus.query('up', then))).toEqual(samples);
      const silences = await eventually('the silences are there', 60, () => alertmanager.silences());
      expect(silences.filter(({ status }) => status.state === 'active').map(({ comment }) => comment)).toEqual(['live test']);
    };

    const pods = await podIds();
    await kubectl(['delete', 'pod', '-n', stack.namespace, 'osool-prometheus-0', 'osool-alertmanager-0']);
    await stack.ready(90);
    expect(await podIds()).not.toEqual(pods);
    await sameAsBefore();
    // What Prometheus cannot send it sends again after a minute.
    await eventually('it fires again', 90, async () => (await alertmanager.alerts()).some(({ labels }) => labels.alertname === 'LiveLoss'));
    await holds('nobody is told again', 8, async () => (await messages('LiveLoss')).join() === 'firing' && (await messages('LiveSilenced')).length === 0);

    const reboot = process.env.LIVE_NODE_REBOOT;
    if (reboot === undefined) {
      if (process.env.CI) throw new Error('the reboot of the node is missing: set LIVE_NODE_REBOOT to a command that does it');
      process.stderr.write('skipped: the reboot of the node: set LIVE_NODE_REBOOT to a command that does it\n');
      return;
    }
    await run('sh', ['-c', reboot], { timeoutSeconds: 120 });
    await eventually('the API server is back', 60, () => kubectl(['get', '--raw=/readyz'], { timeoutSeconds: 10 }));
    await eventually('the receivers are back', 60, () => stack.receivers.ready());
    await eventually('Prometheus is back', 90, () => prometheus.ready());
    await eventually('Alertmanager is back', 90, () => alertmanager.ready());
    await sameAsBefore();
    await stack.loud(true, 'loss');
    // What Prometheus cannot send it sends again after a minute.
    await eventually('it fires again', 90, async () => (await alertmanager.alerts()).some(({ labels }) => labels.alertname === 'LiveLoss'));
    await stack.loud(false, 'loss');
    await receivers.arrives('slack', 'resolved', 'LiveLoss', 60);
    await stack.loud(true, 'loss');
    await receivers.arrives('slack', 'firing', 'LiveLoss', 60);
    expect(await messages('LiveSilenced')).toEqual([]);
  });

  test('8 secrets: only their reader reads them, new values arrive without a restart of Prometheus, and no value is anywhere else', async () => {
    const { prometheus, receivers, namespace, secrets } = stack;
    const values = Object.values(secrets);
    for (const workload of stack.rendered.plan.workloads) {
      const [pod] = await stack.pods(workload.name);
      const listing = await exec(pod.metadata.namespace, pod.metadata.name, workload.name,
        'cd /etc/secrets 2>/dev/null || exit 0; for f in *; do cat $f >/dev/null && stat -L -c "%n %a %u:%g" $f; done');
      const expected = workload.secrets.map((secret) => `${secret.fileName} 440 0:${workload.runAs.group}`).sort();
      expect({ [workload.name]: listing.split('\n').filter((line) => line !== '').sort() }).toEqual({ [workload.name]: expected });
    }

    const startTime = await prometheus.startTime();
    for (const name of ['slack-webhook', 'postgres-password']) secrets[name] = secretValue(name);
    await stack.writeSecrets('replace');
    await stack.nudge('osool-alertmanager-0');
    const file = `${Paths.SECRETS}/slack-webhook`;
    await eventually('Alertmanager has the new URL', 90, async () => (await exec(namespace, 'osool-alertmanager-0', 'alertmanager', `cat ${file}`)) === secrets['slack-webhook']);
    await stack.loud(true, 'rotation');
    await receivers.arrives('slack', 'firing', 'LiveRotated', 60);
    const credentials = (await receivers.received(({ kind, text }) => kind === 'slack' && text.includes('LiveRotated'))).map(({ credential }) => credential);
    expect([...new Set(credentials)]).toEqual([new URL(secrets['slack-webhook']).pathname]);

    const role = secrets['postgres-username'];
    const sql = `ALTER ROLE ${role} PASSWORD '${secrets['postgres-password']}'; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${role}'`;
    await kubectl(['exec', '-i', '-n', stack.platformNamespace, 'deployment/postgres', '--', 'psql', '-q', '-U', 'postgres'], { input: `${sql};\n` });
    await eventually('the old password is refused', 60, async () => (await prometheus.value('pg_up')) === 0);
    await kubectl(['rollout', 'restart', '-n', namespace, 'deployment/osool-postgres-exporter']);
    await eventually('the new password is used', 60, async () => (await prometheus.value('pg_up')) === 1);
    expect(await prometheus.startTime()).toBe(startTime);

    const kinds = 'pods,services,configmaps,statefulsets,deployments,daemonsets,serviceaccounts,persistentvolumeclaims,networkpolicies,events,controllerrevisions,replicasets';
    const written = [JSON.stringify(stack.rendered.objects), await kubectl(['get', kinds, '-n', namespace, '-o', 'yaml']), await kubectl(['get', 'pods', '-n', stack.nodeNamespace, '-o', 'yaml'])];
    const names = stack.rendered.plan.workloads.map(({ name }) => name);
    for (const name of names) {
      for (const pod of await stack.pods(name)) written.push(await kubectl(['logs', '-n', pod.metadata.namespace, pod.metadata.name, '--all-containers']));
    }
    const known = [...values, ...Object.values(secrets)].filter((value) => value !== role);
    for (const text of written) expect(known.filter((value) => text.includes(value))).toEqual([]);
  });

  async function everyTargetIsUp(): Promise<boolean> {
    const targets = await stack.prometheus.targets();
    const jobs: string[] = parse(stack.rendered.file('prometheus/prometheus.yml')).scrape_configs.map((job: any) => job.job_name);
    const down = targets.filter(({ health }) => health !== 'up').map(({ scrapeUrl, lastError }) => `${scrapeUrl}: ${lastError}`);
    const absent = jobs.filter((job) => !targets.some(({ scrapePool }) => scrapePool === job));
    if (down.length + absent.length > 0) throw new Error([...down, ...absent].join('; '));
    return true;
  }

  async function podIds(): Promise<{ [name: string]: string }> {
    const { items } = await get('pods', '-n', stack.namespace);
    return Object.fromEntries(items.map(({ metadata }: any) => [metadata.name, metadata.uid]));
  }

  async function prometheusMetric(name: string): Promise<number> {
    const text = await (await request(`${stack.prometheus.url}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  }
});

/** A tree of routes as who is told about what. */
function routesOf(route: any): unknown {
  return { receiver: route.receiver, matchers: route.matchers, routes: (route.routes ?? []).map(routesOf) };
}
