// What AWS's service reference has against a request: names that do not exist, resources and values that do not fit.
// https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
import { globMatches } from '#core/iam/patterns/match.ts';
import { nearest } from '#core/text/nearest-name.ts';
import { isRegion, PARTITIONS, REGIONS } from '#core/facts/partitions.ts';
import { parseArn } from '#core/iam/arn.ts';
import { show, showAll } from '#core/text/quote.ts';
import { neededFor } from '#core/reference/api-names.ts';
import { patternsOf } from '#core/reference/arn-patterns.ts';
import { GLOBAL_KEYS, type KeyType } from '#core/reference/global-keys.ts';
import type { Reference } from '#core/reference/reference.ts';
import type { Action } from '#core/reference/service.ts';
import { derivedState } from '#core/simulate/context.ts';
import { namedOwner } from '#core/simulate/prepare-request.ts';
import { hasAccount } from './principal.ts';
import { FAMILIES } from '#core/simulate/compile/operators/index.ts';
import type { Request } from './request.ts';

const MOST_FORMS = 3;

/** The prefix of the service whose file the check needs, if AWS has such a service. */
export function serviceOf({ action }: Pick<Request, 'action'>, reference: Reference): string | undefined {
  return reference.listed(action.slice(0, action.indexOf(':')))?.prefix;
}

function actionProblem(request: Request, reference: Reference): string | undefined {
  const colon = request.action.indexOf(':');
  const [prefix, name] = [request.action.slice(0, colon), request.action.slice(colon + 1)];
  const service = reference.listed(prefix);
  if (service?.actions.has(name.toLowerCase())) return undefined;
  const needed = neededFor(prefix, name, reference);
  if (needed?.actions.length === 0)
    return `${show(request.action)} needs no permission: there is nothing to decide.`;
  if (needed)
    return `AWS has no action ${show(request.action)}: for this operation it asks for ${showAll(needed.actions)}.`;
  if (!service) {
    const meant = nearest(prefix, reference.prefixes);
    return `AWS has no service with the prefix ${show(prefix)}.${meant ? ` Did you mean ${meant}?` : ''}`;
  }
  const meant = nearest(name, [...service.actions.values()]);
  return `${service.name} has no action ${show(name)}.${meant ? ` Did you mean ${service.prefix}:${meant}?` : ''}`;
}

/** The ARNs of an action's resources: "arn:${Partition}:s3:::${BucketName}/${ObjectName}". */
const formsOf = ({ resourceTypes }: Action): string =>
  [...new Set(resourceTypes.map(({ arn }) => arn))]
    .toSorted((a, b) => a.length - b.length)
    .slice(0, MOST_FORMS)
    .join(' or ');

function fitsTypes({ resourceTypes }: Action, resource: string): boolean {
  return resourceTypes
    .flatMap((type) => patternsOf(type))
    .some(({ service, region, account, resource: rest }) =>
      globMatches(`arn:*:${service}:${region}:${account}:${rest}`, resource),
    );
}

function resourceProblem(action: Action, { resource }: Request): string | undefined {
  const name = `${action.prefix}:${action.name}`;
  if (resource === '*') return undefined;
  if (action.resourceTypes.length === 0) return `${name} takes no resource: write * for it.`;
  if (fitsTypes(action, resource)) return undefined;
  return `${show(resource)} is no resource of ${name}: write an ARN such as ${formsOf(action)}.`;
}

/** The ARNs that a request has. */
function arnsOf({ principal, resource }: Request): readonly string[] {
  if (!hasAccount(principal)) return [resource];
  return [principal.kind === 'role-session' ? principal.roleArn : principal.arn, resource];
}

function partitionProblem(request: Request): string | undefined {
  const partition = arnsOf(request)
    .map((text) => parseArn(text)?.partition)
    .find((id) => id !== undefined && !isPartition(id));
  if (partition === undefined) return undefined;
  return `AWS has no partition ${show(partition)}: write ${PARTITIONS.map(({ id }) => id).join(', ')}.`;
}

/** Partitions that are cut off from the internet are on no list. */
const isPartition = (id: string): boolean =>
  /^aws-iso(?:-[a-z])?$/.test(id) || PARTITIONS.some((known) => known.id === id);

const KINDS: Readonly<Partial<Record<string, readonly [family: keyof typeof FAMILIES, example: string]>>> = {
  ARN: ['Arn', 'an ARN, such as arn:aws:s3:::amzn-s3-demo-bucket'],
  Bool: ['Bool', 'true or false'],
  Numeric: ['Numeric', 'a number, such as 10'],
  Date: ['Date', 'a date, such as 2026-01-31T08:00:00Z'],
  DateOrNumeric: ['Date', 'seconds since 1970, such as 1767225600'],
  IPAddress: ['Ip', 'an IP address, such as 203.0.113.7'],
};

function valueProblem(key: string, type: KeyType, values: readonly string[]): string | undefined {
  const kind = KINDS[type.replace(/^ArrayOf/, '')];
  const wrong = kind && values.find((value) => !FAMILIES[kind[0]].reads(value));
  return wrong === undefined ? undefined : `${show(wrong)} is no value of ${key}: write ${kind?.[1] ?? ''}.`;
}

function keyProblems(request: Request, reference: Reference): readonly string[] {
  const { principal, context } = request;
  const around = {
    principal,
    resourceAccount: namedOwner(request),
    action: request.action.toLowerCase(),
    throughEndpoint: false,
  };
  const service = reference.service(request.action.slice(0, request.action.indexOf(':')));
  return Object.entries(context).flatMap(([key, given]): readonly string[] => {
    const values = typeof given === 'string' ? [given] : given;
    const global = reference.globalKey(key);
    const type = (global ?? service?.keys.find(key))?.type;
    if (!type && /^aws:/i.test(key)) {
      const meant = nearest(
        key,
        GLOBAL_KEYS.map((each) => each.key),
      );
      return [`AWS has no condition key ${show(key)}.${meant ? ` Did you mean ${meant}?` : ''}`];
    }
    if (global && !global.type.startsWith('Array') && values.length > 1)
      return [`${key} has one value in a request: write one.`];
    const problem = type && valueProblem(key, type, values);
    if (problem !== undefined) return [problem];
    const follows = derivedState(key.toLowerCase(), around);
    if (follows === undefined || (Array.isArray(follows) && values[0] === follows[0])) return [];
    return follows === 'absent'
      ? [`Such a principal has no ${key}: leave it out.`]
      : [
          `${key} follows from the rest of the request, where it is ${showAll(follows as readonly string[])}: leave it out.`,
        ];
  });
}

/**
 * What is wrong with a request that is in order by itself, each in words that say what to write instead; none if AWS can
 * get such a request. As much is checked as is loaded: see `serviceOf`.
 */
export function requestProblems(request: Request, reference: Reference): readonly string[] {
  const wrongAction = actionProblem(request, reference);
  const [prefix = '', name = ''] = request.action.toLowerCase().split(':');
  const action = reference.service(prefix)?.actions.get(name);
  return [
    wrongAction,
    partitionProblem(request),
    action && resourceProblem(action, request),
    ...keyProblems(request, reference),
  ].filter((problem) => problem !== undefined);
}

/** Regions come, so one that is not listed may be right. */
function regionDoubt({ resource }: Pick<Request, 'resource'>): string | undefined {
  const region = parseArn(resource)?.region ?? '';
  if (region === '' || isRegion(region)) return undefined;
  const meant = nearest(
    region,
    REGIONS.map(({ code }) => code),
  );
  return `No Region ${show(region)} is known.${meant ? ` Did you mean ${meant}?` : ''}`;
}

/** Of which resources a call must name one the reference does not tell, so one that names none may be right. */
function resourceDoubt(
  { action, resource }: Pick<Request, 'action' | 'resource'>,
  reference: Reference,
): string | undefined {
  const [prefix = '', name = ''] = action.toLowerCase().split(':');
  const known = reference.service(prefix)?.actions.get(name);
  if (resource !== '*' || !known || known.resourceTypes.length === 0) return undefined;
  return `${known.prefix}:${known.name} can be called on a resource, such as ${formsOf(known)}. Without one only Resource * matches.`;
}

/** What may be wrong with a request, but need not be. */
export const requestDoubts = (
  request: Pick<Request, 'action' | 'resource'>,
  reference: Reference,
): readonly string[] =>
  [regionDoubt(request), resourceDoubt(request, reference)].filter((doubt) => doubt !== undefined);
