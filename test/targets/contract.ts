import { Severity, SecretRef } from '../../src/core';
import {
  AlertRule, Dashboard, Discovery, Monitoring, Pack, PackContribution, Panel, Receiver, RuleGroup, ScrapeAuth, ScrapeJob, Unit,
} from '../../src/model';
import { Plan } from '../../src/plan';
import { HttpProbe, Paths, Placement, Protocol, Workload } from '../../src/workload';

/**
 * What every target owes a plan. A target's test calls `targetContract` with an adapter, which reads back from the target's
 * own output what arrived there.
 */
export interface TargetAdapter {
  /** What the target makes of the monitoring; `CONTRACT_SECRETS` are to be bound to something it can read. */
  deliver(monitoring: Monitoring): Delivery;
}

export interface Delivery {
  /** The plan that the target translated. */
  readonly plan: Plan;
  /** All that was written, as text. */
  readonly output: readonly string[];
  readonly workloads: { readonly [name: string]: DeliveredWorkload };
  /** Connections that are open, without what the platform itself needs (name resolution and the like). */
  readonly flows: readonly OpenFlow[];
  /** Which connections the target can refuse: all, those that leave it, or none. */
  readonly closes: 'all' | 'outside' | 'nothing';
}

export interface DeliveredWorkload {
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly environment: { readonly [name: string]: string };
  /** Files of the configuration as the container sees them, by absolute path. */
  readonly files: { readonly [path: string]: string };
  /** Secrets as the container sees them: where the target gets each from, by absolute path. */
  readonly secrets: { readonly [path: string]: string };
  readonly user: number;
  readonly group: number;
  readonly memoryLimitMiB: number;
  /** In thousandths of a core, where the target reserves any. */
  readonly cpuMillis?: number;
  readonly readOnlyRoot: boolean;
  readonly droppedCapabilities: readonly string[];
  readonly mayGainPrivileges: boolean;
  /** Folders that it may write to. */
  readonly writable: readonly string[];
  readonly stopSeconds: number;
  readonly probes: { readonly liveness?: DeliveredProbe; readonly readiness?: DeliveredProbe; readonly startup?: DeliveredProbe };
  /** Probes that the target has a notion of. */
  readonly knownProbes: readonly ('liveness' | 'readiness' | 'startup')[];
}

export interface DeliveredProbe {
  readonly port: number;
  readonly path: string;
}

export interface OpenFlow {
  /** The name of a workload. */
  readonly from: string;
  /** The name of a workload, or what the target lets through outside: an address, or `anywhere`. */
  readonly to: string;
  readonly port: number;
  readonly protocol?: string;
}

/** Logical secrets of the monitoring below, beside Grafana's password, which each target binds itself. */
export const CONTRACT_SECRETS = ['api-token', 'db-password', 'hook-url', 'slack-url', 'smtp-password'];

/** A pack with an exporter that reads a file and a secret, and one on each machine. */
class ExporterPack extends Pack {
  public contribute(): PackContribution {
    const resources = { cpuMillis: 20, memoryMiB: 32, memoryLimitMiB: 64 };
    const runAs = { user: 65534, group: 65534 };
    const probes = { liveness: { path: '/', port: 'metrics' }, readiness: { path: '/ready', port: 'metrics' } };
    return {
      workloads: [
        new Workload({
          name: 'db-exporter',
          image: 'example.com/db-exporter:1.0.0',
          command: ['/bin/sh', '-c'],
          args: ['exec /exporter --price="$$5 $(HOME) ${HOME} $HOME" --until=end$'],
          environment: { DB_PASSWORD_FILE: Paths.secret(SecretRef.named('db-password')), PATTERN: '^a$|$$|$(b)' },
          ports: [{ name: 'metrics', number: 9187 }],
          configFolders: ['db'],
          secrets: [SecretRef.named('db-password')],
          scratch: ['/tmp'],
          runAs,
          resources,
          probes,
          upstreams: [{ host: '10.1.2.3', port: 5432, reason: 'read statistics' }],
        }),
        new Workload({ name: 'machine-exporter', image: 'example.com/machine-exporter:1.0.0', ports: [{ name: 'metrics', number: 9100 }], runAs, resources, probes, placement: Placement.EACH_NODE }),
      ],
      files: [{ path: 'db/queries.yml', content: 'query: "SELECT \'$1 ${x} $$\'"\nlate: no\n' }, { path: 'db/deep/er/more.yml', content: '# nothing\n' }],
      jobs: [
        new ScrapeJob({ name: 'db', discovery: [Discovery.workload('db-exporter', 9187)] }),
        new ScrapeJob({ name: 'machines', discovery: [Discovery.workload('machine-exporter', 9100)] }),
      ],
    };
  }
}

/**
 * One of everything that a target has to carry.
 *
 * @param order the order in which it is put together, which must not matter
 */
export function contractMonitoring(name = 'shop', order: 'as written' | 'reversed' = 'as written'): Monitoring {
  const monitoring = new Monitoring({ name, scrapeInterval: '15s' });
  const smtp = { smarthost: 'smtp.example.com:587', from: 'a@example.com', username: 'a', password: SecretRef.named('smtp-password') };
  const receivers = [
    Receiver.slack('slack', { apiUrl: SecretRef.named('slack-url'), channel: '#alerts' }),
    Receiver.email('mail', { to: ['b@example.com'], smtp }),
    Receiver.webhook('hook', { url: SecretRef.named('hook-url') }),
  ];
  const rule = new AlertRule({
    alert: 'ShopDown', expr: 'up{job="shop-api"} == 0', for: '1m', severity: Severity.CRITICAL, summary: 'The shop is down', description: '{{ $labels.instance }} does not answer.',
  });
  const panel = Panel.stat({ title: 'Up', description: 'Targets that answer; all of them is normal.', unit: Unit.SHORT, queries: [{ expr: 'sum(up)' }] });
  const additions = [
    ...receivers.map((receiver) => () => monitoring.addReceiver(receiver)),
    () => monitoring.addRoute(Severity.CRITICAL, ...receivers),
    () => monitoring.addScrapeJob(new ScrapeJob({ name: 'shop-api', targets: ['backend:8000'], auth: ScrapeAuth.bearer(SecretRef.named('api-token')) })),
    () => monitoring.addScrapeJob(new ScrapeJob({ name: 'legacy', targets: ['192.0.2.7:9999'] })),
    () => monitoring.addScrapeJob(new ScrapeJob({ name: 'prometheus', targets: ['localhost:9090'] })),
    () => monitoring.addPack(new ExporterPack('db')),
    () => monitoring.addRuleGroup(new RuleGroup({ name: 'availability', rules: [rule] })),
    () => monitoring.addDashboard(new Dashboard({ uid: 'shop', title: 'Shop', rows: [{ title: 'All', panels: [panel] }] })),
  ];
  for (const add of order === 'reversed' ? additions.reverse() : additions) add();
  return monitoring;
}

/** Runs the suite. */
export function targetContract(target: string, adapter: TargetAdapter): void {
  describe(`${target} keeps the contract of targets`, () => {
    let delivery: Delivery;
    beforeAll(() => { delivery = adapter.deliver(contractMonitoring()); });
    const each = (verify: (workload: Workload, delivered: DeliveredWorkload) => void) => {
      for (const workload of delivery.plan.workloads) verify(workload, delivery.workloads[workload.name]);
    };

    test('the description has no errors', () => {
      expect(delivery.plan.findings.filter((finding) => finding.level === 'error')).toEqual([]);
    });

    test('every workload of the plan runs, and nothing else', () => {
      expect(Object.keys(delivery.workloads).sort()).toEqual(['alertmanager', 'db-exporter', 'grafana', 'machine-exporter', 'prometheus']);
      expect(delivery.plan.workloads.map((workload) => workload.name)).toEqual(Object.keys(delivery.workloads).sort());
    });

    test('each runs the image with the command, arguments and variables as they were given', () => {
      each((workload, delivered) => {
        expect(delivered.image).toBe(workload.image);
        expect(delivered.command ?? []).toEqual(workload.command);
        expect(delivered.args ?? []).toEqual(workload.args);
        expect(delivered.environment).toEqual(workload.environment);
      });
    });

    test('every file of the plan is delivered with its content, to those who read it', () => {
      each((workload, delivered) => {
        const expected = delivery.plan.filesOf(workload).map(({ path, content }) => [Paths.config(path), content]);
        expect(delivered.files).toEqual(Object.fromEntries(expected));
      });
      expect(delivery.plan.files.map(({ path }) => path).sort()).toEqual([
        'alertmanager/alertmanager.yml', 'db/deep/er/more.yml', 'db/queries.yml', 'grafana/dashboards/shop.json',
        expect.stringMatching(/^grafana\/provisioning\/dashboards\/.+\.ya?ml$/), expect.stringMatching(/^grafana\/provisioning\/datasources\/.+\.ya?ml$/),
        'prometheus/prometheus.yml', expect.stringMatching(/^prometheus\/rules\/.+\.yml$/),
      ]);
    });

    test('every secret arrives by reference where it is read, and nobody gets another', () => {
      each((workload, delivered) => {
        expect(Object.keys(delivered.secrets).sort()).toEqual(workload.secrets.map((secret) => Paths.secret(secret)).sort());
        expect(Object.values(delivered.secrets).every((from) => from.length > 0)).toBe(true);
      });
    });

    test('every workload has a user that is not root, and only the rights it needs', () => {
      each((workload, delivered) => {
        expect([delivered.user, delivered.group]).toEqual([workload.runAs.user, workload.runAs.group]);
        expect(delivered).toMatchObject({ readOnlyRoot: true, droppedCapabilities: ['ALL'], mayGainPrivileges: false });
        const disk = workload.disk === undefined ? [] : [workload.disk.mountPath];
        expect([...delivered.writable].sort()).toEqual([...disk, ...workload.scratch].sort());
      });
    });

    test('every workload has its limits and the time to stop', () => {
      each(({ resources, stopSeconds }, delivered) => {
        expect(delivered.memoryLimitMiB).toBe(resources.memoryLimitMiB ?? resources.memoryMiB);
        expect(delivered.cpuMillis ?? resources.cpuMillis).toBe(resources.cpuMillis);
        expect(delivered.stopSeconds).toBe(stopSeconds);
      });
    });

    test('every workload is probed as it was said', () => {
      each((workload, delivered) => {
        const probe = (http: HttpProbe | undefined) => http && { port: workload.portNumber(http.port), path: http.path };
        const planned = Object.fromEntries(delivered.knownProbes.map((kind) => [kind, probe(workload.probes[kind])]));
        const found = Object.fromEntries(delivered.knownProbes.map((kind) => [kind, delivered.probes[kind]]));
        expect({ [workload.name]: found }).toEqual({ [workload.name]: planned });
      });
    });

    test('every flow of the plan is open, and no other', () => {
      const label = (from: string, to: string, port: number, protocol = 'TCP') => `${from} -> ${to}:${port}/${protocol}`;
      const isName = (host: string | undefined) => host === undefined || !/^[\d.]+$/.test(host);
      const planned = delivery.plan.flows
        .map(({ from, to, port, protocol }) => label(from.workload!, to.workload ?? (isName(to.host) ? 'anywhere' : to.host!), port, protocol ?? Protocol.TCP));
      const open = delivery.flows.map(({ from, to, port, protocol }) => label(from, to, port, protocol));
      expect([...new Set(open)].sort()).toEqual(expect.arrayContaining([...new Set(planned)].sort()));
      const within = new Set(delivery.plan.workloads.map((workload) => workload.name));
      const superfluous = delivery.flows.filter((flow) => !planned.includes(label(flow.from, flow.to, flow.port, flow.protocol)));
      if (delivery.closes !== 'nothing') expect(superfluous.filter(({ to }) => delivery.closes === 'all' || !within.has(to))).toEqual([]);
    });

    test('nothing written holds a value that only deployment knows, or is not a text', () => {
      for (const text of delivery.output) expect(text).not.toMatch(/\$\{Token\[|\[object Object\]|: undefined|NaN/);
    });

    test('the same description gives the same output', () => {
      expect(adapter.deliver(contractMonitoring()).output).toEqual(delivery.output);
    });

    test('put together in another order it still does', () => {
      expect(adapter.deliver(contractMonitoring('shop', 'reversed')).output).toEqual(delivery.output);
    });
  });
}
