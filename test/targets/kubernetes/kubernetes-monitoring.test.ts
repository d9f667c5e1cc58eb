import { App, Chart, JsonPatch, Testing } from 'cdk8s';
import { Objects } from './objects';
import { SecretRef } from '../../../src/core';
import { Alertmanager, Discovery, Grafana, KubernetesRole, Monitoring, Pack, PackContribution, RecordingRule, RuleGroup, ScrapeJob } from '../../../src/model';
import { KubernetesMonitoring } from '../../../src/targets/kubernetes';
import { Workload } from '../../../src/workload';
import { contractMonitoring, CONTRACT_SECRETS } from '../contract';

const secrets = Object.fromEntries(CONTRACT_SECRETS.map((name) => [name, SecretRef.kubernetes('vault', name)]));

/** A pack that is nothing but an exporter. */
class OneExporter extends Pack {
  public contribute(): PackContribution {
    const resources = { cpuMillis: 10, memoryMiB: 16 };
    return { workloads: [new Workload({ name: this.name, image: 'example.com/exporter:1', ports: [{ name: 'http', number: 80 }], runAs: { user: 1, group: 1 }, resources })] };
  }
}

/** A pack that is nothing but a rule. */
class OneRule extends Pack {
  public contribute(): PackContribution {
    return { ruleGroups: [new RuleGroup({ name: this.name, rules: [new RecordingRule({ record: `${this.name}:up:sum`, expr: 'sum(up)' })] })] };
  }
}

function small(): Monitoring {
  return new Monitoring({ name: 'shop' });
}

describe('the objects', () => {
  const objects = Objects.of(contractMonitoring(), { secrets });

  test('are these, in an order in which they can be applied', () => {
    expect(objects.keys).toEqual([
      'Namespace/shop', 'Namespace/shop-node',
      ...['alertmanager', 'db-exporter', 'grafana', 'machine-exporter', 'prometheus'].map((name) => `ServiceAccount/shop-${name}`),
      ...['alertmanager', 'db', 'db-deep-er', 'grafana-dashboards', 'grafana-provisioning-dashboards', 'grafana-provisioning-datasources', 'prometheus', 'prometheus-rules'].map((name) => `ConfigMap/shop-${name}`),
      ...['alertmanager', 'db-exporter', 'grafana', 'prometheus'].map((name) => `NetworkPolicy/shop-${name}`),
      ...['alertmanager', 'db-exporter', 'grafana', 'machine-exporter', 'prometheus'].map((name) => `Service/shop-${name}`),
      'StatefulSet/shop-alertmanager', 'Deployment/shop-db-exporter', 'PersistentVolumeClaim/shop-grafana', 'Deployment/shop-grafana',
      'DaemonSet/shop-machine-exporter', 'StatefulSet/shop-prometheus',
    ]);
  });

  test('are in the namespace of their Pod Security level', () => {
    const level = (name: string) => objects.get('Namespace', name).metadata.labels['pod-security.kubernetes.io/enforce'];
    expect([level('shop'), level('shop-node')]).toEqual(['restricted', 'privileged']);
    const inNode = objects.all.filter((object) => object.metadata.namespace === 'shop-node').map((object) => `${object.kind}/${object.metadata.name}`);
    expect(inNode).toEqual(['ServiceAccount/shop-machine-exporter', 'Service/shop-machine-exporter', 'DaemonSet/shop-machine-exporter']);
  });

  test('pods of the main namespace meet the restricted standard', () => {
    for (const kind of ['StatefulSet', 'Deployment']) {
      for (const { spec } of objects.kind(kind)) {
        const pod = spec.template.spec;
        expect(pod).not.toHaveProperty('hostNetwork');
        expect(pod.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
        expect(pod.volumes.every((volume: any) => volume.hostPath === undefined)).toBe(true);
        for (const container of pod.containers) {
          expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] }, readOnlyRootFilesystem: true });
          expect(Object.keys(container.resources.requests)).toEqual(['cpu', 'memory']);
          expect(Object.keys(container.resources.limits)).toEqual(['memory']);
        }
      }
    }
  });

  test('no token is mounted where nothing is discovered', () => {
    for (const account of objects.kind('ServiceAccount')) expect(account.automountServiceAccountToken).toBe(false);
    for (const kind of ['StatefulSet', 'Deployment', 'DaemonSet']) {
      for (const { spec } of objects.kind(kind)) expect(spec.template.spec.automountServiceAccountToken).toBe(false);
    }
  });

  test('a server keeps its disk by a claim of its own', () => {
    const prometheus = objects.get('StatefulSet', 'shop-prometheus').spec;
    expect(prometheus.volumeClaimTemplates[0].spec).toEqual({ accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '50Gi' } } });
    expect(prometheus.serviceName).toBe('shop-prometheus');
    expect(objects.get('Service', 'shop-prometheus').spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
    expect(objects.get('Service', 'shop-grafana').spec).not.toHaveProperty('publishNotReadyAddresses');
    expect(objects.get('Deployment', 'shop-grafana').spec.strategy).toEqual({ type: 'Recreate' });
    expect(objects.get('PersistentVolumeClaim', 'shop-grafana').spec.resources.requests.storage).toBe('1Gi');
  });

  test('the node workload sees the machine, read-only', () => {
    const pod = objects.get('DaemonSet', 'shop-machine-exporter').spec.template.spec;
    expect(pod).toMatchObject({ hostNetwork: true, hostPID: true });
    expect(pod.volumes).toEqual([{ name: 'host', hostPath: { path: '/', type: 'Directory' } }]);
    expect(pod.containers[0].volumeMounts).toEqual([{ name: 'host', mountPath: '/host', readOnly: true, mountPropagation: 'HostToContainer' }]);
    expect(objects.get('Service', 'shop-machine-exporter').spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
    expect(objects.get('ConfigMap', 'shop-prometheus').data['prometheus.yml']).toContain('shop-machine-exporter.shop-node.svc');
  });

  test('Alertmanager has a reloader beside it, and nobody else', () => {
    const containers = (kind: string, name: string) => objects.get(kind, name).spec.template.spec.containers.map((container: any) => container.name);
    expect(containers('StatefulSet', 'shop-alertmanager')).toEqual(['alertmanager', 'config-reloader']);
    expect(containers('StatefulSet', 'shop-prometheus')).toEqual(['prometheus']);
    const reloader = objects.get('StatefulSet', 'shop-alertmanager').spec.template.spec.containers[1];
    expect(reloader.image).toBe(objects.get('StatefulSet', 'shop-alertmanager').spec.template.spec.containers[0].image);
    expect(reloader.env).toEqual([
      { name: 'FOLDERS', value: '/etc/monitoring/config/alertmanager' },
      { name: 'URL', value: 'http://127.0.0.1:9093/-/reload' },
    ]);
  });

  test('selectors and names do not follow from the place in the tree', () => {
    const app = Testing.app();
    const elsewhere = new Chart(app, 'Elsewhere');
    new KubernetesMonitoring(new Chart(elsewhere, 'Deeper'), 'Other', { monitoring: contractMonitoring(), secrets });
    expect(Testing.synth(elsewhere.node.findChild('Deeper') as Chart)).toEqual(objects.all);
  });
});

describe('synthesis', () => {
  test('can be repeated', () => {
    const app = new App({ outdir: Testing.app().outdir });
    const chart = new Chart(app, 'shop');
    new Chart(app, 'another');
    new KubernetesMonitoring(chart, 'Monitoring', { monitoring: small() });
    app.synth();
    const first = app.synthYaml();
    app.synth();
    expect(app.synthYaml()).toBe(first);
    expect(chart.toJson().length).toBe(first.split('\n---\n').length);
  });

  test('has what was added after the target was made', () => {
    const monitoring = small();
    const chart = Testing.chart();
    new KubernetesMonitoring(chart, 'Monitoring', { monitoring });
    monitoring.addRule(new RecordingRule({ record: 'job:up:sum', expr: 'sum by (job) (up)' }));
    monitoring.addScrapeJob(new ScrapeJob({ name: 'late', targets: ['10.0.0.9:8000'] }));
    const text = JSON.stringify(Testing.synth(chart));
    expect(text).toContain('job:up:sum');
    expect(text).toContain('10.0.0.9/32');
  });

  test('refuses what is added later, naming the target', () => {
    const monitoring = small();
    const chart = Testing.chart();
    const target = new KubernetesMonitoring(chart, 'Monitoring', { monitoring });
    Testing.synth(chart);
    expect(() => monitoring.addScrapeJob(new ScrapeJob({ name: 'late', targets: ['a:1'] })))
      .toThrow('scrape job "late" comes too late: monitoring "shop" was written by KubernetesMonitoring at test/Monitoring before');
    expect(() => target.patch('Service', 'shop-grafana')).toThrow('the patch of Service/shop-grafana comes too late: KubernetesMonitoring at test/Monitoring has been synthesized');
    expect(() => target.part('grafana').allowFrom({})).toThrow('another peer of grafana comes too late');
  });

  test('fails with all errors and makes no object', () => {
    const monitoring = small();
    monitoring.addScrapeJob(new ScrapeJob({ name: 'rds', targets: ['${Token[TOKEN.12]}:5432'] }));
    const chart = Testing.chart();
    const target = new KubernetesMonitoring(chart, 'Monitoring', { monitoring, serviceAccountAnnotations: { promtheus: {} } });
    expect(() => Testing.synth(chart)).toThrow(/target\/unsupported\] prometheus\/prometheus.yml: it holds a value that only an AWS deployment knows.*\n.*serviceAccountAnnotations: there is no workload "promtheus"; the workloads are alertmanager, grafana, prometheus/s);
    expect(target.findings.length).toBeGreaterThanOrEqual(2);
    expect(target.objects).toEqual([]);
  });
});

describe('late values', () => {
  const monitoring = () => {
    const result = small();
    result.addScrapeJob(new ScrapeJob({ name: 'rds', targets: ['${Token[TOKEN.12]}:5432'] }));
    return result;
  };

  test('are let through for a chart that the CDK resolves', () => {
    const objects = Objects.of(monitoring(), { lateValues: true });
    expect(objects.get('ConfigMap', 'shop-prometheus').data['prometheus.yml']).toContain('${Token[TOKEN.12]}:5432');
    expect(objects.get('NetworkPolicy', 'shop-prometheus').spec.egress).toContainEqual({ ports: [{ port: 5432, protocol: 'TCP' }] });
  });

  test('are refused in overrides too', () => {
    expect(() => Objects.of(small(), { overrides: { 'Service/shop-grafana': { metadata: { annotations: { arn: '${Token[TOKEN.3]}' } } } } }))
      .toThrow('[target/unsupported] Service/shop-grafana: it holds a value that only an AWS deployment knows');
  });
});

describe('secrets', () => {
  test('Grafana\'s password is a key of a Secret that is not written', () => {
    const objects = Objects.of(small());
    expect(objects.kind('Secret')).toEqual([]);
    const { volumes } = objects.get('Deployment', 'shop-grafana').spec.template.spec;
    expect(volumes).toContainEqual({
      name: 'secrets',
      projected: { defaultMode: 0o440, sources: [{ secret: { name: 'shop-grafana', items: [{ key: 'admin-password', path: 'grafana-admin-password' }] } }] },
    });
  });

  test.each([
    ['that nobody binds', {}, '[target/unsupported] secret db-password: the secret "db-password" is bound to nothing on KubernetesMonitoring at test/Monitoring'],
    ['of another store', { 'db-password': SecretRef.ssm('/db') }, 'cannot read the ssm secret "db"; it reads kubernetes'],
    ['without a key', { 'db-password': SecretRef.kubernetes('vault') }, 'secret db-password: it is bound to the whole Secret "vault", but a file holds one of its keys; name the key'],
  ])('one %s is an error', (_, binding, message) => {
    const { 'db-password': __, ...others } = secrets;
    expect(() => Objects.of(contractMonitoring(), { secrets: { ...others, ...binding } })).toThrow(message);
  });

  test('a literal is refused', () => {
    expect(() => Objects.of(small(), { secrets: { slack: 'https://hooks.slack.com/x' as any } })).toThrow('secrets["slack"] must be a SecretRef, not a literal string');
  });
});

describe('namespaces', () => {
  test('one that is named is not made, and node workloads keep their own', () => {
    const objects = Objects.of(contractMonitoring(), { secrets, namespace: 'observability' });
    expect(objects.kind('Namespace').map((object) => object.metadata.name)).toEqual(['shop-node']);
    expect(objects.get('StatefulSet', 'shop-prometheus').metadata.namespace).toBe('observability');
  });

  test('the chart\'s is taken, and not given to what is in none', () => {
    const chart = new Chart(Testing.app(), 'chart', { namespace: 'team' });
    const target = new KubernetesMonitoring(chart, 'Monitoring', { monitoring: contractMonitoring(), secrets });
    expect(target.namespace).toBe('team');
    const [namespace] = Testing.synth(chart).filter(({ kind }) => kind === 'Namespace');
    expect(namespace.metadata).not.toHaveProperty('namespace');
  });
});

describe('discovery of Kubernetes objects', () => {
  test('gets what it lists, where it lists it, and reaches what it finds', () => {
    const monitoring = small();
    monitoring.addScrapeJob(new ScrapeJob({ name: 'pods', discovery: [Discovery.kubernetes({ role: KubernetesRole.POD, namespaces: ['apps'] })] }));
    const objects = Objects.of(monitoring);
    expect(objects.kind('ClusterRole')).toEqual([]);
    const role = objects.get('Role', 'shop-prometheus');
    expect(role.metadata.namespace).toBe('apps');
    expect(role.rules).toEqual([{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] }]);
    expect(objects.get('RoleBinding', 'shop-prometheus').subjects).toEqual([{ kind: 'ServiceAccount', name: 'shop-prometheus', namespace: 'shop' }]);
    expect(objects.get('StatefulSet', 'shop-prometheus').spec.template.spec.automountServiceAccountToken).toBe(true);
    const { egress } = objects.get('NetworkPolicy', 'shop-prometheus').spec;
    expect(egress).toContainEqual({ to: [{ namespaceSelector: { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'In', values: ['apps'] }] } }] });
    expect(egress).toContainEqual({ ports: [{ port: 443, protocol: 'TCP' }, { port: 6443, protocol: 'TCP' }] });
  });

  test('in all namespaces needs the cluster, under a name that another namespace does not take', () => {
    const monitoring = small();
    monitoring.addScrapeJob(new ScrapeJob({ name: 'slices', discovery: [Discovery.kubernetes({ role: KubernetesRole.ENDPOINTSLICE })] }));
    const objects = Objects.of(monitoring, { namespace: 'staging' });
    expect(objects.get('ClusterRole', 'staging-shop-prometheus').rules).toEqual([
      { apiGroups: [''], resources: ['pods', 'services'], verbs: ['get', 'list', 'watch'] },
      { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: ['get', 'list', 'watch'] },
    ]);
    expect(objects.get('ClusterRole', 'staging-shop-prometheus').metadata).not.toHaveProperty('namespace');
  });
});

describe('replicas of Alertmanager', () => {
  const paired = () => new Monitoring({ name: 'shop', alertmanager: Alertmanager.run({ replicas: 2 }) });
  const objects = Objects.of(paired());
  const { spec } = objects.get('StatefulSet', 'shop-alertmanager');

  test('are a StatefulSet with a disk each, on different machines where there are, one changed after the other', () => {
    expect(spec).toMatchObject({ replicas: 2, serviceName: 'shop-alertmanager', minReadySeconds: 15 });
    expect(spec.volumeClaimTemplates).toHaveLength(1);
    expect(spec.template.spec.affinity.podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution).toEqual([{
      weight: 100,
      podAffinityTerm: {
        topologyKey: 'kubernetes.io/hostname',
        labelSelector: { matchLabels: { 'app.kubernetes.io/name': 'alertmanager', 'app.kubernetes.io/instance': 'shop' } },
      },
    }]);
    expect(objects.get('PodDisruptionBudget', 'shop-alertmanager').spec).toEqual({
      maxUnavailable: 1,
      selector: { matchLabels: { 'app.kubernetes.io/name': 'alertmanager', 'app.kubernetes.io/instance': 'shop' } },
    });
  });

  test('know each other by the names of their pods, before they are ready', () => {
    const [alertmanager] = spec.template.spec.containers;
    expect(alertmanager.args.filter((arg: string) => arg.startsWith('--cluster'))).toEqual([
      '--cluster.listen-address=[$(POD_IP)]:9094',
      '--cluster.peer=shop-alertmanager-0.shop-alertmanager:9094',
      '--cluster.peer=shop-alertmanager-1.shop-alertmanager:9094',
      '--cluster.label=shop',
      '--cluster.reconnect-timeout=5m',
    ]);
    expect(alertmanager.env).toEqual([{ name: 'POD_IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }]);
    expect(objects.get('Service', 'shop-alertmanager').spec).toMatchObject({ clusterIP: 'None', publishNotReadyAddresses: true });
  });

  test('reach each other, and nobody else does', () => {
    const policy = objects.get('NetworkPolicy', 'shop-alertmanager').spec;
    const self = { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'alertmanager', 'app.kubernetes.io/instance': 'shop' } } };
    const ports = [{ port: 9094, protocol: 'TCP' }, { port: 9094, protocol: 'UDP' }];
    expect(policy.ingress).toContainEqual({ from: [self], ports });
    expect(policy.egress).toContainEqual({ to: [self], ports });
    const others = [...policy.ingress, ...objects.kind('NetworkPolicy').filter(({ metadata }) => metadata.name !== 'shop-alertmanager').map((other) => other.spec)]
      .filter((rule) => JSON.stringify(rule).includes('9094'));
    expect(others).toEqual([{ from: [self], ports }]);
  });

  test('get every alert, each', () => {
    expect(objects.get('ConfigMap', 'shop-prometheus').data['prometheus.yml']).toContain(`
    - static_configs:
        - targets:
            - shop-alertmanager-0.shop-alertmanager:9093
            - shop-alertmanager-1.shop-alertmanager:9093
`);
  });

  test('one alone has none of that', () => {
    const alone = Objects.of(small());
    expect(alone.kind('PodDisruptionBudget')).toEqual([]);
    const template = alone.get('StatefulSet', 'shop-alertmanager').spec.template.spec;
    expect(template).not.toHaveProperty('affinity');
    expect(template.containers[0].args).toContain('--cluster.listen-address=');
    expect(JSON.stringify(alone.all)).not.toContain('9094');
  });
});

describe('a new file', () => {
  const templates = (objects: Objects) => ['StatefulSet', 'Deployment'].flatMap((kind) => objects.kind(kind)).map(({ spec }) => spec.template);
  const withRules = (...files: string[]) => {
    const monitoring = small();
    for (const file of files) monitoring.addPack(new OneRule(file));
    return Objects.of(monitoring);
  };

  test('of rules, or a changed one, restarts nobody', () => {
    const before = withRules('one');
    const after = withRules('one', 'two');
    expect(Object.keys(after.get('ConfigMap', 'shop-prometheus-rules').data)).toEqual(['one.yml', 'two.yml']);
    expect(templates(after)).toEqual(templates(before));
  });
});

describe('the network', () => {
  const peers = (rule: any) => (rule.to ?? rule.from ?? []).map((peer: any) => peer.ipBlock?.cidr ?? peer);

  test('receivers can be narrowed to addresses', () => {
    const objects = Objects.of(contractMonitoring(), { secrets, receiverEgress: ['203.0.113.7/32'], nodeCidrs: ['10.0.0.0/16'] });
    const [receivers] = objects.get('NetworkPolicy', 'shop-alertmanager').spec.egress;
    expect(peers(receivers)).toEqual(['203.0.113.7/32']);
    expect(receivers.ports.map(({ port }: any) => port)).toEqual([443, 587]);
    expect(objects.get('NetworkPolicy', 'shop-prometheus').spec.egress).toContainEqual({ to: [{ ipBlock: { cidr: '10.0.0.0/16' } }], ports: [{ port: 9100, protocol: 'TCP' }] });
  });

  test('a direction that nobody uses is closed', () => {
    const { spec } = Objects.of(small()).get('NetworkPolicy', 'shop-grafana');
    expect(spec.policyTypes).toEqual(['Ingress', 'Egress']);
    expect(spec).not.toHaveProperty('ingress');
  });

  test('a part can be opened to others', () => {
    const chart = Testing.chart();
    const target = new KubernetesMonitoring(chart, 'Monitoring', { monitoring: small() });
    const prometheus = target.part('prometheus');
    expect(prometheus).toMatchObject({
      name: 'prometheus',
      namespace: 'shop',
      objectName: 'shop-prometheus',
      controllerKind: 'StatefulSet',
      host: 'shop-prometheus.shop.svc',
      port: 9090,
      podLabels: { 'app.kubernetes.io/name': 'prometheus', 'app.kubernetes.io/instance': 'shop' },
    });
    prometheus.allowFrom({ namespace: 'keda', podLabels: { app: 'keda-operator' } });
    prometheus.allowTo({ namespace: 'apps', port: 8000 });
    const { spec } = Testing.synth(chart).find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'shop-prometheus');
    const apps = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'apps' } }, podSelector: {} };
    const keda = { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'keda' } }, podSelector: { matchLabels: { app: 'keda-operator' } } };
    expect(spec.ingress).toContainEqual({ from: [keda], ports: [{ port: 9090, protocol: 'TCP' }] });
    expect(spec.egress).toContainEqual({ to: [apps], ports: [{ port: 8000, protocol: 'TCP' }] });
    expect(prometheus.objects.map((object) => object.kind)).toEqual(['ServiceAccount', 'NetworkPolicy', 'Service', 'StatefulSet']);
  });

  test('an ingress brings people to Grafana, through its controller', () => {
    const ingress = { host: 'grafana.example.com', className: 'nginx', tlsSecretName: 'grafana-tls', controllerNamespace: 'ingress' };
    const objects = Objects.of(small(), { ingress });
    expect(objects.get('Ingress', 'shop-grafana').spec).toEqual({
      ingressClassName: 'nginx',
      tls: [{ hosts: ['grafana.example.com'], secretName: 'grafana-tls' }],
      rules: [{ host: 'grafana.example.com', http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'shop-grafana', port: { name: 'http' } } } }] } }],
    });
    expect(objects.get('NetworkPolicy', 'shop-grafana').spec.ingress).toEqual([
      { from: [{ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'ingress' } }, podSelector: {} }], ports: [{ port: 3000, protocol: 'TCP' }] },
    ]);
  });
});

describe('ways out', () => {
  test('fields and patches are applied last', () => {
    const chart = Testing.chart();
    const target = new KubernetesMonitoring(chart, 'Monitoring', { monitoring: small(), storageClassName: 'gp3', overrides: { 'StatefulSet/shop-prometheus': { spec: { replicas: 2 } } } });
    target.part('prometheus').patch(JsonPatch.add('/spec/template/spec/priorityClassName', 'high'));
    target.patch('Service', 'shop-grafana', JsonPatch.add('/spec/type', 'LoadBalancer'));
    const all = Testing.synth(chart);
    const get = (kind: string, name: string) => all.find((object) => object.kind === kind && object.metadata.name === name);
    expect(get('StatefulSet', 'shop-prometheus').spec).toMatchObject({ replicas: 2, template: { spec: { priorityClassName: 'high' } } });
    expect(get('StatefulSet', 'shop-prometheus').spec.volumeClaimTemplates[0].spec.storageClassName).toBe('gp3');
    expect(get('Service', 'shop-grafana').spec.type).toBe('LoadBalancer');
  });

  test('objects that are not made are named', () => {
    expect(() => Objects.of(small(), { overrides: { 'Deployment/grafana': {} } })).toThrow(/Deployment\/grafana: overrides or patch name an object that is not made; the objects are .*Deployment\/shop-grafana/);
  });

  test('objects are there only after synthesis', () => {
    const target = new KubernetesMonitoring(Testing.chart(), 'Monitoring', { monitoring: small() });
    expect(() => target.objects).toThrow('the objects are made when the app is synthesized: change them with patch(kind, name, ..) or overrides');
    expect(() => target.part('grafana').objects).toThrow('the objects are made when the app is synthesized');
    expect(() => target.part('loki')).toThrow('KubernetesMonitoring at test/Monitoring has no part "loki": it has alertmanager, grafana, prometheus');
  });

  test('service accounts carry annotations', () => {
    const objects = Objects.of(small(), { serviceAccountAnnotations: { prometheus: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/x' } } });
    expect(objects.get('ServiceAccount', 'shop-prometheus').metadata.annotations).toEqual({ 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/x' });
    expect(objects.get('ServiceAccount', 'shop-grafana').metadata).not.toHaveProperty('annotations');
  });
});

describe('what cannot be', () => {
  test.each([
    ['a namespace', { namespace: 'My Apps' }, 'KubernetesMonitoring at test/Monitoring: namespace: illegal name "My Apps"'],
    ['a CIDR', { receiverEgress: ['hooks.slack.com'] }, 'receiverEgress "hooks.slack.com" is not a CIDR: write an address and the length of its prefix'],
    ['no CIDR at all', { nodeCidrs: [] }, 'nodeCidrs is empty, which a NetworkPolicy reads as any address'],
    ['the host of the ingress', { ingress: { host: 'https://x/' } }, 'the host of the ingress is "https://x/", but must be a DNS name'],
  ])('%s', (_, props, message) => {
    expect(() => new KubernetesMonitoring(Testing.chart(), 'Monitoring', { monitoring: small(), ...props })).toThrow(message);
  });

  test('an ingress to no Grafana', () => {
    const monitoring = new Monitoring({ name: 'shop', grafana: Grafana.none() });
    expect(() => Objects.of(monitoring, { ingress: { host: 'x.example.com' } })).toThrow('ingress: it leads to Grafana, which the monitoring does not run');
  });

  test('a name over 63 characters, or over 52 of a StatefulSet', () => {
    const name = 'a'.repeat(40);
    expect(() => Objects.of(new Monitoring({ name }))).toThrow(`StatefulSet/${name}-alertmanager: its name has 53 characters, but a StatefulSet may have 52`);
    expect(() => Objects.of(new Monitoring({ name: 'a'.repeat(39) }))).not.toThrow();
    const exporter = 'b'.repeat(30);
    const monitoring = new Monitoring({ name: 'a'.repeat(39) });
    monitoring.addPack(new OneExporter(exporter));
    expect(() => Objects.of(monitoring)).toThrow(`Service/${'a'.repeat(39)}-${exporter}: its name has 70 characters, but a Service may have 63; give the monitoring or the workload a shorter name`);
  });

  test('two monitorings of one name in one namespace', () => {
    const chart = Testing.chart();
    new KubernetesMonitoring(chart, 'One', { monitoring: small() });
    new KubernetesMonitoring(chart, 'Two', { monitoring: small() });
    expect(() => Testing.synth(chart)).toThrow('[test/Two] [target/unsupported] StatefulSet/shop-prometheus: another object of the app has the same kind, namespace and name');
  });
});
