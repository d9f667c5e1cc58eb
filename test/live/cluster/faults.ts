import { Fault } from '../faults/fault';

const target = (file: string) => `src/targets/kubernetes/${file}.ts`;
const one = (title: string): Pick<Fault, 'place' | 'scenario'> => ({ place: 'cluster', scenario: { file: 'one', title } });
const pair = (title: string): Pick<Fault, 'place' | 'scenario'> => ({ place: 'cluster', scenario: { file: 'pair', title } });

/** What the cluster's scenarios have to see. */
export const CLUSTER_FAULTS: Fault[] = [
  {
    name: 'a folder of the configuration is mounted somewhere else',
    file: target('config-maps'),
    right: 'mountPath: Paths.config(path), readOnly',
    wrong: "mountPath: Paths.config(path).replace('rules', 'rule-files'), readOnly",
    ...one('1 up'),
  },
  {
    name: 'the volume lists its files, so that one more restarts the server',
    file: target('config-maps'),
    right: 'if (part.every(({ key, file }) => key === nameOf(file.path))) return {};',
    wrong: '',
    ...one('4 change'),
  },
  {
    name: 'nothing is reloaded after a refusal when the old configuration comes back',
    file: target('reloader'),
    right: '      loaded=\n      echo "reload refused',
    wrong: '      echo "reload refused',
    ...one('5 bad change'),
  },
  {
    name: 'the servers keep their data in the pod',
    file: target('controllers'),
    right: '    template: podTemplate(source),\n    volumeClaimTemplates: [{',
    wrong: "    template: podTemplate(source, { name: 'data', emptyDir: {} }),\n    volumeClaimTemplates: undefined && [{",
    ...one('6 loss'),
  },
  {
    name: 'Prometheus sends alerts to the wrong port',
    file: 'src/render/prometheus.ts',
    right: '`${host}:9093`',
    wrong: '`${host}:9094`',
    ...one('7 crash'),
  },
  {
    name: 'secrets may be read by everybody',
    file: target('secret-volume'),
    right: '0o440;',
    wrong: '0o444;',
    ...one('8 secrets'),
  },
  {
    name: 'the gossip of the replicas is closed',
    file: 'src/plan/flows.ts',
    right: 'if (alertmanager._replicas === 1) return [];',
    wrong: 'if (alertmanager._replicas > 0) return [];',
    ...pair('10 pair'),
  },
  {
    name: 'Prometheus sends alerts to one of the replicas only',
    file: 'src/render/addresses.ts',
    right: 'return address.copies ?? [address.host];',
    wrong: 'return [address.host];',
    ...pair('10 pair'),
  },
  {
    name: 'who scrapes a part is not looked at',
    file: target('network-policies'),
    right: 'rules.open(peersOf(flow.from, workload, source), flow.port, flow.protocol);',
    wrong: 'rules.open([], flow.port, flow.protocol);',
    ...pair('11 isolation: every flow'),
  },
  {
    name: 'a part may not send what it has to',
    file: target('network-policies'),
    right: 'source.flows.filter(({ from }) => from.workload === workload.name)',
    wrong: 'source.flows.filter(({ from, port }) => from.workload === workload.name && port !== 9121)',
    ...pair('11 isolation: every flow'),
  },
  {
    name: 'Pod Security only warns',
    file: target('namespaces'),
    right: "'pod-security.kubernetes.io/enforce': level,",
    wrong: '',
    ...pair('11 isolation: Pod Security'),
  },
];
