import { withAdditionalFiles } from './additional';
import { ComposeProjectOptions } from './compose-project-options';
import { composeYaml, publishedPorts } from './compose-yaml';
import { ProjectFolder } from './project-folder';
import { envExample, GITIGNORE, readme, secretsReadme } from './readme';
import { secretFiles } from './secret-files';
import { unsupportedPermissions } from './unsupported';
import { Finding, FindingLevel, findingText, invalid, lateValuesIn, requireSecretRef, SecretStore, shown, sortedBy } from '../../core';
import { Monitoring } from '../../model';
import { Plan } from '../../plan';
import { ConfigFile } from '../../workload';

/**
 * A monitoring as a docker compose project, for a laptop or a machine that has nothing else.
 *
 * Grafana, Prometheus and Alertmanager are published on this machine only (127.0.0.1). Secrets are files that the owner of
 * the project puts into `secrets/`; Grafana's password is generated at the first start. Applied with `docker compose up -d`.
 *
 * ```ts
 * ComposeProject.write(monitoring, 'out/', { networks: ['osool_default'] });
 * ```
 */
export class ComposeProject {
  /**
   * Writes the project, or brings a written one up to date: what is no longer needed is removed, `.env` and secrets are
   * left alone. Nothing is written if anything is wrong.
   *
   * @param folder is made if it is not there
   * @returns the paths of the files, below the folder
   * @throws on findings of level `error`, all of them in one text; if a file that is not ours is in the way
   */
  public static write(monitoring: Monitoring, folder: string, options: ComposeProjectOptions = {}): string[] {
    const target = `ComposeProject in ${shown(folder)}`;
    const files = rendered(monitoring, target, options);
    new ProjectFolder(folder).write(files);
    monitoring._freeze(target);
    return files.map((file) => file.path);
  }

  /**
   * The files of the project, without writing them.
   *
   * @throws on findings of level `error`, all of them in one text
   */
  public static render(monitoring: Monitoring, options: ComposeProjectOptions = {}): ConfigFile[] {
    const files = rendered(monitoring, 'ComposeProject', options);
    monitoring._freeze('ComposeProject.render');
    return files;
  }

  /** What the checks say about the description as it is now. Those of level `error` make `write` throw. */
  public static findings(monitoring: Monitoring, options: ComposeProjectOptions = {}): Finding[] {
    return findingsOf(planOf(monitoring, 'ComposeProject', options));
  }

  /** @internal */
  public static _plan(monitoring: Monitoring, options: ComposeProjectOptions = {}): Plan {
    return planOf(monitoring, 'ComposeProject', options);
  }

  private constructor() {}
}

function planOf(monitoring: Monitoring, target: string, options: ComposeProjectOptions): Plan {
  const secrets = options.secrets ?? {};
  for (const name of Object.keys(secrets)) requireSecretRef(secrets[name], `${target}: secrets[${shown(name)}]`);
  return new Plan(monitoring._describe(), {
    target,
    addresses: (workload) => ({ host: workload }),
    secrets,
    readableStores: [SecretStore.FILE, SecretStore.NAMED],
    lateValues: false,
  });
}

function findingsOf(plan: Plan): Finding[] {
  return [...plan.findings, ...unsupportedPermissions(plan)];
}

function rendered(monitoring: Monitoring, target: string, options: ComposeProjectOptions): ConfigFile[] {
  const plan = planOf(monitoring, target, options);
  const errors = findingsOf(plan).filter((finding) => finding.level === FindingLevel.ERROR);
  if (errors.length > 0) throw invalid(`${target}: the monitoring ${shown(monitoring.name)} has errors:\n  ${errors.map(findingText).join('\n  ')}`);
  const published = publishedPorts(plan, options);
  const secrets = secretFiles(plan);
  const files = sortedBy(withAdditionalFiles([
    ...plan.files,
    { path: 'compose.yaml', content: composeYaml(plan, options) },
    { path: 'README.md', content: readme(plan, published, secrets, options) },
    { path: '.env.example', content: envExample(published) },
    { path: '.gitignore', content: GITIGNORE },
    { path: 'secrets/README.md', content: secretsReadme(secrets) },
  ], options.additionalFiles ?? []), (file) => file.path);
  for (const file of files) requirePlain(target, file);
  return files;
}

/** The net below the findings of the plan, for values that options bring. */
function requirePlain(target: string, file: ConfigFile): void {
  if (lateValuesIn(file.content).length === 0) return;
  throw invalid(`${target}: ${file.path} holds a value that only an AWS deployment knows (a CDK token), which nobody fills in here: give the value as plain text`);
}
