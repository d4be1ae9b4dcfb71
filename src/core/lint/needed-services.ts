// Which files of the service reference a policy needs before it can be checked.
import type { Reference } from '#core/reference/reference.ts';
import type { PolicyView } from './policy-view.ts';

/** Prefixes of the services that the policy names and that are not loaded yet, each once. */
export function neededServices(policy: PolicyView, reference: Reference): readonly string[] {
  const needed = new Set<string>();
  for (const { actions, notActions, resources, notResources, conditions } of policy.statements) {
    for (const { prefix } of [...actions, ...notActions]) if (reference.listed(prefix)) needed.add(prefix);
    for (const { arn } of [...resources, ...notResources]) {
      for (const owner of arn ? reference.ownersOf(arn.service) : []) needed.add(owner);
    }
    for (const { keyName } of conditions) {
      for (const owner of reference.ownersOf(keyName.slice(0, keyName.indexOf(':')))) needed.add(owner);
    }
  }
  return [...needed].filter((prefix) => reference.service(prefix) === undefined);
}
