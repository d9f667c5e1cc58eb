import { CfnSecurityGroupEgress, ISecurityGroup, Peer, Port } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { Flow, Protocol } from '../../workload';

const HTTPS = 443;

/**
 * Opens the ways out that a description implies, and no others. A security group cannot name a host, so a way out is a
 * port; the other end decides with its own group who comes in.
 *
 * Each way is a resource called by its port, so that the order of additions changes nothing.
 *
 * @internal
 */
export class Egress {
  private readonly scope: Construct;

  public constructor(scope: Construct, private readonly securityGroup: ISecurityGroup) {
    this.scope = new Construct(scope, 'Egress');
    if (securityGroup.allowAllOutbound) return;
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(HTTPS), 'AWS APIs, image registries and receivers');
  }

  /** What leaves the host; what containers say to each other does not. */
  public allow(flow: Flow): void {
    if (this.securityGroup.allowAllOutbound || flow.from.workload === undefined || flow.to.workload !== undefined) return;
    const protocol = flow.protocol ?? Protocol.TCP;
    if (protocol === Protocol.TCP && flow.port === HTTPS) return;
    // 0: only deployment, or a discovery, knows the port.
    const isAny = flow.port === 0;
    const id = `${protocol}${isAny ? 'Any' : flow.port}`;
    if (this.scope.node.tryFindChild(id) !== undefined) return;
    new CfnSecurityGroupEgress(this.scope, id, {
      groupId: this.securityGroup.securityGroupId,
      cidrIp: '0.0.0.0/0',
      ipProtocol: protocol.toLowerCase(),
      fromPort: flow.port,
      toPort: isAny ? 65535 : flow.port,
      description: isAny ? `${flow.reason}: the port is not known` : `Targets and receivers on port ${flow.port}`,
    });
  }
}
