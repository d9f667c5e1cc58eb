import { Json } from '../../core';
import { Workload } from '../../workload';

/**
 * Every container: not root, nothing to gain, nothing to write but its volumes.
 *
 * @internal
 */
export function hardened({ runAs }: Workload): Json {
  return { user: `${runAs.user}:${runAs.group}`, read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] };
}
