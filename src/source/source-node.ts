import type { Scalar } from 'yaml';

/**
 * A value of a file, with the place where it stands. Texts are as written: what they mean is for the reader to say, who knows
 * what belongs there.
 *
 * @internal
 */
export type SourceNode = SourceMap | SourceList | SourceScalar;

/** @internal */
export interface SourceMap {
  readonly kind: 'map';
  /** Offset in the file, from 0. */
  readonly at: number;
  readonly entries: readonly SourceEntry[];
}

/** @internal */
export interface SourceEntry {
  readonly key: string;
  /** Offset of the key. */
  readonly at: number;
  readonly value: SourceNode;
}

/** @internal */
export interface SourceList {
  readonly kind: 'list';
  readonly at: number;
  readonly items: readonly SourceNode[];
}

/** @internal */
export interface SourceScalar {
  readonly kind: 'scalar';
  readonly at: number;
  readonly text: string;
  /** It stands without quotes, so that `true`, `1` and `null` are no texts. */
  readonly plain: boolean;
  /** The YAML that it was read from, by which a place inside of it is found again. */
  readonly yaml?: Scalar;
}

/**
 * The value below a key.
 *
 * @internal
 */
export function valueOf(node: SourceNode | undefined, key: string): SourceNode | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

/**
 * @internal
 */
export function itemsOf(node: SourceNode | undefined): readonly SourceNode[] {
  return node?.kind === 'list' ? node.items : [];
}
