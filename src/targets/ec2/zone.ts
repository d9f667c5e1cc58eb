import { ISubnet, IVpc, SubnetSelection, SubnetType } from 'aws-cdk-lib/aws-ec2';
import { invalid, shown } from '../../core';

/**
 * The zone of a host and its volume, and the subnets there.
 *
 * @internal
 */
export interface Zone {
  readonly name: string;
  readonly subnets: ISubnet[];
  /** Whether the way out is a public address. */
  readonly isPublic: boolean;
}

/**
 * Chooses one zone: a volume cannot leave its zone, so neither can the instance.
 *
 * @throws if the selection has no subnet, or none in the zone asked for
 * @internal
 */
export function zoneOf(path: string, vpc: IVpc, selection: SubnetSelection | undefined, zone: string | undefined): Zone {
  const subnets = vpc.selectSubnets(selection ?? defaultSelection(vpc)).subnets;
  if (subnets.length === 0) throw invalid(`${path}: vpcSubnets selects no subnet: select subnets with a way out to AWS' APIs and the image registries`);
  const name = zone ?? subnets[0].availabilityZone;
  const inZone = subnets.filter((subnet) => subnet.availabilityZone === name);
  if (inZone.length === 0) {
    const zones = [...new Set(subnets.map((subnet) => subnet.availabilityZone))];
    throw invalid(`${path}: no selected subnet lies in the availability zone ${shown(name)}: they lie in ${zones.map(shown).join(', ')}`);
  }
  const publicIds = new Set(vpc.publicSubnets.map((subnet) => subnet.subnetId));
  return { name, subnets: inZone, isPublic: inZone.every((subnet) => publicIds.has(subnet.subnetId)) };
}

function defaultSelection(vpc: IVpc): SubnetSelection {
  return { subnetType: vpc.privateSubnets.length > 0 ? SubnetType.PRIVATE_WITH_EGRESS : SubnetType.PUBLIC };
}
