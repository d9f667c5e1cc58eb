import { RemovalPolicy } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType, IConnectable, IVpc, Port, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnReplicationGroup, CfnSubnetGroup } from 'aws-cdk-lib/aws-elasticache';
import { Credentials, DatabaseInstance, DatabaseInstanceEngine, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';
import { ISecret, Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { accept } from './accept';

/**
 * What Osool has anyway, and an app of your own passes in: a network, PostgreSQL on RDS, Redis (Valkey) on ElastiCache.
 */
export class Platform extends Construct {
  public readonly vpc: IVpc;
  public readonly database: DatabaseInstance;
  public readonly cache: CfnReplicationGroup;
  /** What ElastiCache asks its clients for. */
  public readonly cacheToken: ISecret;
  private readonly cacheGroup: SecurityGroup;

  public constructor(scope: Construct, id: string) {
    super(scope, id);
    // No NAT gateway: it would cost as much as the monitoring's machine, which has a public address that lets nothing in.
    this.vpc = new Vpc(this, 'Vpc', {
      maxAzs: 2,
      natGateways: 0,
      subnetConfiguration: [
        { name: 'Public', subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: false },
        { name: 'Data', subnetType: SubnetType.PRIVATE_ISOLATED },
      ],
    });

    this.database = new DatabaseInstance(this, 'Database', {
      engine: DatabaseInstanceEngine.postgres({ version: PostgresEngineVersion.VER_17_9 }),
      instanceType: InstanceType.of(InstanceClass.T4G, InstanceSize.MICRO),
      vpc: this.vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_ISOLATED },
      credentials: Credentials.fromGeneratedSecret('osool'),
      databaseName: 'osool',
      storageEncrypted: true,
      iamAuthentication: true,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.SNAPSHOT,
    });

    this.cacheToken = new Secret(this, 'CacheToken', {
      description: 'AUTH token of the cache',
      generateSecretString: { passwordLength: 32, excludePunctuation: true },
    });
    this.cacheGroup = new SecurityGroup(this, 'CacheGroup', { vpc: this.vpc, description: 'The cache', allowAllOutbound: false });
    const subnets = new CfnSubnetGroup(this, 'CacheSubnets', { description: 'The cache', subnetIds: this.vpc.isolatedSubnets.map(({ subnetId }) => subnetId) });
    this.cache = new CfnReplicationGroup(this, 'Cache', {
      replicationGroupDescription: 'Sessions and cached searches',
      engine: 'valkey',
      cacheNodeType: 'cache.t4g.micro',
      numCacheClusters: 1,
      automaticFailoverEnabled: false,
      atRestEncryptionEnabled: true,
      transitEncryptionEnabled: true,
      // A reference that CloudFormation resolves: the token itself is in no template.
      authToken: this.cacheToken.secretValue.unsafeUnwrap(),
      cacheSubnetGroupName: subnets.ref,
      securityGroupIds: [this.cacheGroup.securityGroupId],
    });
    this.acknowledge();
  }

  /** Lets somebody ask the database and the cache. */
  public allowFrom(peer: IConnectable): void {
    this.database.connections.allowDefaultPortFrom(peer, 'Statistics of the database');
    this.cacheGroup.connections.allowFrom(peer, Port.tcp(6379), 'Statistics of the cache');
  }

  /** What cdk-nag says about the platform, which is here to be monitored and not to be copied. */
  private acknowledge(): void {
    accept(this.vpc, 'VPC7', 'An example: whoever has to keep flow logs keeps them for a whole account');
    accept(this.database, 'RDS3', 'An example: a second zone doubles the price, and DatabaseDown is what it shows');
    accept(this.database, 'RDS11', 'Security groups decide who reaches the database; another port hides nothing');
    accept(this.database, 'SMG4', 'Rotation needs a function in the VPC, which needs a way out of it; the host fetches a changed password every hour');
    accept(this.cache, 'AEC4', 'An example: a cache in one zone, without which the platform is slower and not down');
    accept(this.cache, 'AEC5', 'Security groups decide who reaches the cache; another port hides nothing');
    accept(this.cacheToken, 'SMG4', 'ElastiCache takes a new token only from a deployment, which brings it');
  }
}
