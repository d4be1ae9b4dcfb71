// The initial values of the request form: a call, the condition keys that matter for it, and likely values.
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { statementsIn, textsIn } from '#iam/policy/raw-policy.ts';
import { hasVariable } from '#iam/policy/variables.ts';
import type { ActionFacts } from '#iam/request/action-facts.ts';
import type { OpenCall } from '#iam/request/call.ts';
import { readQuickly } from '#iam/json/quick-json.ts';
import { isTlsKey } from './always-sent-keys.ts';
import type { PolicyEnvironment, EnvironmentDocument } from './policy-environment.ts';
import type { CallOutcome } from './try-call.ts';

/** Whether a condition tested the key without a known value. */
const isWithoutValue = (seen: unknown): boolean =>
  seen === 'absent' || seen === 'unknown' || seen === 'present';

/**
 * The keys that statements about this action and resource test and that the call does not give, in the order of the
 * statements.
 */
export function testedKeys(
  { reasons }: CallOutcome,
  { context, unknownKeys = [] }: OpenCall,
): readonly string[] {
  const given = new Set([...Object.keys(context), ...unknownKeys].map((key) => key.toLowerCase()));
  const found = new Map<string, string>();
  for (const { because, conditions } of reasons) {
    if (because.includes('action') || because.includes('resource')) continue;
    for (const { key, seen } of conditions) {
      const name = key.toLowerCase();
      if (!given.has(name) && !found.has(name) && (isWithoutValue(seen) || isTlsKey(key)))
        found.set(name, key);
    }
  }
  return [...found.values()];
}

export const documentsOf = ({ roles, policies }: PolicyEnvironment): readonly EnvironmentDocument[] => [
  ...roles.flatMap(({ trust, permissions }) => [...(trust ? [trust] : []), ...permissions]),
  ...policies.flatMap(({ documents }) => documents),
];

/** The statements of a document that is valid JSON. For suggestions only, never for decisions. */
export function statementsOf({ source }: EnvironmentDocument): readonly RawObject[] {
  return statementsIn(typeof source === 'string' ? readQuickly(source) : source);
}

const isLiteral = (text: string): boolean => !hasWildcard(text) && !hasVariable(text);

export interface LikelyValues {
  /** ARNs without wildcards, those of expected calls first. */
  readonly arns: readonly string[];
  /** Values by condition key in lower case. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Callers that trust and resource policies name, and those of expected calls. */
  readonly callers: readonly string[];
}

/** An ARN that matches the pattern; empty if none can be made up. */
const exampleArn = (pattern: string): string =>
  pattern.startsWith('arn:') && !hasVariable(pattern)
    ? pattern.replaceAll('*', 'example').replaceAll('?', 'x')
    : '';

/** The ARNs, values and callers that documents and expectations name. */
export function likelyValues(
  environment: PolicyEnvironment,
  expectations: readonly Expectation[],
): LikelyValues {
  const statements = documentsOf(environment).flatMap(statementsOf);
  const values = new Map<string, Set<string>>();
  const add = (key: string, value: unknown): void => {
    const known = values.get(key.toLowerCase()) ?? new Set();
    for (const text of textsIn(value)) if (isLiteral(text)) known.add(text);
    values.set(key.toLowerCase(), known);
  };
  for (const { expect, context } of expectations)
    if (expect === 'allowed') for (const [key, value] of Object.entries(context)) add(key, value);
  for (const { Condition } of statements) {
    for (const keys of isObject(Condition) ? Object.values(Condition) : [])
      for (const [key, value] of isObject(keys) ? Object.entries(keys) : []) add(key, value);
  }
  const resources = statements.flatMap(({ Resource }) => textsIn(Resource));
  const principals = statements.flatMap(({ Principal }) =>
    isObject(Principal) ? Object.values(Principal).flatMap(textsIn) : [],
  );
  const callers = expectations.flatMap(({ principal }) =>
    'caller' in principal ? [callerText(principal.caller)] : [],
  );
  const arns = [
    ...expectations.filter(({ expect }) => expect === 'allowed').map(({ resource }) => resource),
    ...resources.filter(isLiteral),
    ...environment.roles.flatMap(({ arn }) => arn ?? []),
    ...resources.filter((text) => !isLiteral(text)).map(exampleArn),
  ].filter((text) => text.startsWith('arn:'));
  return {
    arns: [...new Set(arns)],
    values: Object.fromEntries([...values].map(([key, set]) => [key, [...set]])),
    callers: [...new Set([...principals.filter((text) => text !== '*' && isLiteral(text)), ...callers])],
  };
}

/** A caller as written in the form. */
export function callerText(caller: Extract<OpenCall['principal'], { caller: unknown }>['caller']): string {
  if (typeof caller === 'string') return caller;
  return caller.kind === 'role-session' ? caller.roleArn : caller.provider;
}

/** Whether the ARN may be of the type with this pattern: the same service, and a resource that begins the same. */
function isOfKind(text: string, pattern: string): boolean {
  const arn = parseArn(text);
  const kind = parseArn(pattern);
  if (!arn || !kind) return false;
  const before = kind.resource.split('${')[0] ?? '';
  const hasSlash = kind.resource.includes('/');
  return (
    arn.service === kind.service &&
    arn.resource.startsWith(before) &&
    (before !== '' || hasSlash === arn.resource.includes('/'))
  );
}

/** The ARNs that the action can act on; all of them while the action is unknown. */
export function arnsFor(arns: readonly string[], action: ActionFacts | undefined): readonly string[] {
  if (!action) return arns;
  if (action.resources.length === 0) return ['*'];
  const kinds = action.resources.flatMap(({ arn }) => arn.split(/,\s*/));
  return arns.filter((arn) => kinds.some((kind) => isOfKind(arn, kind)));
}

/** The first call where there are no expectations: the action and resource of the first statement. */
function firstCall(environment: PolicyEnvironment): OpenCall {
  const [role] = environment.roles;
  const { arns } = likelyValues(environment, []);
  if (role?.trust && role.permissions.length === 0)
    return {
      label: '',
      principal: { caller: environment.account },
      action: 'sts:AssumeRole',
      resource: role.arn ?? '*',
      context: {},
    };
  const source = role ? role.permissions : environment.policies.flatMap(({ documents }) => documents);
  const actions = source.flatMap(statementsOf).flatMap(({ Action }) => textsIn(Action));
  const action = actions.find((each) => isLiteral(each) && each.includes(':')) ?? 's3:GetObject';
  const prefix = action.split(':')[0] ?? '';
  return {
    label: '',
    principal: role ? { role: role.id } : { caller: environment.account },
    action,
    resource: arns.find((arn) => parseArn(arn)?.service === prefix) ?? '*',
    context: {},
  };
}

/** The call that the form starts with: the first that must be allowed. */
export function initialCall(environment: PolicyEnvironment, expectations: readonly Expectation[]): OpenCall {
  const first = expectations.find(({ expect }) => expect === 'allowed') ?? expectations[0];
  return first ? callOf(first) : firstCall(environment);
}

/** The call of an expectation. */
export function callOf({
  id: _id,
  expect: _expect,
  difference: _difference,
  ...call
}: Expectation): OpenCall {
  return call;
}

/** Whether the environment still has the role of the call: answers may have changed since it was written. */
export function hasRoleOf({ roles }: PolicyEnvironment, { principal }: OpenCall): boolean {
  const id = 'role' in principal ? principal.role : principal.permitted;
  return id === undefined || roles.some((role) => role.id === id);
}

/** The call without empty values: they are not sent. */
export function withoutEmptyFields(call: OpenCall): OpenCall {
  const given = Object.entries(call.context).flatMap(([key, value]) => {
    const values = typeof value === 'string' ? value : value.filter((each) => each !== '');
    return values.length === 0 ? [] : [[key, values] as const];
  });
  const { resourceAccount, ...rest } = call;
  return {
    ...rest,
    ...(resourceAccount ? { resourceAccount } : {}),
    context: Object.fromEntries(given),
  };
}
