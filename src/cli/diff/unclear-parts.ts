// What nobody can compare in policies that differ: what a template leaves open, and what only sets something.
import { asList, isObject, own, type JsonValue } from '#iam/json/index.ts';
import { STATEMENT_ELEMENTS, type PolicyType } from '#iam/policy/index.ts';

const ACTION = /^(?:\*+|[a-z0-9-]+:[!-9;-~]+)$/i;

/** The parts of a statement that nobody can compare: what a template leaves open, and what is no policy language. */
function unclearParts(statement: JsonValue): readonly string[] {
  if (!isObject(statement)) return [String(statement)];
  const names = [own(statement, 'Action'), own(statement, 'NotAction')]
    .flatMap((each) => (each === undefined ? [] : asList(each)))
    .map(String);
  const [effect, condition = {}] = [own(statement, 'Effect'), own(statement, 'Condition')];
  const isCondition = isObject(condition) && Object.values(condition).every((each) => isObject(each));
  return [
    ...names.filter((name) => !ACTION.test(name)),
    ...(effect === 'Allow' || effect === 'Deny' ? [] : [String(effect)]),
    ...(isCondition ? [] : [JSON.stringify(condition)]),
    ...Object.keys(statement).filter((name) => !(STATEMENT_ELEMENTS as readonly string[]).includes(name)),
  ];
}

const unclearIn = (documents: readonly JsonValue[]): ReadonlyMap<string, readonly string[]> =>
  new Map(
    documents
      .flatMap((document) => asList(own(document, 'Statement') ?? []))
      .map((statement) => [JSON.stringify(statement), unclearParts(statement)]),
  );

/** What nobody can compare in statements that differ. */
export function unclearBetween(before: readonly JsonValue[], after: readonly JsonValue[]): readonly string[] {
  const [old, now] = [unclearIn(before), unclearIn(after)];
  const only = (one: typeof old, other: typeof old): readonly string[] =>
    [...one].flatMap(([statement, unclear]) => (other.has(statement) ? [] : unclear));
  // Only newer versions have variables.
  const [was, is] = [before, after].map((documents) => documents.map((each) => String(own(each, 'Version'))));
  const versions = was!.join() === is!.join() || !JSON.stringify(after).includes('${') ? [] : is!;
  return [...new Set([...only(old, now), ...only(now, old), ...(before.length > 0 ? versions : [])])];
}

/** Whether a policy of the type sets what services do, rather than who may do what. */
export const isSetting = (type: PolicyType): boolean => type === 'bedrock-policy' || type === 'ec2-policy';
