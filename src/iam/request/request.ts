// A request to decide on, and how it is read from untyped input. Never throws: problems say what to write.
import { isObject, scalarText } from '#iam/json/json-value.ts';
import { show } from '#iam/text/quote.ts';
import type { GivenContext } from './given-context.ts';
import type { Principal } from './principal.ts';
import { error, type ReadResult, type RequestProblem } from './problem.ts';
import { readPrincipal } from './read-principal.ts';
import { accountProblems, ownerProblems } from './validate/account.ts';
import { actionFormProblems } from './validate/action.ts';
import { resourceFormProblems } from './validate/resource.ts';

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

/** Values as text; undefined for what is not a value. */
function readValues(value: unknown): string | readonly string[] | undefined {
  if (!Array.isArray(value)) return scalarText(value);
  const texts = value.flatMap((each) => scalarText(each) ?? []);
  return texts.length === value.length ? texts : undefined;
}

function readContext(raw: unknown, problems: RequestProblem[]): GivenContext['context'] {
  if (raw === undefined) return {};
  if (!isObject(raw)) {
    problems.push(error('context', 'Write the context as an object of condition keys and their values.'));
    return {};
  }
  // Without a prototype, so that a key may have any name.
  const context = Object.create(null) as Record<string, string | readonly string[]>;
  for (const [key, value] of Object.entries(raw)) {
    const values = readValues(value);
    if (values === undefined)
      problems.push(error(`key ${key}`, `Write ${show(key)} as a string or a list of strings.`));
    else context[key] = values;
  }
  return context;
}

function readKeys(name: string, raw: unknown, problems: RequestProblem[]): readonly string[] {
  if (raw === undefined) return [];
  if (Array.isArray(raw) && raw.every((key) => typeof key === 'string')) return raw as readonly string[];
  problems.push(error('keys', `Write ${name} as a list of condition keys.`));
  return [];
}

function readChoice<T extends string>(
  name: 'unspecified' | 'endpointType',
  raw: unknown,
  choices: readonly T[],
  problems: RequestProblem[],
): T | undefined {
  const found = choices.find((choice) => choice === raw);
  if (raw !== undefined && found === undefined)
    problems.push(error(name, `Write ${name} as ${choices.join(' or ')}.`));
  return found;
}

/** The members of a request as an object. */
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
 * Reads a request from an object: `principal`, `action`, `resource` and, as far as they matter, `resourceAccount`,
 * `context`, `unknownKeys`, `openKeys`, `completePrefixes`, `unspecified`, `managementAccount` and `endpointType`.
 */
export function readRequest(raw: unknown): ReadResult<Request> {
  if (!isObject(raw)) return { problems: [error('request', 'Write the request as an object.')] };
  const { action, resource, resourceAccount, managementAccount } = raw;
  const problems = [
    ...actionFormProblems(action),
    ...resourceFormProblems(resource),
    ...accountProblems('resourceAccount', resourceAccount),
    ...ownerProblems(resource, resourceAccount),
    ...accountProblems('managementAccount', managementAccount),
  ];
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
