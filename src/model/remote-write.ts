import { invalid, Json, shown } from '../core';
import { Permission } from '../workload';
import { ScrapeAuth } from './scrape/scrape-auth';

/**
 * Options of `RemoteWrite.endpoint`.
 */
export interface RemoteWriteOptions {
  /** How Prometheus identifies itself there. @default - none */
  readonly auth?: ScrapeAuth;
  /** Verbatim fields of the remote_write, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * Where samples go besides the Prometheus that scraped them: Amazon Managed Prometheus, Mimir, Thanos.
 */
export class RemoteWrite {
  /**
   * Any endpoint that speaks remote write.
   *
   * @param name unique among the remote writes
   * @param url complete, such as `https://mimir.example.com/api/v1/push`
   */
  public static endpoint(name: string, url: string, options: RemoteWriteOptions = {}): RemoteWrite {
    return new RemoteWrite(name, url, undefined, options.auth, undefined, options.overrides);
  }

  /**
   * A workspace of Amazon Managed Prometheus, with requests signed by the identity of the host or pod.
   *
   * @param url the workspace's remote write URL; may be a late value
   * @param region the workspace's region; may be a late value
   * @throws if it is given other credentials too
   */
  public static amp(name: string, url: string, region: string, options: RemoteWriteOptions = {}): RemoteWrite {
    if (options.auth !== undefined) throw invalid(`remote write ${shown(name)}: requests to Amazon Managed Prometheus are signed, so auth has no effect: leave it out`);
    return new RemoteWrite(name, url, region, undefined, Permission.REMOTE_WRITE_AMP, options.overrides);
  }

  /**
   * One as it stands in a file.
   *
   * @internal
   */
  public static _imported(write: Pick<RemoteWrite, 'name' | 'url' | 'sigv4Region' | 'auth'> & { isSigned: boolean; overrides: Json }): RemoteWrite {
    const permission = write.isSigned ? Permission.REMOTE_WRITE_AMP : undefined;
    return new RemoteWrite(write.name, write.url, write.sigv4Region, write.auth, permission, write.overrides);
  }

  private constructor(
    /** What tells it apart from other remote writes, in metrics and logs. */
    public readonly name: string,
    /** Where samples are sent. */
    public readonly url: string,
    /** The region that requests are signed for; only for Amazon Managed Prometheus. */
    public readonly sigv4Region?: string,
    /** How Prometheus identifies itself there. */
    public readonly auth?: ScrapeAuth,
    /** What it asks of the platform. */
    public readonly permission?: Permission,
    /** @internal */
    public readonly _overrides?: { readonly [key: string]: any },
  ) {
    if (!/^(https?:\/\/\S+|\$\{Token\[.*)$/.test(url)) throw invalid(`remote write ${shown(name)}: ${shown(url)} is not a URL: it must start with "https://"`);
  }
}
