/** What is not as on an instance of EC2: printed with the results, so that nobody takes them for more than they are. */
export const REPLACED = [
  'the machine: a privileged container that boots systemd, with a Docker engine of its own (cgroups as the machine under it has them)',
  'Amazon Linux: Debian. `dnf install docker` is not reached, because docker is there; SELinux and the versions of Amazon Linux are not seen',
  'cloud-init: the user data of the launch template is run once as root, at the first boot',
  'the data volume: a loop device of the deployed size, which appears under its NVMe name when the AWS API says that it is attached',
  'the SSM agent: the document is read from the AWS API, the parameters of the association are checked against its patterns, put in, and the script is run as root with its time limit, '
    + 'after a deployment, at boot, and where a scenario says that the schedule has come round',
  'AWS: an API that answers at AWS_ENDPOINT_URL, set where commands are run; IMDSv2 gives the id of the instance that the group made',
  'the wait condition: does not hold up the deployment; what its URL was sent is looked at instead',
  'registries: the images are loaded before, so `docker pull` is not reached',
  'names: backend.osool.internal, the endpoints of the database and the cache, and those of the receivers are aliases in a Docker network',
  'RDS and ElastiCache: PostgreSQL and Redis with TLS, the user and the token from Secrets Manager; Slack, PagerDuty and the mail server: stand-ins with TLS',
  'trust: the authority of the stand-ins is added to the images of Alertmanager and the Redis exporter',
  'to look in: a relay on the host to ports 9090 and 9093 of the containers, which are not published',
];

/** Prints it, once for each file of tests. */
export function sayWhatIsReplaced(...further: string[]): void {
  process.stderr.write(`\nwhat the harness replaces:\n${[...REPLACED, ...further].map((line) => `  - ${line}`).join('\n')}\n`);
}
