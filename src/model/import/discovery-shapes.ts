import { httpFields, httpRules, tls } from './http-shape';
import { duration, label, url } from './words';
import { Fields, flag, int, list, map, oneOf, record, RecordRule, RecordShape, required, secret, text, textThat } from '../../source';

const refresh: Fields = { refresh_interval: duration };
const aws: Fields = {
  endpoint: text,
  region: text,
  access_key: text,
  secret_key: secret,
  profile: text,
  role_arn: text,
  external_id: text,
  port: int,
  ...refresh,
};
const filters: Fields = { filters: list(record('filter', { name: text, values: list(text) }), 'a filter') };
const clusters: Fields = { clusters: list(text), request_concurrency: int };

/** A discovery that asks over HTTP. */
function http(fields: Fields, ...rules: RecordRule[]): [Fields, RecordRule[]] {
  return [{ ...httpFields, ...fields }, [...httpRules, ...rules]];
}

function plain(fields: Fields, ...rules: RecordRule[]): [Fields, RecordRule[]] {
  return [fields, rules];
}

const role = (...roles: string[]): Fields => ({ role: oneOf(...roles) });
const KUBERNETES_ROLES = ['node', 'pod', 'service', 'endpoints', 'endpointslice', 'ingress'];
/** Files that are read again and again: JSON or YAML, with one wildcard in the last part. */
const discoveredFile = textThat('a path', (path) => (/^[^*]*(\*[^/]*)?\.(json|yml|yaml|JSON|YML|YAML)$/.test(path)
  ? undefined : [`${JSON.stringify(path.slice(0, 80))} is no path of targets`, 'name a .json, .yml or .yaml file; a "*" may stand in its last part']));
const zookeeper: Fields = { servers: list(text), paths: list(text), timeout: duration };

/** All that Prometheus 3.16 can discover with, by the name in front of `_sd_configs`. */
const KINDS: { readonly [kind: string]: [Fields, RecordRule[]] } = {
  aws: http({ ...role('ec2', 'ecs', 'lightsail', 'msk', 'elasticache', 'rds'), ...aws, ...filters, ...clusters }, required('role')),
  azure: http({
    environment: text,
    port: int,
    subscription_id: text,
    tenant_id: text,
    client_id: text,
    client_secret: secret,
    authentication_method: text,
    resource_group: text,
    ...refresh,
  }, required('subscription_id')),
  consul: http({
    server: text,
    path_prefix: text,
    token: secret,
    datacenter: text,
    namespace: text,
    partition: text,
    tag_separator: text,
    scheme: text,
    username: text,
    password: secret,
    allow_stale: flag,
    services: list(text),
    tags: list(text),
    node_meta: map(text),
    filter: text,
    health_filter: text,
    ...refresh,
  }),
  digitalocean: http({ port: int, ...role('droplets', 'databases'), ...refresh }),
  dns: plain({ names: list(text), type: text, port: int, ...refresh }, (given) => {
    if (!given.value.names?.length) given.refuse(undefined, 'it has no names', 'list at least one DNS name');
    const type = (given.value.type ?? 'SRV').toUpperCase();
    if (!['SRV', 'A', 'AAAA', 'MX', 'NS'].includes(type)) given.refuse('type', 'the type is unknown', 'write SRV, A, AAAA, MX or NS');
    else if (type !== 'SRV' && !given.value.port) given.refuse(undefined, `a port is missing, which records of type ${type} do not have`, 'give port');
  }),
  docker: http({ host: text, port: int, ...filters, host_networking_host: text, match_first_network: flag, ...refresh }, required('host')),
  dockerswarm: http({ host: text, ...role('services', 'nodes', 'tasks'), port: int, ...filters, ...refresh }, required('host'), required('role')),
  ec2: http({ ...aws, ...filters }, (given) => {
    (given.value.filters ?? []).forEach((filter: { values?: unknown[] } | undefined) => {
      if (filter && !filter.values?.length) given.refuse('filters', 'a filter has no values', 'give at least one');
    });
  }),
  ecs: http({ ...aws, ...clusters }),
  elasticache: http({ ...aws, ...clusters }),
  eureka: http({ server: text, ...refresh }, required('server')),
  file: plain({ files: list(discoveredFile), ...refresh }, (given) => {
    if (!given.value.files?.length) given.refuse(undefined, 'it has no files', 'list at least one');
  }),
  gce: plain({ project: text, zone: text, filter: text, port: int, tag_separator: text, ...refresh }, required('project'), required('zone')),
  hetzner: http({ port: int, ...role('robot', 'hcloud'), label_selector: text, ...refresh }, required('role')),
  http: http({ url: text, ...refresh }, required('url'), (given) => {
    if (given.has('url') && !/^https?:\/\/[^/?#]/i.test(given.value.url)) given.refuse('url', 'it is no URL', 'begin it with "http://" or "https://"');
  }),
  ionos: http({ datacenter_id: text, port: int, ...refresh }, required('datacenter_id')),
  kubernetes: http({
    api_server: url,
    ...role(...KUBERNETES_ROLES),
    kubeconfig_file: text,
    namespaces: record('namespaces', { own_namespace: flag, names: list(text) }),
    selectors: list(record('selector', { ...role(...KUBERNETES_ROLES), label: text, field: text })),
    attach_metadata: record('attach_metadata', { node: flag, namespace: flag, deployment: flag, job: flag, cronjob: flag }),
  }, required('role'), (given) => {
    const own = given.value.namespaces?.own_namespace === true;
    for (const field of ['api_server', 'kubeconfig_file']) {
      if (own && given.has(field)) given.refuse(field, `${field} and namespaces.own_namespace exclude each other`, 'keep one of them');
    }
    if (given.has('api_server') && given.has('kubeconfig_file')) given.refuse('kubeconfig_file', 'kubeconfig_file and api_server exclude each other', 'keep one of them');
    const client = Object.keys(httpFields).find((field) => field !== 'follow_redirects' && field !== 'enable_http2' && given.has(field));
    if (client !== undefined && !given.has('api_server')) given.refuse(client, `${client} has no effect without api_server`, 'give api_server, or remove it');
  }),
  kuma: http({ server: text, client_id: text, fetch_timeout: duration, ...refresh }, required('server')),
  lightsail: http(aws),
  linode: http({ port: int, tag_separator: text, region: text, ...refresh }),
  marathon: http({ servers: list(text), auth_token: secret, auth_token_file: text, ...refresh }),
  msk: http({ ...aws, ...clusters }),
  nerve: plain(zookeeper),
  nomad: http({ allow_stale: flag, namespace: text, region: text, server: text, tag_separator: text, ...refresh }, required('server')),
  oci: http({
    auth: text,
    tenancy: text,
    user: text,
    fingerprint: text,
    key_file: text,
    key_passphrase: secret,
    key_passphrase_file: text,
    region: text,
    compartments: list(text),
    port: int,
    ...refresh,
  }),
  openstack: plain({
    identity_endpoint: text,
    username: text,
    userid: text,
    password: secret,
    project_name: text,
    project_id: text,
    domain_name: text,
    domain_id: text,
    application_credential_name: text,
    application_credential_id: text,
    application_credential_secret: secret,
    ...role('hypervisor', 'instance', 'loadbalancer'),
    region: text,
    port: int,
    all_tenants: flag,
    tls_config: tls,
    availability: text,
    ...refresh,
  }, required('role'), required('region')),
  outscale: http({ endpoint: text, region: text, access_key: text, secret_key: secret, secret_key_file: text, port: int, ...refresh }),
  ovhcloud: plain({ endpoint: text, application_key: text, application_secret: secret, consumer_key: secret, service: text, ...refresh }),
  puppetdb: http({ url: text, query: text, include_parameters: flag, port: int, ...refresh }, required('url'), required('query')),
  rds: http({ ...aws, ...filters, ...clusters }),
  scaleway: http({
    project_id: text,
    api_url: text,
    zone: text,
    access_key: text,
    secret_key: secret,
    secret_key_file: text,
    name_filter: text,
    tags_filter: list(text),
    port: int,
    ...role('baremetal', 'instance'),
    ...refresh,
  }, required('role')),
  serverset: plain(zookeeper),
  stackit: http({
    project: text,
    port: int,
    region: text,
    endpoint: text,
    service_account_key: secret,
    private_key: secret,
    service_account_key_path: text,
    private_key_path: text,
    credentials_file_path: text,
    ...refresh,
  }),
  triton: plain({
    account: text,
    role: text,
    dns_suffix: text,
    endpoint: text,
    groups: list(text),
    port: int,
    tls_config: tls,
    version: int,
    ...refresh,
  },
  required('account'), required('dns_suffix'), required('endpoint')),
  uyuni: http({ server: text, username: text, password: secret, entitlement: text, separator: text, ...refresh }, required('server'), required('username'), required('password')),
  vultr: http({ port: int, ...refresh }),
};

/** Targets that are listed; relabeling may make an address of them. */
const staticConfig: RecordShape = record('static_config', { targets: list(text), labels: map(text, (name) => label.check!(name)) });

/** The fields `static_configs` and `<kind>_sd_configs`, of which a job may have any. @internal */
export const discoveryFields: Fields = {
  static_configs: list(staticConfig, 'a static_config'),
  ...Object.fromEntries(Object.entries(KINDS).map(([kind, [fields, rules]]) => {
    const name = `${kind}_sd_config`;
    return [`${name}s`, list(record(name, fields, ...rules), `a ${name}`)];
  })),
};
