// Whether a fix lets calls through: the policy that it makes, decided as the evaluator does.
import { WHOLE } from '#iam/access/testing/reference-and-policies.ts';
import { referenceFacts } from '#iam/decide/reference-facts.ts';
import type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { testedKeys } from '#iam/environment/prefill.ts';
import { tryCall } from '#iam/environment/try-call.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { toArray, type Statement } from '#iam/policy/policy.ts';
import { explainDenials } from '#deepseek/denials/explain/explain.ts';
import type { ExplainedDenial, StatementFix, TeamFix } from '#deepseek/denials/explain/explained.ts';
import { parseDenials } from '#deepseek/denials/parse/parse.ts';

/** Action and resource, and the caller where it is another than the refused one. */
export type FixedCall = readonly [action: string, resource: string, caller?: string];

const FACTS = referenceFacts(WHOLE);

export const explainText = (text: string): readonly ExplainedDenial[] =>
  explainDenials(parseDenials(text), {}, WHOLE, text);

type Placed = StatementFix | TeamFix;

const fixesFor = ({ fixes }: ExplainedDenial, layer: string): readonly Placed[] =>
  fixes.filter(
    (fix): fix is Placed => (fix.kind === 'statement' || fix.kind === 'team') && fix.layer === layer,
  );

/** A policy of a resource is of that resource; a key calls itself `*`. */
const onItself = (statement: Statement, { denial }: ExplainedDenial): Statement =>
  statement.Principal !== undefined && (statement.Resource ?? '*') === '*'
    ? { ...statement, Resource: denial.resource ?? '*' }
    : statement;

/** The policy once the fix is made, where it allowed nothing before, or denied everything. */
export function fixed(explained: readonly ExplainedDenial[], layer: string): readonly Statement[] {
  return explained.flatMap((each) =>
    fixesFor(each, layer).flatMap(({ statements, next, ...fix }) => {
      const exemption = fix.kind === 'team' ? fix.exemption : undefined;
      if (exemption)
        return [
          { Effect: 'Allow' as const, Action: '*', Resource: '*' },
          { Effect: 'Deny' as const, NotAction: exemption.actions, Resource: '*' },
          ...exemption.statements,
        ];
      return [...statements, ...next.flatMap((more) => more.statements)].map((one) => onItself(one, each));
    }),
  );
}

const roleOf = (caller: string): string =>
  caller
    .replace(/:sts:(:\d+):assumed-role\/([^/]+)\/.*/, ':iam:$1:role/$2')
    .replace('role/AWSReservedSSO', 'role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO');

export const textOf = (value: unknown): string => JSON.stringify(value ?? {});

/** Whether a statement is for the caller: by its principal, or by the subject of its token. */
function isFor({ Principal, Condition }: Statement, caller: string): boolean {
  if (Principal === undefined || Principal === '*') return true;
  const subject = /:sub":"([^"]+)"/.exec(textOf(Condition))?.[1];
  if (subject !== undefined) return subject === caller;
  const [, , , , account = '-'] = caller.split(':');
  return [caller, roleOf(caller), `:${account}:root`].some((name) => textOf(Principal).includes(`${name}"`));
}

const matches = (patterns: Statement['Action'], value: string): boolean =>
  toArray(patterns).some((pattern) => globMatches(pattern.toLowerCase(), value.toLowerCase()));

/** Whether the statements alone let the call through, whatever it sends. */
export function lets(policy: readonly Statement[], [action, resource, caller = '']: FixedCall): boolean {
  const own = policy
    .filter((statement) => isFor(statement, caller))
    .map(({ Principal: _principal, ...one }) => one);
  const isHalf =
    !caller.startsWith('arn:') ||
    action.startsWith('sts:') ||
    resource.split(':')[4] !== caller.split(':')[4];
  // A service, a token, and what another account has to allow too: the evaluator would ask for the other half.
  if (isHalf && own.every(({ Effect }) => Effect === 'Allow'))
    return own.some((one) => matches(one.Action, action) && matches(one.Resource, resource));
  const arn = roleOf(caller);
  const environment: PolicyEnvironment = {
    account: arn.split(':')[4]!,
    partition: arn.split(':')[1]!,
    policies: [],
    roles: [
      {
        id: 'fixed',
        title: '',
        name: '',
        arn,
        trust: undefined,
        permissions: [{ id: 'fixed', title: '', source: { Version: '2012-10-17', Statement: own } }],
        hasKitBoundary: false,
      },
    ],
  };
  const principal = arn.includes(':role/') ? { role: 'fixed' } : { caller: arn, permitted: 'fixed' };
  const call = { label: '', principal, action, resource, context: {} };
  const first = tryCall(environment, call, FACTS).outcome;
  const unknownKeys = first ? testedKeys(first, call) : [];
  const decision = tryCall(environment, { ...call, unknownKeys }, FACTS).outcome?.decision;
  return decision === 'allowed' || decision === 'depends';
}
