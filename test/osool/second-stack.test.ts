import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { addService, TeamStack } from './team-stack';
import { osoolMonitoring } from '../../examples/osool/monitoring';
import { SecretRef } from '../../src/core';
import { Monitoring, ScrapeJob } from '../../src/model';
import { Ec2Monitoring } from '../../src/targets/ec2';

let outdir: string;
beforeEach(() => { outdir = mkdtempSync(join(tmpdir(), 'second-')); });
afterEach(() => rmSync(outdir, { recursive: true }));

/** The platform's stack: the monitoring is complete, as its author sees it. */
function platform(scope: Construct): Monitoring {
  const monitoring = osoolMonitoring({ database: { address: 'db.internal' }, redis: { address: 'cache.internal' } });
  const names = ['postgres', 'slack-webhook', 'pagerduty-key', 'smtp-password', 'dead-mans-switch-url', 'metrics-token'];
  const secrets = Object.fromEntries(names.map((name) => [name, SecretRef.secretsManager(`osool/${name}`)]));
  new Ec2Monitoring(scope, 'Monitoring', { monitoring, vpc: new Vpc(scope, 'Vpc', { natGateways: 0 }), secrets });
  return monitoring;
}

/** Every template below the output, and the release that the host gets. */
function written(): { templates: any[]; prometheus: string; rules: string } {
  const files = (readdirSync(outdir, { recursive: true }) as string[]).map((name) => join(outdir, name));
  const text = (end: string) => readFileSync(files.find((file) => file.endsWith(end))!, 'utf8');
  return {
    templates: files.filter((file) => /\.template\.json$/.test(file)).map((file) => JSON.parse(readFileSync(file, 'utf8'))),
    prometheus: text('config/prometheus/prometheus.yml'),
    rules: text('config/prometheus/rules/osool.yml'),
  };
}

const resources = (templates: any[], type: string) =>
  templates.flatMap((template) => Object.values<any>(template.Resources)).filter(({ Type }) => Type === type);

function expectService(): void {
  const { templates, prometheus, rules } = written();
  expect(prometheus).toMatch(/job_name: pricing\n[\s\S]*credentials_file: \/etc\/secrets\/\S*metricstoken\n[\s\S]*- pricing\.internal:9999/);
  expect(rules).toContain('alert: PricingDown');
  // The way there is open, and the host may read the token, by whatever reference crosses the stacks.
  expect(resources(templates, 'AWS::EC2::SecurityGroupEgress').map(({ Properties }) => Properties.FromPort)).toContain(9999);
  const reads = resources(templates, 'AWS::IAM::Policy').flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
    .filter(({ Action }: any) => [Action].flat().includes('secretsmanager:GetSecretValue')).map(({ Resource }: any) => JSON.stringify(Resource));
  expect(reads.some((resource: string) => /MetricsToken/.test(resource))).toBe(true);
  expect(JSON.stringify(templates)).not.toContain('${Token');
}

test('a stack in another file adds a job, an alert and its own secret', () => {
  const app = new App({ outdir });
  new TeamStack(app, 'Team', platform(new Stack(app, 'Osool')));
  app.synth();
  expectService();
});

test('so it does inside a stage', () => {
  const app = new App({ outdir });
  const stage = new Stage(app, 'Production');
  new TeamStack(stage, 'Team', platform(new Stack(stage, 'Osool')));
  app.synth();
  expectService();
});

test('so it does when the monitoring stands in a nested stack', () => {
  const app = new App({ outdir });
  new TeamStack(app, 'Team', platform(new NestedStack(new Stack(app, 'Osool'), 'Nested')));
  app.synth();
  expectService();
});

test('so it does when the team\'s part is a nested stack', () => {
  const app = new App({ outdir });
  const stack = new Stack(app, 'Osool');
  addService(new NestedStack(stack, 'Team'), platform(stack));
  app.synth();
  expectService();
});

test('after the synthesis it is refused, naming the target', () => {
  const app = new App({ outdir });
  const monitoring = platform(new Stack(app, 'Osool'));
  app.synth();
  expect(() => new TeamStack(app, 'Team', monitoring)).toThrow('scrape job "pricing" comes too late: monitoring "osool" was written by Ec2Monitoring at Osool/Monitoring before');
  expect(() => monitoring.addScrapeJob(new ScrapeJob({ name: 'x', targets: ['x:1'] }))).toThrow('comes too late');
});
