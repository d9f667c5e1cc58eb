import { Description } from '../../model';

/**
 * Whether somebody wrote routes into alertmanager.yml: then the described ones are not the whole story. Other fields of the
 * root route, such as `group_wait`, lead nobody elsewhere.
 *
 * @internal
 */
export function hasVerbatimRouting(description: Description): boolean {
  const patches = description.filePatches.filter((patch) => patch.path === 'alertmanager/alertmanager.yml').map((patch) => patch.fields);
  return [description.alertmanagerOverrides, ...patches].map((fields) => fields?.route)
    .some((route) => route?.receiver !== undefined || route?.routes !== undefined);
}
