// Statements in the same text as the message: one that would allow the call, but for a condition that it does not meet, and
// Denies that may have refused it.
import type { Denial } from '#deepseek/denials/denial.ts';
import { referenceFacts } from '#iam/decide/reference-facts.ts';
import type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { testedKeys } from '#iam/environment/prefill.ts';
import { tryCall } from '#iam/environment/try-call.ts';
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { show } from '#iam/text/quote.ts';
import { pastedStatements } from './pasted-statements.ts';

/** The statements of the text that allow something under conditions. */
const conditionalIn = (text: string): readonly RawObject[] =>
  pastedStatements(text, 'Allow').filter(
    ({ Condition, Principal }) => isObject(Condition) && Principal === undefined,
  );

/** The environment of a role that has these statements alone. */
function environmentOf(statements: readonly RawObject[], arn: string): PolicyEnvironment {
  const { account = '', partition = 'aws' } = parseArn(arn) ?? {};
  const source = { Version: '2012-10-17', Statement: statements };
  return {
    account,
    partition,
    policies: [],
    roles: [
      {
        id: ROLE,
        title: '',
        name: '',
        arn,
        trust: undefined,
        permissions: [{ id: ROLE, title: '', source }],
        hasKitBoundary: false,
      },
    ],
  };
}

const ROLE = 'pasted';

type CallOf = (statements: readonly RawObject[]) => string | undefined;

/** How a role with these statements alone decides the call, with the keys open that nobody knows. */
function decidedFor(
  { context }: Denial,
  action: string,
  resource: string,
  arn: string,
  reference: Reference,
): CallOf {
  const facts = referenceFacts(reference);
  return (statements) => {
    const environment = environmentOf(statements, arn);
    const call = { label: '', principal: { role: ROLE }, action, resource, context };
    const first = tryCall(environment, call, facts).outcome;
    const unknownKeys = first ? testedKeys(first, call) : [];
    return tryCall(environment, { ...call, unknownKeys }, facts).outcome?.decision;
  };
}

/** Whether a Deny that stands next to the message may be the one that refused. */
export function mayDeny(statement: RawObject, denial: Denial, reference: Reference): boolean {
  const { action, resource, principalArn, layer } = denial;
  if (action === undefined || resource === undefined || principalArn === undefined) return false;
  const { Principal, ...own } = statement;
  if (Principal !== undefined && layer !== 'resource' && layer !== 'rcp' && layer !== 'endpoint')
    return false;
  const all = { Effect: 'Allow', Action: '*', Resource: '*' };
  const decision = decidedFor(denial, action, resource, principalArn, reference)([all, own]);
  return decision !== undefined && decision !== 'allowed';
}

/** The condition, as JSON, where only its known keys keep the call from being allowed; undefined where there is none. */
export function unmetCondition(denial: Denial, text: string, reference: Reference): string | undefined {
  const { action, resource, principalArn, explicit, layer } = denial;
  const isOwn = layer === 'identity' || layer === 'unknown';
  if (
    !isOwn ||
    explicit === true ||
    action === undefined ||
    resource === undefined ||
    principalArn === undefined
  )
    return undefined;
  const statements = conditionalIn(text);
  if (statements.length === 0) return undefined;
  const decisionOf = decidedFor(denial, action, resource, principalArn, reference);
  const unmet = statements.find(
    ({ Condition: _condition, ...open }, index) =>
      decisionOf([statements[index]!]) === 'implicitlyDenied' && decisionOf([open]) === 'allowed',
  );
  return unmet && show(JSON.stringify(unmet['Condition']));
}
