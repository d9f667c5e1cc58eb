import { url } from './words';
import { any, atMostOne, deprecated, Fields, flag, list, map, oneOf, record, RecordRule, RecordView, secret, text } from '../../source';

/** TLS towards somebody (github.com/prometheus/common/config). @internal */
export const tls = record('tls_config', {
  ca: text,
  ca_file: text,
  ca_ref: text,
  cert: text,
  cert_file: text,
  cert_ref: text,
  key: secret,
  key_file: text,
  key_ref: text,
  server_name: text,
  insecure_skip_verify: flag,
  min_version: oneOf('TLS10', 'TLS11', 'TLS12', 'TLS13'),
  max_version: oneOf('TLS10', 'TLS11', 'TLS12', 'TLS13'),
}, atMostOne('ca', 'ca_file', 'ca_ref'), atMostOne('cert', 'cert_file', 'cert_ref'), atMostOne('key', 'key_file', 'key_ref'), (given) => {
  const has = (name: string) => ['', '_file', '_ref'].some((suffix) => given.has(`${name}${suffix}`));
  if (has('cert') !== has('key')) given.refuse(undefined, `it has a ${has('cert') ? 'certificate without its key' : 'key without its certificate'}`, 'give both, or neither');
});

const proxy: Fields = {
  proxy_url: url,
  no_proxy: text,
  proxy_from_environment: flag,
  proxy_connect_header: map(list(secret)),
};

const proxyRule: RecordRule = (given) => {
  const { proxy_from_environment: fromEnvironment, proxy_connect_header: header } = given.value;
  if (fromEnvironment && given.has('proxy_url')) given.refuse('proxy_url', 'proxy_url and proxy_from_environment exclude each other', 'keep one of them');
  if (fromEnvironment && given.has('no_proxy')) given.refuse('no_proxy', 'no_proxy and proxy_from_environment exclude each other', 'keep one of them');
  if (given.has('no_proxy') && !given.has('proxy_url')) given.refuse('no_proxy', 'no_proxy has no effect without proxy_url', 'give proxy_url, or remove it');
  if (header && Object.keys(header).length > 0 && !fromEnvironment && !given.has('proxy_url')) {
    given.refuse('proxy_connect_header', 'there are headers for a proxy, but no proxy', 'give proxy_url');
  }
};

const oauth2 = record('oauth2', {
  client_id: text,
  client_secret: secret,
  client_secret_file: text,
  client_secret_ref: text,
  client_certificate_key_id: text,
  client_certificate_key: secret,
  client_certificate_key_file: text,
  client_certificate_key_ref: text,
  grant_type: text,
  signature_algorithm: text,
  iss: text,
  audience: text,
  claims: map(any),
  scopes: list(text),
  token_url: text,
  endpoint_params: map(text),
  tls_config: tls,
  ...proxy,
}, proxyRule, (given) => {
  for (const field of ['client_id', 'token_url']) if (!given.has(field)) given.refuse(undefined, `${field} is missing`, `give ${field}`);
  const isJwt = given.value.grant_type === 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const name = isJwt ? 'client_certificate_key' : 'client_secret';
  atMostOne(name, `${name}_file`, `${name}_ref`)(given);
  if (isJwt && given.has('signature_algorithm') && !/^RS(256|384|512)$/.test(given.value.signature_algorithm)) {
    given.refuse('signature_algorithm', 'it is none of RS256, RS384 and RS512', 'give one of them');
  }
});

/** Headers that the client writes itself (github.com/prometheus/common/config, reservedHeaders). */
const RESERVED_HEADERS = new Set(['authorization', 'host', 'content-encoding', 'content-length', 'content-type', 'user-agent', 'connection', 'keep-alive',
  'proxy-authenticate', 'proxy-authorization', 'www-authenticate', 'accept-encoding', 'x-prometheus-remote-write-version', 'x-prometheus-remote-read-version',
  'x-prometheus-scrape-timeout-seconds', 'x-amz-date', 'x-amz-security-token', 'x-amz-content-sha256']);

/** @internal */
export const httpHeaders = map(
  record('http_header', { values: list(text), secrets: list(secret), files: list(text) }),
  (name) => (RESERVED_HEADERS.has(name.toLowerCase()) ? [`the header ${JSON.stringify(name.slice(0, 40))} is set by the server itself`, 'use authorization or basic_auth for credentials, and leave it out'] : undefined),
);

/** How an HTTP client identifies itself; the same in both servers. @internal */
export const httpFields: Fields = {
  basic_auth: record('basic_auth', {
    username: text,
    username_file: text,
    username_ref: text,
    password: secret,
    password_file: text,
    password_ref: text,
  }, atMostOne('username', 'username_file', 'username_ref'), atMostOne('password', 'password_file', 'password_ref')),
  authorization: record('authorization', { type: text, credentials: secret, credentials_file: text, credentials_ref: text }, (given) => {
    atMostOne('credentials', 'credentials_file', 'credentials_ref')(given);
    if (/^basic$/i.test(given.value.type?.trim() ?? '')) given.refuse('type', 'the type is "basic"', 'use basic_auth, which knows user and password');
  }),
  oauth2,
  bearer_token: secret,
  bearer_token_file: text,
  tls_config: tls,
  follow_redirects: flag,
  enable_http2: flag,
  http_headers: httpHeaders,
  ...proxy,
};

const USE_AUTHORIZATION = 'write authorization: {credentials_file: ..} instead';

/** @internal */
export const httpRules: RecordRule[] = [
  proxyRule,
  deprecated('bearer_token', 'bearer_token is deprecated', USE_AUTHORIZATION),
  deprecated('bearer_token_file', 'bearer_token_file is deprecated', USE_AUTHORIZATION),
  (given) => requireOneWay(given, []),
];

/** Of the ways to identify oneself at most one may be given. @internal */
export function requireOneWay(given: RecordView, others: readonly string[]): void {
  const ways = ['basic_auth', 'authorization', 'oauth2', 'bearer_token', 'bearer_token_file', ...others].filter((field) => given.has(field));
  if (ways.length > 1) given.refuse(ways[1], `${ways.join(' and ')} exclude each other`, 'keep one of them');
}

/** @internal */
export const httpConfig = record('http_config', httpFields, ...httpRules);

/** Requests that AWS can check. @internal */
export const sigv4 = record('sigv4', {
  region: text,
  access_key: text,
  secret_key: secret,
  profile: text,
  role_arn: text,
  external_id: text,
  use_fips_sts_endpoint: flag,
  session_name: text,
  tags: map(text),
  service_name: text,
}, (given) => {
  if (given.has('access_key') !== given.has('secret_key')) given.refuse(undefined, 'it has one of access_key and secret_key', 'give both, or better neither: the host has a role');
  for (const field of ['external_id', 'session_name']) if (given.has(field) && !given.has('role_arn')) given.refuse(field, `${field} has no effect without role_arn`, 'give role_arn');
});

/** @internal */
export const tracing = record('tracing', {
  client_type: oneOf('http', 'grpc'),
  endpoint: text,
  sampling_fraction: { is: 'number', what: 'a number' },
  insecure: flag,
  tls_config: tls,
  headers: map(text),
  compression: oneOf('gzip'),
  timeout: text,
}, (given) => {
  if (!given.has('endpoint')) given.refuse(undefined, 'endpoint is missing', 'give it, or remove tracing');
});
