/**
 * A Kubernetes object as plain JSON.
 *
 * @internal
 */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: { readonly [label: string]: string };
    readonly annotations?: { readonly [annotation: string]: string };
  };
  readonly [field: string]: any;
}

/**
 * What an object is called in `overrides`, `patch` and messages.
 *
 * @internal
 */
export function manifestKey(manifest: Manifest): string {
  return `${manifest.kind}/${manifest.metadata.name}`;
}

/**
 * Bytes of an object as it is sent and kept.
 *
 * @internal
 */
export function manifestBytes(manifest: object): number {
  return Buffer.byteLength(JSON.stringify(manifest));
}

/**
 * `kubectl apply` keeps a copy of the object in an annotation, and annotations may have 262,144 bytes altogether
 * (https://kubernetes.io/docs/reference/kubectl/generated/kubectl_apply/).
 *
 * @internal
 */
export const MAX_MANIFEST_BYTES = 240 * 1024;
