// A statement in the same text as the message that would allow the call, but for a condition that the call does not meet.
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

/** The environment of a role that has this statement alone. */
function environmentOf(statement: RawObject, arn: string): PolicyEnvironment {
  const { account = '', partition = 'aws' } = parseArn(arn) ?? {};
  const source = { Version: '2012-10-17', Statement: [statement] };
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

/** The condition, as JSON, where only its known keys keep the call from being allowed; undefined where there is none. */
export function unmetCondition(denial: Denial, text: string, reference: Reference): string | undefined {
  const { action, resource, principalArn, explicit, layer, context } = denial;
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
  const facts = referenceFacts(reference);
  const decisionOf = (statement: RawObject): string | undefined => {
    const environment = environmentOf(statement, principalArn);
    const call = { label: '', principal: { role: ROLE }, action, resource, context };
    const first = tryCall(environment, call, facts).outcome;
    const unknownKeys = first ? testedKeys(first, call) : [];
    return tryCall(environment, { ...call, unknownKeys }, facts).outcome?.decision;
  };
  const unmet = statements.find(
    ({ Condition: _condition, ...open }, index) =>
      decisionOf(statements[index]!) === 'implicitlyDenied' && decisionOf(open) === 'allowed',
  );
  return unmet && show(JSON.stringify(unmet['Condition']));
}
