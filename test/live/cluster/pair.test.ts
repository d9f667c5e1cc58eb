import { ClusterStack } from './cluster-stack';
import { exec, get, kubectl } from './kubectl';
import { listen, NOBODYS_PORT, NODE_IMAGE } from './platform';
import { addProbe, datagramRefused, Endpoint, opened, Source } from './probe';
import { Need, onlyWith } from '../harness/needs';
import { eventually, holds } from '../harness/poll';
import { run } from '../harness/run';

onlyWith([Need.CLUSTER], 'cluster: two Alertmanagers', () => {
  // Nothing but the receivers' address, where everybody's is open by default.
  const stack = new ClusterStack('pair', { replicas: 2, props: (receiversPodIp) => ({ receiverEgress: [`${receiversPodIp}/32`] }) });
  beforeAll(() => stack.up());
  afterAll(() => stack.down());

  test('10 pair: each notification arrives once, also while one of them is gone, and after it is back', async () => {
    const { alertmanagers, prometheus, receivers, namespace } = stack;
    const told = async () => (await receivers.received(({ text }) => text.includes('LiveLoud'))).map(({ kind, status }) => `${kind} ${status}`).sort().join(', ');
    const once = async (status: 'firing' | 'resolved', seconds: number) => {
      for (const kind of ['slack', 'pagerduty'] as const) await receivers.arrives(kind, status, 'LiveLoud', 60);
      await holds(`${status}, each once`, seconds, async () => (await told()) === `pagerduty ${status}, slack ${status}` || Promise.reject(new Error(await told())));
      await receivers.clear();
    };
    for (const alertmanager of alertmanagers) {
      await eventually('they know each other', 60, async () => (await alertmanager.status()).cluster.peers.length === 2);
    }
    expect(await prometheus.alertmanagers()).toHaveLength(2);
    const up = await prometheus.query('up{job="alertmanager"}');
    expect(up.map(({ value }) => value![1])).toEqual(['1', '1']);

    await receivers.clear();
    await stack.loud(true);
    // The second one waits for 15 s whether the first one tells.
    await once('firing', 20);
    for (const alertmanager of alertmanagers) expect((await alertmanager.alerts()).map(({ labels }) => labels.alertname)).toContain('LiveLoud');

    await kubectl(['scale', 'statefulset/osool-alertmanager', '-n', namespace, '--replicas=1']);
    await eventually('the second one is gone', 60, async () => (await stack.pods('alertmanager')).length === 1);
    await stack.loud(false);
    await once('resolved', 5);
    await stack.loud(true);
    await once('firing', 5);

    await kubectl(['scale', 'statefulset/osool-alertmanager', '-n', namespace, '--replicas=2']);
    await eventually('they know each other again', 90, async () => (await alertmanagers[1].status()).cluster.peers.length === 2);
    // Whoever waits decides by what it saw at its last look (every 5 s) before waiting (15 s): a change within that time may be told
    // twice, which Alertmanager prefers to never.
    await stack.loud(false);
    await once('resolved', 25);
    await stack.loud(true);
    await once('firing', 25);
    // The first one, whose turn it would be.
    await kubectl(['delete', 'pod', '-n', namespace, 'osool-alertmanager-0', '--wait=false']);
    await stack.loud(false);
    await once('resolved', 20);
  });

  test('11 isolation: every flow of the plan is open and everything else is refused, both ways', async () => {
    const { plan } = stack.rendered;
    await stack.ready(60);
    const parts: (Source & { workload: string; ip: string })[] = [];
    for (const workload of plan.workloads.filter(({ name }) => name !== 'node-exporter')) {
      for (const { metadata, status } of await stack.pods(workload.name)) {
        parts.push({ ...await addProbe(stack.namespace, metadata.name), workload: workload.name, ip: status.podIP });
      }
    }
    await kubectl(['create', '-n', stack.namespace, '-f', '-'], { input: JSON.stringify(stranger()) });
    const platform = (await get('pods', '-n', stack.platformNamespace)).items;
    const platformIp = (app: string) => platform.find(({ metadata }: any) => metadata.labels.app === app).status.podIP;
    const outside = (app: string, port: number) => endpoint(app, platformIp(app), port);
    const portsOf = (name: string) => plan.workloads.find((one) => one.name === name)!.ports.map(({ number }) => number);
    const endpoints: Endpoint[] = [
      ...parts.flatMap(({ name, workload, ip }) => [...portsOf(workload), NOBODYS_PORT].map((port) => endpoint(name, ip, port))),
      outside('backend', 8000), outside('postgres', 5432), outside('redis', 6379), outside('foreign', NOBODYS_PORT),
      outside('receivers', 443), outside('receivers', 587), outside('receivers', 8080),
      endpoint('node-exporter', (await stack.pods('node-exporter'))[0].status.hostIP, 9100),
      endpoint('kubernetes', (await get('service', 'kubernetes', '-n', 'default')).spec.clusterIP, 443),
    ];
    const sources: Source[] = [
      ...parts,
      { name: 'foreign', namespace: stack.platformNamespace, pod: 'foreign', container: 'foreign' },
      { name: 'stranger', namespace: stack.namespace, pod: 'stranger', container: 'stranger' },
    ];

    const expected = (source: Source) => {
      const part = parts.find(({ name }) => name === source.name);
      const flows = plan.flows.filter(({ from, protocol }) => from.workload === part?.workload && protocol !== 'UDP');
      return endpoints.filter(({ name, port }) => {
        const called = parts.find((one) => one.name === name);
        // A pod reaches itself.
        if (name === source.name) return true;
        // Pods in the network of their node are open to all who may leave their own.
        if (part === undefined) return called === undefined;
        if (called !== undefined || name === 'node-exporter') return flows.some((flow) => flow.to.workload === (called?.workload ?? name) && flow.port === port);
        // A NetworkPolicy knows no names: a port that is open is open to all addresses, but for those of the receivers.
        return flows.some((flow) => flow.to.workload === undefined && flow.port === port && (part.workload !== 'alertmanager' || name === 'receivers'));
      }).map(({ name, port }) => `${name}:${port}`).sort();
    };
    await eventually('only the flows of the plan are open', 60, async () => {
      const wrong = await Promise.all(sources.map(async (source) => {
        const [wanted, found] = [expected(source), await opened(source, endpoints)];
        return [
          ...wanted.filter((name) => !found.includes(name)).map((name) => `refused: ${source.name} -> ${name}`),
          ...found.filter((name) => !wanted.includes(name)).map((name) => `open: ${source.name} -> ${name}`),
        ];
      }));
      if (wrong.flat().length > 0) throw new Error(wrong.flat().join('\n'));
      return true;
    });
    expect(expected(parts.find(({ workload }) => workload === 'prometheus')!).length).toBeGreaterThan(6);
    const [first, second] = parts.filter(({ workload }) => workload === 'alertmanager');
    for (const [from, to] of [[first, second], [second, first]]) expect(await datagramRefused(from, endpoint(to.name, to.ip, 9094))).toBe(false);
  });

  test('11 isolation: Pod Security is enforced, and the service accounts may do nothing more than any', async () => {
    const privileged = { ...stranger(), spec: { containers: [{ name: 'x', image: NODE_IMAGE, securityContext: { privileged: true } }] } };
    const { status, stderr } = await run('kubectl', ['create', '--dry-run=server', '-n', stack.namespace, '-f', '-'], { input: JSON.stringify(privileged), ok: false });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('violates PodSecurity "restricted') });

    const may = async (namespace: string, account: string) => {
      const lists = await Promise.all([namespace, 'kube-system'].map((where) => kubectl(['auth', 'can-i', '--list', '-n', where, `--as=system:serviceaccount:${namespace}:${account}`])));
      return lists.map((list) => list.split('\n').map((line) => line.trim()).sort());
    };
    const accounts = stack.rendered.objects.filter(({ kind }) => kind === 'ServiceAccount').map(({ metadata }) => metadata);
    expect(accounts).toHaveLength(stack.rendered.plan.workloads.length);
    const any = await may(stack.platformNamespace, 'default');
    for (const { namespace, name } of accounts) expect({ name, may: await may(namespace, name) }).toEqual({ name, may: any });
    expect(await exec(stack.namespace, 'osool-prometheus-0', 'prometheus', 'ls /var/run/secrets/kubernetes.io 2>/dev/null || echo none')).toBe('none');
  });
});

function endpoint(name: string, host: string, port: number): Endpoint {
  return { name, host, port };
}

/** Somebody in the monitoring's own namespace that it knows nothing of. */
function stranger(): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'stranger', labels: { app: 'stranger' } },
    spec: {
      terminationGracePeriodSeconds: 0,
      securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{
        name: 'stranger',
        image: NODE_IMAGE,
        command: ['node', '-e', listen(NOBODYS_PORT)],
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      }],
    },
  };
}
