import { invalid, Names, requireName, shown } from '../../core';
import { Permission, requirePort } from '../../workload';

/**
 * Properties of `Discovery.ec2`.
 */
export interface Ec2DiscoveryProps {
  /** The port that is scraped on each instance. */
  readonly port: number;
  /** The region whose instances are listed. @default - the region that the monitoring runs in */
  readonly region?: string;
  /** Only instances with these tags, such as `{ Monitored: 'true' }`. @default - all running instances */
  readonly tags?: { readonly [tag: string]: string };
  /** Verbatim fields, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * Properties of `Discovery.kubernetes`.
 */
export interface KubernetesDiscoveryProps {
  /** What is listed. */
  readonly role: KubernetesRole;
  /** Only these namespaces. @default - all */
  readonly namespaces?: string[];
  /** Verbatim fields, merged last. @default - none */
  readonly overrides?: { readonly [key: string]: any };
}

/**
 * The kinds of objects that Prometheus can discover on Kubernetes.
 */
export enum KubernetesRole {
  NODE = 'node',
  SERVICE = 'service',
  POD = 'pod',
  ENDPOINTSLICE = 'endpointslice',
  INGRESS = 'ingress',
}

/**
 * How a scrape job finds its targets, when they are not listed by hand.
 */
export class Discovery {
  /**
   * The copies of a workload that a pack brings along, wherever the target runs them.
   *
   * @param workload its name
   * @param port the number of the port that is scraped
   */
  public static workload(workload: string, port: number): Discovery {
    return new Discovery('workload', {}, undefined, requireName(Names.WORKLOAD, workload, 'Discovery.workload'), requirePort(port, 'port of Discovery.workload'));
  }

  /**
   * The addresses that names resolve to (`dns_sd_configs`, type A).
   *
   * @throws if no name is given, or the port is not 1 to 65535
   */
  public static dns(names: string[], port: number): Discovery {
    if (names.length === 0) throw invalid('Discovery.dns: no name given: list at least one DNS name');
    return new Discovery('dns', { names, type: 'A', port: requirePort(port, 'port of Discovery.dns') });
  }

  /** EC2 instances (`ec2_sd_configs`), by tags; the host's role lists them. */
  public static ec2(props: Ec2DiscoveryProps): Discovery {
    const filters = [
      { name: 'instance-state-name', values: ['running'] },
      ...Object.keys(props.tags ?? {}).sort().map((tag) => ({ name: `tag:${tag}`, values: [props.tags![tag]] })),
    ];
    const config = { ...(props.region ? { region: props.region } : {}), port: requirePort(props.port, 'port of Discovery.ec2'), filters, ...props.overrides };
    return new Discovery('ec2', config, Permission.DISCOVER_EC2_INSTANCES);
  }

  /** Kubernetes objects (`kubernetes_sd_configs`); a service account that may list them comes along. */
  public static kubernetes(props: KubernetesDiscoveryProps): Discovery {
    const config = { role: props.role, ...(props.namespaces ? { namespaces: { names: props.namespaces } } : {}), ...props.overrides };
    return new Discovery('kubernetes', config, Permission.DISCOVER_KUBERNETES);
  }

  /**
   * Any of Prometheus' discoveries, in its own words: `Discovery.of('consul', { server: 'consul:8500' })`.
   *
   * @param kind the name without `_sd_configs`
   * @throws if the kind is not a lower-case word
   */
  public static of(kind: string, config: { readonly [key: string]: any }): Discovery {
    if (!/^[a-z0-9]+$/.test(kind) || kind === 'static') {
      throw invalid(`Discovery.of: illegal kind ${shown(kind)}: give the name in front of "_sd_configs", such as "consul"; static targets go into "targets"`);
    }
    return new Discovery(kind, config);
  }

  /**
   * One as it stands in a file, with what it asks of the platform.
   *
   * @internal
   */
  public static _imported(kind: string, config: { readonly [key: string]: any }): Discovery {
    const permission = kind === 'ec2' ? Permission.DISCOVER_EC2_INSTANCES : kind === 'kubernetes' ? Permission.DISCOVER_KUBERNETES : undefined;
    return new Discovery(kind, config, permission);
  }

  private constructor(
    /** The name in front of `_sd_configs`, or `workload`. */
    public readonly kind: string,
    /** @internal */
    public readonly _config: { readonly [key: string]: any },
    /** What the discovery asks of the platform. */
    public readonly permission?: Permission,
    /** The name of the workload, for `Discovery.workload`. */
    public readonly workloadName?: string,
    /** The port of the workload, for `Discovery.workload`. */
    public readonly workloadPort?: number,
  ) {}
}
