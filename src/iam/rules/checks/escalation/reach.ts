// How far the resources of a statement reach for an action: to all of the kind that it takes, to the caller's own, or to some.
import type { Arn } from '#iam/policy/arn.ts';
import type { ResourceView, StatementView } from '#iam/rules/policy-view.ts';
import { asGlob, patternsOf, resourceMeets } from '#iam/reference/arn-patterns.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { ResourceType } from '#iam/reference/service.ts';

export type ResourceReach = 'all' | 'self' | 'some';

export const RANK: Readonly<Record<ResourceReach, number>> = { all: 3, self: 2, some: 1 };

/** Services whose ARNs are also resources of another service's actions. */
const ALSO: ReadonlyMap<string, string> = new Map([
  ['ec2-instance-connect', 'ec2'],
  ['ssm', 'ec2'],
  ['sts', 'iam'],
]);

const WHOLE_KIND = /^(?:[A-Za-z-]+[/:])?\*+$/;
const OWN = /\$\{aws:username[},]/i;

export function reachOf({ value, arn }: ResourceView, prefix: string): ResourceReach | undefined {
  if (value === '*') return 'all';
  if (!arn) return undefined;
  if (arn.service !== prefix && arn.service !== '*' && arn.service !== ALSO.get(prefix)) return undefined;
  if (WHOLE_KIND.test(arn.resource)) return 'all';
  return OWN.test(arn.resource) ? 'self' : 'some';
}

/** Whether the ARN can be of the type: `role/*` is not a user, and actions on users have no effect on it. */
function canBe(arn: Arn, type: ResourceType): boolean {
  const glob = asGlob(arn.resource);
  return patternsOf(type).some(
    (pattern) => (pattern.service === arn.service || arn.service === '*') && resourceMeets(pattern, glob),
  );
}

/** The one that reaches further. */
const further = (a: ResourceReach | undefined, b: ResourceReach | undefined): ResourceReach | undefined =>
  b && (!a || RANK[b] > RANK[a]) ? b : a;

function widest(
  resources: readonly ResourceView[],
  prefix: string,
  type: ResourceType | undefined,
): ResourceReach | undefined {
  let found: ResourceReach | undefined;
  for (const resource of resources) {
    const { arn } = resource;
    const reach = further(found, reachOf(resource, prefix));
    if (reach !== found && (!type || !arn || canBe(arn, type))) found = reach;
  }
  return found;
}

/** Returns how far the statement reaches for an action; it looks up each type of resource once. */
export function reachIn(
  { resources, notResources }: StatementView,
  reference: Reference,
): (prefix: string, name: string) => ResourceReach | undefined {
  if (notResources.length > 0) return () => 'all';
  const byType = new Map<ResourceType | string, ResourceReach | undefined>();
  const remembered = (prefix: string, type?: ResourceType): ResourceReach | undefined => {
    const known = type ?? prefix;
    if (!byType.has(known)) byType.set(known, widest(resources, prefix, type));
    return byType.get(known);
  };
  return (prefix, name) => {
    const types = reference.service(prefix)?.actions.get(name)?.resourceTypes;
    // Of what is not loaded nothing is known, and actions that take only `*` may take more than AWS's reference says.
    if (!types || types.length === 0) return remembered(prefix);
    return types.map((type) => remembered(prefix, type)).reduce(further, undefined);
  };
}
