// A statement in the same text as the message that would allow the call, but for a condition that the call does not meet.
import type { Denial } from '#deepseek/denials/denial.ts';
import { referenceFacts } from '#iam/decide/reference-facts.ts';
import type { PolicyEnvironment } from '#iam/environment/policy-environment.ts';
import { testedKeys } from '#iam/environment/prefill.ts';
import { tryCall } from '#iam/environment/try-call.ts';
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import { validJson } from '#iam/json/quick-json.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { show } from '#iam/text/quote.ts';

/** More are no statements that somebody pasted next to a message. */
const MOST = 20;
/** Longer is no statement with a condition, in UTF-16 code units. */
const LONGEST = 4000;

/** The object around a place in a text, if it is valid JSON. */
function objectAround(text: string, place: number): unknown {
  let depth = 0;
  for (let start = place; start >= Math.max(0, place - LONGEST); start -= 1) {
    if (text[start] === '}') depth += 1;
    if (text[start] !== '{') continue;
    depth -= 1;
    if (depth >= 0) continue;
    for (
      let end = text.indexOf('}', place);
      end !== -1 && end < start + LONGEST;
      end = text.indexOf('}', end + 1)
    ) {
      const value = validJson(text.slice(start, end + 1));
      if (value !== undefined) return value;
    }
    return undefined;
  }
  return undefined;
}

/** The statements of the text that allow something under conditions. */
const conditionalIn = (text: string): readonly RawObject[] =>
  Array.from(text.matchAll(/"Effect"\s{0,5}:\s{0,5}"Allow"/g))
    .slice(0, MOST)
    .map(({ index }) => objectAround(text, index))
    .filter((value) => isObject(value))
    .filter(({ Condition, Principal }) => isObject(Condition) && Principal === undefined);

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
