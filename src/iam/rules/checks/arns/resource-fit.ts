// Which actions of a statement can act on which of its resources.
import { joinOr } from '#iam/text/words.ts';
import type { Arn } from '#iam/policy/arn.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import type { ActionView, ResourceView, StatementView } from '#iam/rules/policy-view.ts';
import { asGlob, patternsMatching, patternsOf, resourceMeets } from '#iam/reference/arn-patterns.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { Action, ResourceType, Service } from '#iam/reference/service.ts';
import { soundArn } from './arn-fields.ts';

export interface KnownResource {
  readonly view: ResourceView;
  readonly arn: Arn;
  /** Its resource part, with wildcards for variables. */
  readonly glob: string;
}

/** How an action goes with the resources of its statement. */
export type ResourceFit =
  /** It takes one of them, or that is not known. */
  | 'fits'
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
  readonly fit: ResourceFit;
}

export interface StatementFit {
  readonly resources: readonly KnownResource[];
  readonly actions: readonly ActionFit[];
  /** Whether no action takes any of the resources, beyond doubt. */
  readonly isVain: boolean;
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
  'secretsmanager',
  'sns',
  'sqs',
]);

/** The resource where its form is one that AWS's reference lists. */
export function knownResource(view: ResourceView, reference: Reference): KnownResource | undefined {
  const arn = soundArn(view);
  if (!arn || hasWildcard(arn.service) || !patternsMatching(reference, arn)?.length) return undefined;
  return { view, arn, glob: asGlob(arn.resource) };
}

/**
 * The resources of a statement where the form of each is known. Undefined as soon as one is open or of another form:
 * it may be anything. What is not an ARN at all is ignored; the grammar check reports it.
 */
function knownResources(
  { resources, notResources }: StatementView,
  reference: Reference,
): readonly KnownResource[] | undefined {
  if (resources.length === 0 || notResources.length > 0) return undefined;
  const found: KnownResource[] = [];
  for (const view of resources) {
    if (view.value !== '*' && !view.value.startsWith('arn:')) continue;
    const known = knownResource(view, reference);
    if (!known) return undefined;
    found.push(known);
  }
  return found.length > 0 ? found : undefined;
}

function grouped(resources: readonly KnownResource[]): ReadonlyMap<string, readonly KnownResource[]> {
  const groups = new Map<string, KnownResource[]>();
  for (const resource of resources) {
    const group = groups.get(resource.arn.service);
    if (group) group.push(resource);
    else groups.set(resource.arn.service, [resource]);
  }
  return groups;
}

/** Whether all ARNs of the type are of one service, which is the one that finds the type by its ARNs. */
function isOfOneService({ arn }: ResourceType): boolean {
  // Read without taking it apart: of the types of all actions, few are looked at any further.
  return !arn.includes(',') && !arn.startsWith('$', arn.indexOf(':', 'arn:'.length) + 1);
}

interface Fitting {
  /** Whether resources of a type are among these; looks up each type once. */
  readonly fits: (type: ResourceType) => boolean;
  /** Whether those of any type of a service are; looks up each service once. */
  readonly anyOf: (service: Service) => boolean;
}

interface TypesOfService {
  readonly all: ReadonlySet<ResourceType>;
  /** Those whose ARNs are not of one service. */
  readonly shared: readonly ResourceType[];
}

const typesOf = new WeakMap<Service, TypesOfService>();

function typesOfService(service: Service): TypesOfService {
  const known = typesOf.get(service);
  if (known) return known;
  const types = service.resourceTypes;
  const fresh = { all: new Set(types), shared: types.filter((type) => !isOfOneService(type)) };
  typesOf.set(service, fresh);
  return fresh;
}

function fitting(resources: readonly KnownResource[], reference: Reference): Fitting {
  let byService: ReturnType<typeof grouped> | undefined;
  const known = new Map<ResourceType, boolean>();
  for (const { arn } of resources)
    for (const { type } of patternsMatching(reference, arn) ?? []) known.set(type, true);
  const named = [...known.keys()];
  const isAmong = (type: ResourceType): boolean =>
    patternsOf(type).some((pattern) => {
      byService ??= grouped(resources);
      const candidates = pattern.service === '*' ? resources : (byService.get(pattern.service) ?? []);
      return candidates.some(({ glob }) => resourceMeets(pattern, glob));
    });
  const fits = (type: ResourceType): boolean => {
    const before = known.get(type);
    if (before !== undefined) return before;
    const fresh = !isOfOneService(type) && isAmong(type);
    known.set(type, fresh);
    return fresh;
  };
  const services = new Map<Service, boolean>();
  return {
    fits,
    anyOf(service) {
      const before = services.get(service);
      if (before !== undefined) return before;
      const { all, shared } = typesOfService(service);
      const fresh = named.some((type) => all.has(type)) || shared.some(fits);
      services.set(service, fresh);
      return fresh;
    },
  };
}

function fitOf(
  view: ActionView,
  resources: readonly KnownResource[],
  { fits, anyOf }: Fitting,
  reference: Reference,
): ActionFit {
  const service = reference.service(view.prefix);
  const action = view.wildcard ? undefined : service?.actions.get(view.name);
  if (!service || service.resourceTypes.length === 0) {
    return { view, action, fit: action && service ? 'star' : 'fits' };
  }
  if (action?.resourceTypes.length === 0) return { view, action, fit: 'star' };
  if (action?.resourceTypes.some(fits)) return { view, action, fit: 'fits' };
  if (!anyOf(service)) {
    // A form that only another service lists, such as ECS tasks in the old format: a resource of the action's own service is never reported as foreign.
    const isOwn = resources.some(({ arn }) => arn.service === view.prefix);
    return { view, action, fit: isOwn ? 'fits' : 'foreign' };
  }
  return { view, action, fit: action ? 'misses' : 'fits' };
}

export const isCertain = ({ fit, view }: ActionFit): boolean =>
  fit === 'foreign' || (fit === 'misses' && RELIABLE.has(view.prefix));

function work(statement: StatementView, reference: Reference): StatementFit | undefined {
  if (statement.actions.length === 0 || statement.notActions.length > 0) return undefined;
  const resources = knownResources(statement, reference);
  if (!resources) return undefined;
  const types = fitting(resources, reference);
  const actions = statement.actions.map((view) => fitOf(view, resources, types, reference));
  const judged = actions.filter(({ fit }) => fit !== 'star');
  return { resources, actions, isVain: judged.length > 0 && judged.every(isCertain) };
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
  const slash = arn.resource.indexOf('/');
  if (arn.service !== 's3' || arn.region !== '' || arn.account !== '' || slash < 1) return undefined;
  const bucket = arn.resource.slice(0, slash);
  return /[*?$]/.test(bucket) ? undefined : `arn:${arn.partition}:s3:::${bucket}`;
}
