// Which files of the service reference a policy needs before it can be checked.
import type { Reference } from '#iam/reference/reference.ts';
import type { ActionView, PolicyView, ResourceView } from './policy-view.ts';

/** Prefixes of the services that the policy names and that are not loaded yet, each once. */
export function neededServices(policy: PolicyView, reference: Reference): readonly string[] {
  const needed = new Set<string>();
  const need = (prefix: string): void => {
    if (reference.service(prefix) === undefined) needed.add(prefix);
  };
  const needAction = ({ prefix }: ActionView): void => {
    if (reference.service(prefix) === undefined && reference.listed(prefix)) needed.add(prefix);
  };
  const needOwners = (name: string): void => reference.ownersOf(name).forEach(need);
  const needResource = ({ arn }: ResourceView): void => {
    if (arn) needOwners(arn.service);
  };
  for (const { actions, notActions, resources, notResources, conditions } of policy.statements) {
    actions.forEach(needAction);
    notActions.forEach(needAction);
    resources.forEach(needResource);
    notResources.forEach(needResource);
    for (const { keyName } of conditions) needOwners(keyName.slice(0, keyName.indexOf(':')));
  }
  return [...needed];
}
