// Which actions of a statement can act on which of its resources.
import { joinOr } from '#iam/text/words.ts';
import type { Arn } from '#iam/policy/arn.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import type { ActionView, ResourceView, StatementView } from '#iam/rules/policy-view.ts';
import { asGlob, patternsMatching, patternsOf, resourceMeets } from '#iam/reference/arn-patterns.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { Action, ResourceType } from '#iam/reference/service.ts';
import { soundArn } from './arn-fields.ts';

export interface KnownResource {
  readonly view: ResourceView;
  readonly arn: Arn;
  /** Its resource part, with wildcards for variables. */
  readonly glob: string;
}

/** How an action goes with the resources of its statement. */
export type ResourceFit =
  /** It takes none but `*`. */
  | 'star'
  /** It takes none of them. */
  | 'misses'
  /** Nor does any other action of its service. */
  | 'foreign';

export interface ActionFit {
  readonly view: ActionView;
  /** Undefined for patterns and for names that the service does not have. */
  readonly action: Action | undefined;
  /** Undefined where it takes one of them, or that is not known. */
  readonly fit: ResourceFit | undefined;
}

export interface StatementFit {
  readonly resources: readonly [KnownResource, ...KnownResource[]];
  readonly actions: readonly ActionFit[];
  /** Where no action takes any of the resources, beyond doubt: the first of those that take more than `*`. */
  readonly vain: ActionFit | undefined;
}

/**
 * Services whose reference says of every action what it takes. For others, AWS's own policies name resources besides
 * those that the reference lists.
 */
const RELIABLE: ReadonlySet<string> = new Set([
  'bedrock',
  'bedrock-mantle',
  'dynamodb',
  'iam',
  'kms',
  'lambda',
  'logs',
  's3',
]);

/** The resource where its form is one that AWS's reference lists. */
export function knownResource(view: ResourceView, reference: Reference): KnownResource | undefined {
  const arn = soundArn(view);
  if (!arn || hasWildcard(arn.service) || !patternsMatching(reference, arn)?.length) return undefined;
  return { view, arn, glob: asGlob(arn.resource) };
}

/**
 * The resources of a statement where the form of each is known. Undefined as soon as one is open or of another form:
 * it may be anything. What can be no ARN is ignored; the grammar check reports it.
 */
function knownResources(
  { resources }: StatementView,
  reference: Reference,
): StatementFit['resources'] | undefined {
  const found: KnownResource[] = [];
  for (const view of resources) {
    if (view.value !== '*' && !view.value.startsWith('arn:') && !hasVariable(view.value)) continue;
    const known = knownResource(view, reference);
    if (!known) return undefined;
    found.push(known);
  }
  const [first, ...others] = found;
  return first && [first, ...others];
}

/** Returns whether resources of a type are among these; looks up each type once. */
function fitting(resources: readonly KnownResource[], reference: Reference): (type: ResourceType) => boolean {
  const known = new Map<ResourceType, boolean>();
  for (const { arn } of resources)
    for (const { type } of patternsMatching(reference, arn) ?? []) known.set(type, true);
  const isAmong = (type: ResourceType): boolean =>
    patternsOf(type).some((pattern) =>
      resources.some(
        ({ arn, glob }) =>
          (pattern.service === '*' || pattern.service === arn.service) && resourceMeets(pattern, glob),
      ),
    );
  return (type) => {
    const before = known.get(type);
    if (before !== undefined) return before;
    const fresh = isAmong(type);
    known.set(type, fresh);
    return fresh;
  };
}

function fitOf(
  view: ActionView,
  resources: readonly KnownResource[],
  fits: (type: ResourceType) => boolean,
  reference: Reference,
): ActionFit {
  const service = reference.service(view.prefix);
  const action = view.wildcard ? undefined : service?.actions.get(view.name);
  if (action?.resourceTypes.length === 0) return { view, action, fit: 'star' };
  if (!service || service.resourceTypes.length === 0) return { view, action, fit: undefined };
  if (action?.resourceTypes.some(fits)) return { view, action, fit: undefined };
  if (service.resourceTypes.some(fits)) return { view, action, fit: action && 'misses' };
  // A form that only another service lists, such as ECS tasks in the old format: a resource of the action's own service is never reported as foreign.
  const isOwn = resources.some(({ arn }) => arn.service === view.prefix);
  return { view, action, fit: isOwn ? undefined : 'foreign' };
}

export const isCertain = ({ fit, view }: ActionFit): boolean =>
  fit === 'foreign' || (fit === 'misses' && RELIABLE.has(view.prefix));

function work(statement: StatementView, reference: Reference): StatementFit | undefined {
  const resources = knownResources(statement, reference);
  if (!resources) return undefined;
  const fits = fitting(resources, reference);
  const actions = statement.actions.map((view) => fitOf(view, resources, fits, reference));
  const judged = actions.filter(({ fit }) => fit !== 'star');
  return { resources, actions, vain: judged.every(isCertain) ? judged[0] : undefined };
}

const worked = new WeakMap<StatementView, { readonly found: StatementFit | undefined }>();

/** How the actions and resources of a statement go together; undefined where some resource is open or unknown. */
export function statementFit(statement: StatementView, reference: Reference): StatementFit | undefined {
  const before = worked.get(statement);
  if (before) return before.found;
  const found = work(statement, reference);
  worked.set(statement, { found });
  return found;
}

/** "accesspoint or bucket": the types that an action takes. */
export function typeNames({ resourceTypes }: Action): string {
  const names = resourceTypes.map(({ name }) => name);
  if (names.length > 4) return `${names.slice(0, 2).join(', ')} or ${names.length - 2} other types`;
  return joinOr(names);
}

/** The ARN of the bucket that an ARN of objects is in; undefined where the bucket is a pattern, or for other ARNs. */
export function bucketOf({ arn }: KnownResource): string | undefined {
  const [bucket] = /^[^*?$/]+(?=\/)/.exec(arn.resource) ?? [];
  // ARNs of access points have an account.
  if (arn.service !== 's3' || arn.account !== '' || bucket === undefined) return undefined;
  return `arn:${arn.partition}:s3:::${bucket}`;
}
