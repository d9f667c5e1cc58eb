import { invalid, requireSecretRef, SecretRef, shown } from '../../core';

/**
 * How Prometheus identifies itself to a target, or to a remote storage.
 */
export class ScrapeAuth {
  /** `Authorization: Bearer <secret>`. */
  public static bearer(token: SecretRef): ScrapeAuth {
    return new ScrapeAuth('bearer', requireSecretRef(token, 'the token of ScrapeAuth.bearer'));
  }

  /** HTTP basic authentication. */
  public static basic(username: string, password: SecretRef): ScrapeAuth {
    return new ScrapeAuth('basic', requireSecretRef(password, 'the password of ScrapeAuth.basic'), username);
  }

  /**
   * A header of your own, such as `X-Api-Key: <secret>`.
   *
   * @throws if the name is not a header name, or `Authorization`
   */
  public static header(header: string, value: SecretRef): ScrapeAuth {
    if (!/^[A-Za-z0-9-]+$/.test(header)) {
      throw invalid(`ScrapeAuth.header: illegal header name ${shown(header)}: allowed are letters, digits and "-"`);
    }
    if (header.toLowerCase() === 'authorization') throw invalid('ScrapeAuth.header: Prometheus sets Authorization itself: use ScrapeAuth.bearer or ScrapeAuth.basic');
    return new ScrapeAuth('header', requireSecretRef(value, `the value of header ${header}`), header);
  }

  private constructor(
    /** `bearer`, `basic` or `header`. */
    public readonly scheme: string,
    /** The token, password or header value. */
    public readonly secret: SecretRef,
    /** The user of `basic`, the header of `header`. */
    public readonly principal?: string,
  ) {}
}

/**
 * TLS towards a target.
 */
export interface TlsOptions {
  /** Certificate authority that signed the target's certificate (PEM). @default - the image's own authorities */
  readonly ca?: SecretRef;
  /** Client certificate (PEM). @default - none */
  readonly cert?: SecretRef;
  /** Key of the client certificate (PEM). @default - none */
  readonly key?: SecretRef;
  /** The name that the certificate must have. @default - the target's host */
  readonly serverName?: string;
  /**
   * Accept any certificate: the traffic is encrypted, but to whom is not known.
   * @default false
   */
  readonly insecureSkipVerify?: boolean;
  /** Verbatim fields of the tls_config, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}
