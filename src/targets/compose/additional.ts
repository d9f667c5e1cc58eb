import { ComposeProjectOptions } from './compose-project-options';
import { LIST } from './project-folder';
import { invalid, Json, shown, sortedBy } from '../../core';
import { ConfigFile } from '../../workload';

/** A service's name is a host's name in the project's network, which has no capitals. */
const SERVICE = /^[a-z0-9][a-z0-9_.-]*$/;

/**
 * The services of the monitoring, and the user's own beside them.
 *
 * @internal
 */
export function withAdditional(services: Json, additional: { readonly [service: string]: any }): Json {
  for (const [name, fields] of Object.entries(additional)) {
    if (!SERVICE.test(name)) throw invalid(`ComposeProject: additionalServices has the illegal name ${shown(name)}: use small letters, digits, ".", "_" and "-"`);
    if (services[name] !== undefined) throw invalid(`ComposeProject: additionalServices names ${shown(name)}, which the monitoring has: change its fields by services, or take another name`);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) {
      throw invalid(`ComposeProject: additionalServices[${shown(name)}] is ${shown(fields)}: give the fields of a service, such as { image: 'docker.io/library/redis:7' }`);
    }
  }
  return { ...services, ...Object.fromEntries(sortedBy(Object.entries(additional), ([name]) => name)) };
}

/**
 * The files of the project, and the user's own beside them.
 *
 * @internal
 */
export function withAdditionalFiles(files: readonly ConfigFile[], additional: readonly ConfigFile[]): ConfigFile[] {
  const all = [...files];
  for (const { path, content } of additional) {
    if (!isBelow(path)) throw invalid(`ComposeProject: additionalFiles has the illegal path ${shown(path)}: give one below the folder of the project, such as "backend/server.js"`);
    if (typeof content !== 'string') throw invalid(`ComposeProject: the content of ${shown(path)} in additionalFiles is ${shown(content)}: give a text`);
    if (/^secrets(\/|$)/.test(path) || path === '.env') throw invalid(`ComposeProject: additionalFiles has ${shown(path)}: secrets and .env belong to the owner of the project and are never written`);
    const taken = [LIST, ...all.map((file) => file.path)];
    if (taken.includes(path)) throw invalid(`ComposeProject: additionalFiles has ${shown(path)}, which the project has already: take another path`);
    const other = taken.find((file) => file.startsWith(`${path}/`) || path.startsWith(`${file}/`));
    if (other !== undefined) throw invalid(`ComposeProject: additionalFiles has ${shown(path)}, but the project has ${shown(other)}: a file is no folder; take another path`);
    all.push({ path, content });
  }
  return all;
}

/**
 * What starts only on demand: the services of each profile.
 *
 * @internal
 */
export function profilesOf({ additionalServices = {} }: ComposeProjectOptions): { readonly profile: string; readonly services: string[] }[] {
  const services = Object.keys(additionalServices).sort();
  const profiles = [...new Set(services.flatMap((name) => namesOf(additionalServices[name].profiles)))].sort();
  return profiles.map((profile) => ({ profile, services: services.filter((name) => namesOf(additionalServices[name].profiles).includes(profile)) }));
}

function isBelow(path: unknown): boolean {
  return typeof path === 'string' && !/[\\\0\n]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

function namesOf(profiles: unknown): string[] {
  return Array.isArray(profiles) ? profiles.filter((profile) => typeof profile === 'string') : [];
}
