/**
 * What is printed when a test or a hook of this file fails.
 *
 * @param collect the servers' last logs; it may fail itself
 */
export function onFailure(collect: () => Promise<string> | string): void {
  const all = globalThis as { liveLogs?: (() => Promise<string> | string)[] };
  all.liveLogs = [...all.liveLogs ?? [], collect];
}
