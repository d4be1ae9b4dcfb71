// Whether a resource can be the resource of a request: one ARN, or `*`, of a type that the action acts on.
import { isAccountId } from '#iam/facts/account-id.ts';
import { isRegion, PARTITIONS, REGIONS } from '#iam/facts/regions.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { globMatches, hasWildcard } from '#iam/policy/patterns/glob.ts';
import { patternsOf } from '#iam/reference/arn-patterns.ts';
import type { Action } from '#iam/reference/service.ts';
import { nearest } from '#iam/text/nearest-name.ts';
import { show } from '#iam/text/quote.ts';
import { hasAccount, type Principal } from '#iam/request/principal.ts';
import { error, note, warning, type RequestProblem } from '#iam/request/problem.ts';

const ARN = /^arn:[^:]+:[^:]+:[^:]*:[^:]*:[\s\S]+$/;
const EXAMPLE = 'arn:aws:s3:::amzn-s3-demo-bucket/key';

/** AWS's pattern as an example: "arn:aws:s3:::BucketName". */
const exampleOf = (pattern: string): string =>
  (pattern.split(/,\s*/)[0] ?? '').replaceAll(/\$\{([^}]*)\}/g, (_, name: string) =>
    name === 'Partition' ? 'aws' : name,
  );

const nameOf = ({ prefix, name }: Action): string => `${prefix}:${name}`;

/** A request has no wildcards in the fields of an ARN before its last, and its accounts are account IDs. */
function fieldProblem(text: string): string | undefined {
  const arn = parseArn(text);
  if (!arn) return undefined;
  const { partition, service, region, account } = arn;
  if ([partition, service, region, account].some((field) => hasWildcard(field)))
    return `${show(text)} is a pattern. A request is for one resource. Write its partition, service, Region and account in full.`;
  // Resources that AWS owns have a word in its place: "aws".
  if (account === '' || isAccountId(account) || /^[a-z][a-z-]*$/.test(account)) return undefined;
  return `Write the account in ${show(text)} as 12 digits, such as 111122223333.`;
}

/** What is wrong with the form of the resource. `action` is what the reference says about the action. */
export function resourceFormProblems(resource: unknown, action?: Action): readonly RequestProblem[] {
  if (resource === '*') return [];
  if (typeof resource === 'string' && ARN.test(resource)) {
    const problem = fieldProblem(resource);
    return problem === undefined ? [] : [error('resource', problem)];
  }
  const fault = typeof resource === 'string' && resource !== '' ? `${show(resource)} is not an ARN. ` : '';
  const [type] = action?.resourceTypes ?? [];
  if (action && !type)
    return [error('resource', `${fault}${nameOf(action)} takes no resource. Write *.`, ['*'])];
  return [
    error(
      'resource',
      `${fault}Write the resource as an ARN such as ${type ? exampleOf(type.arn) : EXAMPLE}, or * for an action that takes none.`,
    ),
  ];
}

const MAX_FORMS = 3;

/** The ARNs of an action's resources: "arn:${Partition}:s3:::${BucketName}/${ObjectName}". */
const formsOf = ({ resourceTypes }: Action): string =>
  [...new Set(resourceTypes.map(({ arn }) => arn))]
    .toSorted((a, b) => a.length - b.length)
    .slice(0, MAX_FORMS)
    .join(' or ');

const fitsTypes = ({ resourceTypes }: Action, resource: string): boolean =>
  resourceTypes
    .flatMap((type) => patternsOf(type))
    .some(({ service, region, account, resource: rest }) =>
      globMatches(`arn:*:${service}:${region}:${account}:${rest}`, resource),
    );

/** Whether the action acts on the resource. */
export function resourceTypeProblems(resource: string, action: Action): readonly RequestProblem[] {
  if (resource === '*') return [];
  if (action.resourceTypes.length === 0)
    return [warning('resource', `${nameOf(action)} takes no resource. Write *.`, ['*'])];
  if (fitsTypes(action, resource)) return [];
  return [
    warning(
      'resource',
      `${nameOf(action)} does not act on ${show(resource)}. Write an ARN such as ${formsOf(action)}.`,
    ),
  ];
}

/** Which of its resources a call must name is not in the reference, so one that names none may be right. */
export function noResourceNotes(resource: string, action: Action): readonly RequestProblem[] {
  if (resource !== '*' || action.resourceTypes.length === 0) return [];
  return [
    note(
      'resource',
      `${nameOf(action)} can be called on a resource, such as ${formsOf(action)}. With *, only statements for all resources match.`,
    ),
  ];
}

/** Regions are added, so one that is not listed may be right. */
export function regionNotes(resource: string): readonly RequestProblem[] {
  const region = parseArn(resource)?.region ?? '';
  if (region === '' || isRegion(region)) return [];
  const meant = nearest(
    region,
    REGIONS.map(({ code }) => code),
  );
  return [
    note('resource', `${show(region)} is not a known Region.${meant ? ` Did you mean ${meant}?` : ''}`),
  ];
}

interface ArnSources {
  readonly principal: Principal;
  readonly resource: string;
}

/** The ARNs that a request has. */
function arnsOf({ principal, resource }: ArnSources): readonly string[] {
  if (!hasAccount(principal)) return [resource];
  return [principal.kind === 'role-session' ? principal.roleArn : principal.arn, resource];
}

/** Partitions that are cut off from the internet are on no list. */
const isPartition = (id: string): boolean =>
  /^aws-iso(?:-[a-z])?$/.test(id) || PARTITIONS.some((known) => known.id === id);

/** Whether AWS has the partitions of the request's ARNs. */
export function partitionProblems(request: ArnSources): readonly RequestProblem[] {
  const partition = arnsOf(request)
    .map((text) => parseArn(text)?.partition)
    .find((id) => id !== undefined && !isPartition(id));
  if (partition === undefined) return [];
  return [
    warning(
      'resource',
      `${show(partition)} is not a partition of AWS. Write ${PARTITIONS.map(({ id }) => id).join(', ')}.`,
    ),
  ];
}
