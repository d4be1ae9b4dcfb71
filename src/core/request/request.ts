// A request to decide on, and how one is read from what a person or a file gives. Never throws: it says what to write.
import { isObject, scalarText } from '#core/json/json-value.ts';
import { isAccountId } from '#core/facts/account-id.ts';
import { parseArn } from '#core/iam/arn.ts';
import { hasWildcard } from '#core/iam/patterns/match.ts';
import { show } from '#core/text/quote.ts';
import type { GivenContext } from './given-context.ts';
import type { Principal } from './principal.ts';
import { readPrincipal } from './read-principal.ts';

export interface Request extends GivenContext {
  readonly principal: Principal;
  /** service:Name */
  readonly action: string;
  /** An ARN, or `*` for an action that takes no resource. */
  readonly resource: string;
  /** The account that owns the resource. */
  readonly resourceAccount: string | undefined;
  /** The management account of the organization, whose principals and resources no control policy binds. */
  readonly managementAccount: string | undefined;
  /** Of the VPC endpoint that the request goes through. */
  readonly endpointType: 'gateway' | 'interface' | undefined;
}

/** What is read, or what is wrong with it in words that say what to write instead. */
export type Reading<T> =
  { readonly value: T; readonly problems?: undefined } | { readonly problems: readonly string[] };

const ACTION = /^[A-Za-z0-9-]+:[A-Za-z0-9]+$/;
const ARN = /^arn:[^:]+:[^:]+:[^:]*:[^:]*:[\s\S]+$/;

function actionProblem(action: unknown): string | undefined {
  if (typeof action === 'string' && ACTION.test(action)) return undefined;
  if (typeof action === 'string' && /[*?]/.test(action))
    return `${show(action)} is a pattern. A request is for one action: write it in full, such as s3:GetObject.`;
  const said = typeof action === 'string' ? `${show(action)} is no action. ` : '';
  return `${said}Write the action as service:Name, such as s3:GetObject.`;
}

/** What is wrong with the fields of an ARN before its last: there a request has no wildcards, and accounts are as AWS has them. */
export function arnProblem(text: string): string | undefined {
  const arn = parseArn(text);
  if (!arn) return undefined;
  const { partition, service, region, account } = arn;
  if ([partition, service, region, account].some((field) => hasWildcard(field)))
    return `${show(text)} is a pattern. A request is for one resource: write its partition, service, Region and account in full.`;
  // AWS's own have a word there: "aws".
  if (account === '' || isAccountId(account) || /^[a-z][a-z-]*$/.test(account)) return undefined;
  return `Write the account in ${show(text)} as twelve digits, such as 111122223333.`;
}

function resourceProblem(resource: unknown): string | undefined {
  if (resource === '*') return undefined;
  if (typeof resource === 'string' && ARN.test(resource)) return arnProblem(resource);
  const said = typeof resource === 'string' ? `${show(resource)} is no ARN. ` : '';
  return `${said}Write the resource as an ARN of six fields, such as arn:aws:s3:::amzn-s3-demo-bucket/key, or * for an action that takes none.`;
}

/** The ARN says whose the resource is, so nothing else can. */
function ownerProblem(resource: unknown, owner: unknown): string | undefined {
  if (typeof resource !== 'string' || typeof owner !== 'string') return undefined;
  const account = parseArn(resource)?.account ?? '';
  if (!isAccountId(account) || !isAccountId(owner) || account === owner) return undefined;
  return `The resource is of account ${account} by its ARN, not of ${owner}: leave out the account of the resource, or write ${account}.`;
}

function accountProblem(name: string, account: unknown): string | undefined {
  if (account === undefined || (typeof account === 'string' && isAccountId(account))) return undefined;
  return `Write ${name} as twelve digits in quotation marks, such as "111122223333".`;
}

/** Values as text; undefined for what is no value. */
function readValues(value: unknown): string | readonly string[] | undefined {
  if (!Array.isArray(value)) return scalarText(value);
  const texts = value.flatMap((each) => scalarText(each) ?? []);
  return texts.length === value.length ? texts : undefined;
}

function readContext(raw: unknown, problems: string[]): GivenContext['context'] {
  if (raw === undefined) return {};
  if (!isObject(raw)) {
    problems.push('Write the context as an object of condition keys and their values.');
    return {};
  }
  // Without a prototype, so that a key may have any name.
  const context = Object.create(null) as Record<string, string | readonly string[]>;
  for (const [key, value] of Object.entries(raw)) {
    const values = readValues(value);
    if (values === undefined) problems.push(`Write ${show(key)} as a text or a list of texts.`);
    else context[key] = values;
  }
  return context;
}

function readKeys(name: string, raw: unknown, problems: string[]): readonly string[] {
  if (raw === undefined) return [];
  if (Array.isArray(raw) && raw.every((key) => typeof key === 'string')) return raw as readonly string[];
  problems.push(`Write ${name} as a list of condition keys.`);
  return [];
}

function readChoice<T extends string>(
  name: string,
  raw: unknown,
  choices: readonly T[],
  problems: string[],
): T | undefined {
  const found = choices.find((choice) => choice === raw);
  if (raw !== undefined && found === undefined) problems.push(`Write ${name} as ${choices.join(' or ')}.`);
  return found;
}

/** The members of an object that tells of a request. */
export const REQUEST_MEMBERS = [
  'principal',
  'action',
  'resource',
  'resourceAccount',
  'context',
  'unknownKeys',
  'openKeys',
  'completePrefixes',
  'unspecified',
  'managementAccount',
  'endpointType',
] as const;

/**
 * The request that an object tells of: `principal`, `action`, `resource` and, as far as they matter, `resourceAccount`,
 * `context`, `unknownKeys`, `openKeys`, `completePrefixes`, `unspecified`, `managementAccount` and `endpointType`.
 */
export function readRequest(raw: unknown): Reading<Request> {
  if (!isObject(raw)) return { problems: ['Write the request as an object.'] };
  const { action, resource, resourceAccount, managementAccount } = raw;
  const problems = [
    actionProblem(action),
    resourceProblem(resource),
    accountProblem('the account of the resource', resourceAccount),
    ownerProblem(resource, resourceAccount),
    accountProblem('the management account', managementAccount),
  ].filter((problem) => problem !== undefined);
  const context = readContext(raw['context'], problems);
  const unknownKeys = readKeys('unknownKeys', raw['unknownKeys'], problems);
  const openKeys = readKeys('openKeys', raw['openKeys'], problems);
  const completePrefixes = readKeys('completePrefixes', raw['completePrefixes'], problems);
  const unspecified = readChoice('unspecified', raw['unspecified'], ['absent', 'unknown'], problems);
  const endpointType = readChoice('endpointType', raw['endpointType'], ['gateway', 'interface'], problems);
  const principal = readPrincipal(raw['principal'], typeof action === 'string' ? action : '', context);
  if (principal.problems) return { problems: [...problems, ...principal.problems] };
  if (problems.length > 0) return { problems };
  return {
    value: {
      principal: principal.value,
      action: action as string,
      resource: resource as string,
      resourceAccount: resourceAccount as string | undefined,
      managementAccount: managementAccount as string | undefined,
      context,
      unknownKeys,
      openKeys,
      completePrefixes,
      unspecified: unspecified ?? 'absent',
      endpointType,
    },
  };
}
