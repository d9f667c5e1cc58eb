import { profilesOf } from './additional';
import { AdminPassword } from './admin-password';
import { ComposeProjectOptions } from './compose-project-options';
import { PublishedPort } from './compose-yaml';
import { SecretFile } from './secret-files';
import { Plan } from '../../plan';
import { Placement } from '../../workload';

const TITLES: { readonly [workload: string]: string } = { alertmanager: 'Alertmanager', grafana: 'Grafana', prometheus: 'Prometheus' };

/**
 * README.md of the project: how it is started, changed and removed.
 *
 * @internal
 */
export function readme(plan: Plan, published: readonly PublishedPort[], secrets: readonly SecretFile[], options: ComposeProjectOptions): string {
  const networks = options.networks ?? [];
  const profiles = profilesOf(options);
  const isSignedInto = AdminPassword.of(plan) !== undefined;
  const onNode = plan.workloads.filter((workload) => workload.placement === Placement.EACH_NODE).map((workload) => workload.name);
  return [
    `# Monitoring of ${plan.description.name}`,
    'Generated: change the description and write the project again, not these files. Your own `.env` and `secrets/` are left alone.',
    section('Start', [
      ...(secrets.some((secret) => secret.isInProject) ? ['Put the secrets into their files first: `secrets/README.md` lists them.'] : []),
      ...(networks.length > 0 ? [`These networks of other projects must exist: ${networks.map((name) => `\`${name}\``).join(', ')}.`] : []),
      code('docker compose up -d --wait'),
      published.map(({ workload, port, variable }) => `- ${TITLES[workload]}: http://localhost:${port} (\`${variable}\`)`).join('\n'),
      'They are published on this machine only; ports are changed in `.env` (see `.env.example`).',
    ]),
    ...profiles.map(({ profile, services }) => section(`Profile ${profile}`, [
      `It adds ${services.map((name) => `\`${name}\``).join(', ')}. Give the profile to the other commands too, \`down\` above all.`,
      code(`docker compose --profile ${profile} up -d --wait`),
    ])),
    ...(isSignedInto ? [section('Sign in to Grafana', [
      'The user is `admin`; its password was generated at the first start:',
      code('docker compose exec grafana cat /etc/secrets/grafana-admin-password'),
    ])] : []),
    section('Change', [
      'After the project was written again, this takes over what changed. Prometheus rereads its files by itself within 15 seconds.',
      code('docker compose up -d --wait'),
      'After a secret was replaced, restart its readers, such as `docker compose restart alertmanager`.',
    ]),
    ...(onNode.length > 0 ? [section('What it cannot see', [
      `${onNode.map((name) => `\`${name}\``).join(', ')} sees this machine's processors, memory and disks, but the network counters of its own container: `
      + 'in the network of the machine its port would be open to everybody who reaches the machine.',
    ])] : []),
    section('Remove', ['With `-v` the collected data and the generated password go too.', code('docker compose down')]),
  ].join('\n\n') + '\n';
}

/**
 * secrets/README.md: which files are expected.
 *
 * @internal
 */
export function secretsReadme(secrets: readonly SecretFile[]): string {
  const expected = secrets.filter((secret) => secret.isInProject);
  const first = expected[0]?.name ?? 'name';
  return [
    '# Secrets',
    expected.length === 0
      ? 'The project reads no secret from here.'
      : `Each of these files holds one secret and nothing else:\n\n${expected.map(({ name, readers }) => `- \`${name}\`, read by ${readers.join(', ')}`).join('\n')}`,
    'Make one by pasting the value and pressing Ctrl-D on a line of its own, which leaves it out of the shell\'s history:',
    code(`install -m 0444 /dev/stdin secrets/${first}`),
    'This folder is for its owner alone (mode 0700), so nobody else on the machine gets at the files, although the files themselves may be '
    + 'read by all (0444). They have to be: compose mounts each into its container as it is, and the servers there run as users of their own, '
    + 'who could not read a file of yours with mode 0600. A container sees only the files that it is given.',
  ].join('\n\n') + '\n';
}

/**
 * .env.example: what can be set without touching compose.yaml.
 *
 * @internal
 */
export function envExample(published: readonly PublishedPort[]): string {
  return [
    '# Copy to .env and change what differs on this machine.',
    ...published.map(({ variable, port }) => `${variable}=${port}`),
    '# The folder with one file for each secret; see secrets/README.md.',
    'SECRETS_DIR=./secrets',
  ].join('\n') + '\n';
}

/**
 * .gitignore: neither secrets nor what is this machine's alone.
 *
 * @internal
 */
export const GITIGNORE = '/.env\n/secrets/*\n!/secrets/README.md\n';

function section(title: string, paragraphs: readonly string[]): string {
  return [`## ${title}`, ...paragraphs].join('\n\n');
}

function code(command: string): string {
  return `\`\`\`bash\n${command}\n\`\`\``;
}
