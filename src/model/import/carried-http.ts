import { Carrier } from './carrier';
import { Json, SecretRef } from '../../core';
import { ScrapeAuth, TlsOptions } from '../scrape/scrape-auth';

/**
 * How an HTTP client identifies itself, as the model says it.
 *
 * @internal
 */
export interface CarriedHttp {
  readonly auth?: ScrapeAuth;
  readonly tls?: TlsOptions;
  /** What the model has no words for, and is no secret. */
  readonly verbatim: Json;
}

/** Fields that are taken over here, of which nothing stays verbatim. */
const TAKEN = ['basic_auth', 'authorization', 'bearer_token', 'bearer_token_file', 'http_headers', 'tls_config'];

/**
 * Takes over who identifies how, and TLS.
 *
 * @param record what holds the fields
 * @param place of the record
 * @internal
 */
export function carryHttp(record: Json, place: string, carrier: Carrier): CarriedHttp {
  const rest = Object.fromEntries(Object.entries(record).filter(([field]) => !TAKEN.includes(field)));
  const headers = carryHeaders(record.http_headers, `${place}.http_headers`, carrier);
  const auth = carryAuth(record, place, carrier);
  if (auth !== undefined && headers.auth !== undefined) {
    carrier.refuse(`${place}.http_headers`, 'it has a secret header beside another way to identify', 'keep one of them');
  }
  return { auth: auth ?? headers.auth, tls: carryTls(record.tls_config, `${place}.tls_config`, carrier), verbatim: { ...rest, ...headers.verbatim } };
}

function carryAuth(record: Json, place: string, carrier: Carrier): ScrapeAuth | undefined {
  const { basic_auth: basic, authorization } = record;
  if (basic !== undefined && !carrier.isLeftOut(`${place}.basic_auth`)) {
    const password = carrier.secret(basic, `${place}.basic_auth`, 'password');
    if (basic.username !== undefined && password !== undefined) return ScrapeAuth.basic(basic.username, password);
    carrier.refuse(`${place}.basic_auth`, 'it has no username or no password that is known here', 'give username and password_file');
    return undefined;
  }
  if (authorization !== undefined && !carrier.isLeftOut(`${place}.authorization`)) {
    const token = carrier.secret(authorization, `${place}.authorization`, 'credentials');
    if (token !== undefined && (authorization.type ?? 'Bearer').trim() === 'Bearer') return ScrapeAuth.bearer(token);
    carrier.refuse(`${place}.authorization`, 'it has no credentials, or they are none of the type Bearer', 'give credentials_file, or a header of its own');
    return undefined;
  }
  const token = carrier.isLeftOut(`${place}.bearer_token`) || carrier.isLeftOut(`${place}.bearer_token_file`) ? undefined : carrier.secret(record, place, 'bearer_token');
  return token && ScrapeAuth.bearer(token);
}

/** One header may be a secret; any may be a plain text. */
function carryHeaders(headers: Json | undefined, place: string, carrier: Carrier): Pick<CarriedHttp, 'auth' | 'verbatim'> {
  if (headers === undefined || carrier.isLeftOut(place)) return { verbatim: {} };
  const isSecret = ([, header]: [string, Json]) => header?.secrets?.length > 0 || header?.files?.length > 0;
  const plain = Object.entries(headers).filter((entry) => !isSecret(entry));
  const secret = Object.entries(headers).filter(isSecret).map(([name, header]) => {
    const here = `${place}.${name}`;
    const isOne = [...header.secrets ?? [], ...header.files ?? [], ...header.values ?? []].length === 1;
    const field = header.files?.length ? 'files' : 'secrets';
    const path = header.files?.[0];
    const given = carrier.secretAt(`${here}.${field}[0]`);
    const found = isOne ? given ?? (path?.startsWith('/') ? SecretRef.file(path) : undefined) : undefined;
    if (found === undefined) carrier.refuse(here, 'it is a header with several values, or a secret that is not known here', `give one: secrets: { "${here}.${field}[0]": SecretRef.named(..) }`);
    return found && ScrapeAuth.header(name, found);
  }).filter((auth) => auth !== undefined);
  if (secret.length > 1) carrier.refuse(place, 'it has several secret headers', 'keep one of them');
  return { auth: secret[0], verbatim: plain.length > 0 ? { http_headers: Object.fromEntries(plain) } : {} };
}

function carryTls(tls: Json | undefined, place: string, carrier: Carrier): TlsOptions | undefined {
  if (tls === undefined || carrier.isLeftOut(place)) return undefined;
  const {
    ca, ca_file: caFile, cert, cert_file: certFile, key, key_file: keyFile, server_name: serverName, insecure_skip_verify: insecure,
    ...rest
  } = tls;
  if (ca !== undefined || cert !== undefined) carrier.refuse(place, 'a certificate stands in the file itself', 'keep it in a file of its own, and name that');
  carrier.isVerbatim(rest, place);
  return {
    ca: caFile ? carrier.secret(tls, place, 'ca') : undefined,
    cert: certFile ? carrier.secret(tls, place, 'cert') : undefined,
    key: key || keyFile ? carrier.secret(tls, place, 'key') : undefined,
    serverName,
    insecureSkipVerify: insecure,
    overrides: Object.keys(rest).length > 0 ? rest : undefined,
  };
}
