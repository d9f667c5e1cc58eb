import { controllerKind } from './controllers';
import { Manifest } from './manifest';
import { Naming } from './naming';
import { compact } from '../../core';
import { Placement, Protocol, Workload } from '../../workload';

/**
 * The Service under which a workload is reached. Headless where the name has to stand for the pods themselves.
 *
 * @internal
 */
export function service(workload: Workload, naming: Naming, replicas: number): Manifest {
  const onNode = workload.placement === Placement.EACH_NODE;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: naming.metadata(workload) as Manifest['metadata'],
    spec: compact({
      selector: naming.selector(workload.name),
      clusterIP: controllerKind(workload) === 'Deployment' ? undefined : 'None',
      // A copy that is not ready shall be scraped, and be seen to be down; replicas find each other before they are ready.
      publishNotReadyAddresses: onNode || replicas > 1 ? true : undefined,
      ports: workload.ports.map((port) => ({ name: port.name, port: port.number, targetPort: port.name, protocol: port.protocol ?? Protocol.TCP })),
    }),
  };
}
