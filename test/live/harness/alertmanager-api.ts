import { getJson, postJson, request } from './http';

/** An alert that Alertmanager holds. */
export interface HeldAlert {
  readonly labels: { readonly [label: string]: string };
  readonly annotations: { readonly [name: string]: string };
  readonly receivers: { readonly name: string }[];
  readonly status: { readonly state: string; readonly silencedBy: string[]; readonly inhibitedBy: string[] };
  readonly fingerprint: string;
}

/** A silence that Alertmanager holds. */
export interface Silence {
  readonly id: string;
  readonly comment: string;
  readonly status: { readonly state: 'active' | 'pending' | 'expired' };
}

/** A running Alertmanager (https://github.com/prometheus/alertmanager/blob/main/api/v2/openapi.yaml). */
export class AlertmanagerApi {
  public constructor(public readonly url: string) {}

  public async ready(): Promise<boolean> {
    await request(`${this.url}/-/ready`);
    return true;
  }

  /** Version, peers, and the loaded configuration under `config.original`. */
  public status(): Promise<any> {
    return getJson(`${this.url}/api/v2/status`);
  }

  public alerts(): Promise<HeldAlert[]> {
    return getJson(`${this.url}/api/v2/alerts`);
  }

  public silences(): Promise<Silence[]> {
    return getJson(`${this.url}/api/v2/silences`);
  }

  /** Silences the alerts with this label for an hour; gives the silence's id. */
  public async addSilence(label: string, value: string, comment: string): Promise<string> {
    const now = Date.now();
    const silence = {
      matchers: [{ name: label, value, isRegex: false, isEqual: true }],
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 3600_000).toISOString(),
      createdBy: 'live test',
      comment,
    };
    return (await postJson(`${this.url}/api/v2/silences`, silence)).silenceID;
  }

  /** Fires alerts as Prometheus would. */
  public async post(alerts: Pick<HeldAlert, 'labels'>[]): Promise<void> {
    await postJson(`${this.url}/api/v2/alerts`, alerts);
  }

  /** The value of one of its own metrics, summed over its series. */
  public async metric(name: string): Promise<number> {
    const text = await (await request(`${this.url}/metrics`)).text();
    return text.split('\n')
      .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `))
      .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
  }
}
