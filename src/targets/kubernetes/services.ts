import { controllerKind } from './controllers';
import { Manifest } from './manifest';
import { Naming } from './naming';
import { compact } from '../../core';
import { Protocol, Workload } from '../../workload';

/**
 * The Service under which a workload is reached. Headless where the name has to stand for the pods themselves: then also for
 * those that are not ready. They shall be scraped, and be seen to be down; replicas find each other before they are ready; and
 * alerts that find no Alertmanager, when all of them start at once, are sent again a minute later only.
 *
 * @internal
 */
export function service(workload: Workload, naming: Naming): Manifest {
  const headless = controllerKind(workload) !== 'Deployment';
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: naming.metadata(workload) as Manifest['metadata'],
    spec: compact({
      selector: naming.selector(workload.name),
      clusterIP: headless ? 'None' : undefined,
      publishNotReadyAddresses: headless ? true : undefined,
      ports: workload.ports.map((port) => ({ name: port.name, port: port.number, targetPort: port.name, protocol: port.protocol ?? Protocol.TCP })),
    }),
  };
}
