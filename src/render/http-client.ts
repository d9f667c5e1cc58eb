import { compact, Json, mergeOverrides } from '../core';
import { ScrapeAuth, TlsOptions } from '../model';
import { Paths } from '../workload';

/**
 * Authentication and TLS in Prometheus' words; secrets by the files they are in
 * (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config).
 *
 * @internal
 */
export function httpClientFields(auth?: ScrapeAuth, tls?: TlsOptions): Json {
  return compact({ ...authFields(auth), tls_config: tls === undefined ? undefined : tlsFields(tls) });
}

function authFields(auth?: ScrapeAuth): Json {
  if (auth === undefined) return {};
  const file = Paths.secret(auth.secret);
  switch (auth.scheme) {
    case 'bearer': return { authorization: { type: 'Bearer', credentials_file: file } };
    case 'basic': return { basic_auth: { username: auth.principal, password_file: file } };
    default: return { http_headers: { [auth.principal!]: { files: [file] } } };
  }
}

function tlsFields(tls: TlsOptions): Json {
  return mergeOverrides(compact({
    ca_file: tls.ca && Paths.secret(tls.ca),
    cert_file: tls.cert && Paths.secret(tls.cert),
    key_file: tls.key && Paths.secret(tls.key),
    server_name: tls.serverName,
    insecure_skip_verify: tls.insecureSkipVerify,
  }), tls.overrides);
}
