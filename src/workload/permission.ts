/**
 * What a workload may ask of the platform it runs on.
 */
export class Permission {
  /** List instances, to discover targets on EC2 (`ec2:DescribeInstances`, `ec2:DescribeAvailabilityZones`). */
  public static readonly DISCOVER_EC2_INSTANCES = new Permission('discover-ec2-instances');
  /** List pods, services and endpoints, to discover targets on Kubernetes. */
  public static readonly DISCOVER_KUBERNETES = new Permission('discover-kubernetes');
  /** Write samples to Amazon Managed Prometheus (`aps:RemoteWrite`). */
  public static readonly REMOTE_WRITE_AMP = new Permission('remote-write-amp');

  private constructor(
    /** What tells permissions apart. */
    public readonly permissionId: string,
  ) {}
}
