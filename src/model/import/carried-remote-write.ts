import { carryHttp } from './carried-http';
import { Carrier } from './carrier';
import { Json } from '../../core';
import { RemoteWrite } from '../remote-write';

/**
 * A remote_write. One without a name is called by its place.
 *
 * @internal
 */
export function carryRemoteWrite(write: Json, place: string, carrier: Carrier): RemoteWrite {
  const { auth, tls, verbatim } = carryHttp(write, place, carrier);
  const { name, url, sigv4, ...rest } = verbatim;
  if (tls !== undefined && Object.values(tls).some((value) => typeof value === 'object')) {
    carrier.refuse(`${place}.tls_config`, 'a remote write with certificates of its own cannot be taken over', 'use the certificates of the machine');
  }
  for (const [field, value] of Object.entries({ ...rest, sigv4 })) carrier.isVerbatim(value, `${place}.${field}`);
  const { region, ...otherSigv4 } = sigv4 ?? {};
  const tlsConfig = tls === undefined ? undefined : { server_name: tls.serverName, insecure_skip_verify: tls.insecureSkipVerify, ...tls.overrides };
  const overrides: Json = {
    ...carrier.kept(rest, place),
    ...(tlsConfig === undefined ? {} : { tls_config: Object.fromEntries(Object.entries(tlsConfig).filter(([, value]) => value !== undefined)) }),
    ...(sigv4 === undefined || (region !== undefined && Object.keys(otherSigv4).length === 0) ? {} : { sigv4: otherSigv4 }),
  };
  return RemoteWrite._imported({ name: name ?? place.replace(/\W+/g, '-').replace(/-$/, ''), url, sigv4Region: region, isSigned: sigv4 !== undefined, auth, overrides });
}
