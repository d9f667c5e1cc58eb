import { Manifest, manifestBytes, manifestKey, MAX_MANIFEST_BYTES } from './manifest';
import { Finding, FindingLevel, formatSize, lateValuesIn } from '../../core';

/** An RFC 1123 subdomain: what is only referred to inside the API. */
const MAX_NAME = 253;
/** An RFC 1123 label: the name is part of a DNS name, or that of a pod's host. */
const MAX_LABEL = 63;
const LABELS = ['DaemonSet', 'Deployment', 'Namespace', 'Service'];
/** The controller names revisions after it in a label of the pods: `<name>-<10 characters>` (kubernetes/kubernetes#64023). */
const MAX_STATEFUL_SET = 52;

/**
 * What an API server, or `kubectl apply`, would refuse.
 *
 * @param taken objects of the same app that are not ours, by `kind/namespace/name`
 * @internal
 */
export function refusedObjects(manifests: readonly Manifest[], taken: ReadonlySet<string>, lateValues: boolean): Finding[] {
  return [
    ...manifests.flatMap(tooLongName),
    ...manifests.flatMap(tooLarge),
    ...twice(manifests, taken),
    ...(lateValues ? [] : manifests.flatMap(withLateValue)),
  ];
}

/**
 * What makes an object one object in a cluster.
 *
 * @internal
 */
export function identity(kind: string, namespace: string | undefined, name: string): string {
  return `${kind}/${namespace ?? ''}/${name}`;
}

function tooLongName(manifest: Manifest): Finding[] {
  const { name } = manifest.metadata;
  const allowed = manifest.kind === 'StatefulSet' ? MAX_STATEFUL_SET : LABELS.includes(manifest.kind) ? MAX_LABEL : MAX_NAME;
  return name.length <= allowed ? [] : [error(manifest,
    `its name has ${name.length} characters, but a ${manifest.kind} may have ${allowed}`,
    'give the monitoring or the workload a shorter name')];
}

function tooLarge(manifest: Manifest): Finding[] {
  const bytes = manifestBytes(manifest);
  return bytes <= MAX_MANIFEST_BYTES ? [] : [error(manifest,
    `it has ${formatSize(bytes)}, but kubectl apply can carry ${formatSize(MAX_MANIFEST_BYTES)} (it keeps a copy in an annotation)`,
    'make it smaller, such as by splitting a dashboard')];
}

function twice(manifests: readonly Manifest[], taken: ReadonlySet<string>): Finding[] {
  const seen = new Set(taken);
  return manifests.flatMap((manifest) => {
    const id = identity(manifest.kind, manifest.metadata.namespace, manifest.metadata.name);
    const isTaken = seen.has(id);
    seen.add(id);
    return isTaken ? [error(manifest, 'another object of the app has the same kind, namespace and name: one would replace the other', 'give one of the monitorings another name or namespace')] : [];
  });
}

/** Findings of the plan name most of them by their source; this is the net below. */
function withLateValue(manifest: Manifest): Finding[] {
  return lateValuesIn(JSON.stringify(manifest)).length === 0 ? [] : [error(manifest,
    'it holds a value that only an AWS deployment knows (a CDK token), which a manifest cannot fill in',
    'give the value as plain text, or hand the chart to an EKS cluster made by the CDK and say so with lateValues: true')];
}

function error(manifest: Manifest, message: string, remedy: string): Finding {
  return { id: 'target/unsupported', level: FindingLevel.ERROR, where: manifestKey(manifest), message, remedy };
}
