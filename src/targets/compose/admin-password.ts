import { hardened } from './hardening';
import { literal } from './interpolation';
import { isGenerated } from './secret-files';
import { Json } from '../../core';
import { Plan } from '../../plan';
import { Paths, Workload } from '../../workload';

/** The service that makes the password, and the volume that keeps it. */
const NAME = 'grafana-admin-password';

/**
 * Makes Grafana's password at the first start, so that there is no default one and none in any file of the project.
 *
 * It is Grafana's own image and user, and the volume is mounted where that image has a folder of that user: Docker gives a
 * new volume the owner of the folder it is mounted on. So nobody has to be root, and only Grafana's user can read the file.
 *
 * @internal
 */
export class AdminPassword {
  /** If Grafana runs, and nobody gave it a password. */
  public static of(plan: Plan): AdminPassword | undefined {
    const grafana = plan.workloads.find(({ name }) => name === 'grafana');
    const secret = grafana?.secrets.find((candidate) => isGenerated(candidate, plan));
    return secret === undefined || grafana?.disk === undefined ? undefined : new AdminPassword(grafana, grafana.disk.mountPath, secret.fileName);
  }

  private constructor(private readonly grafana: Workload, private readonly home: string, private readonly fileName: string) {}

  /** The one-shot service. */
  public service(containerPrefix: string): Json {
    const file = `${this.home}/${this.fileName}`;
    const script = `set -e; umask 077; test -s ${file} && exit 0; head -c 24 /dev/urandom | base64 > ${file}.new; test -s ${file}.new; mv ${file}.new ${file}`;
    return {
      [NAME]: {
        container_name: `${containerPrefix}-${NAME}`,
        image: literal(this.grafana.image),
        entrypoint: ['/bin/sh', '-c', literal(script)],
        restart: 'no',
        network_mode: 'none',
        ...hardened(this.grafana),
        mem_limit: '64m',
        volumes: [`${NAME}:${this.home}`],
      },
    };
  }

  public get volumes(): Json {
    return { [NAME]: {} };
  }

  /** What Grafana itself needs for it. */
  public get forGrafana(): { readonly mount: string; readonly dependsOn: Json } {
    return { mount: `${NAME}:${Paths.SECRETS}:ro`, dependsOn: { [NAME]: { condition: 'service_completed_successfully' } } };
  }
}
