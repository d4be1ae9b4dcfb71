// Policies that deny models → which models, whom they leave alone, and what no policy here says.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { asList, isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';

interface ModelDenial {
  readonly scenario: 'deny-deepseek' | 'approve-models';
  readonly values: FieldValues;
  /** Words of the policies that say whom, where or what they leave alone, and no answer does. */
  readonly limits: readonly string[];
}

const CALL = 'bedrock:invokemodel';
/** Also those of models that AWS adds later. */
const NEXT_MODEL = 'deepseek.next';
const MODEL = /:(?:foundation-model|inference-profile)\/(?:(?:[a-z]+|\*)\.(?=deepseek))?(.+)$/;
const IN_REGION = /^arn:[^:]*:bedrock:[a-z\d-]+:/;
const ROLE = /^arn:[^:]+:iam::[^:]+:role\/./;
const LEAVES_ALONE = /^(?:arn|string)not(?:like|equals)(?:ifexists|ignorecase)?$/i;

const textsOf = (statement: JsonValue, name: string): readonly string[] =>
  asList(own(statement, name) ?? []).filter((each) => typeof each === 'string');

export const statementsOf = (document: JsonValue): readonly JsonValue[] =>
  asList(own(document, 'Statement') ?? []).filter(isObject);

const isDeny = (statement: JsonValue): boolean => own(statement, 'Effect') === 'Deny';

/** What is said of every service is about no model. */
const ofCalls = (action: string): boolean => action !== '*' && globMatches(action.toLowerCase(), CALL);

const patternsIn = (statement: JsonValue): readonly string[] =>
  [...textsOf(statement, 'Resource'), ...textsOf(statement, 'NotResource')].flatMap((arn) =>
    arn === '*' ? arn : (MODEL.exec(arn)?.[1] ?? []),
  );

/** Whether a statement denies calls of models that it names. */
export const deniesModels = (statement: JsonValue): boolean =>
  isDeny(statement) &&
  (textsOf(statement, 'Action').some(ofCalls) ||
    (own(statement, 'NotAction') !== undefined && !textsOf(statement, 'NotAction').some(ofCalls))) &&
  patternsIn(statement).length > 0;

const modelsOf = (statements: readonly JsonValue[]): readonly string[] => {
  const patterns = statements.flatMap(patternsIn);
  return MODELS.filter(({ runtimeId }) => patterns.some((each) => globMatches(each, runtimeId))).map(
    ({ id }) => id,
  );
};

/** A Deny without a condition of a model that another statement allows. */
export const deniesAllowed = (statement: JsonValue, others: readonly JsonValue[]): boolean => {
  if (
    !deniesModels(statement) ||
    ['Condition', 'NotResource'].some((name) => own(statement, name) !== undefined)
  )
    return false;
  const allowed = modelsOf(others.filter((each) => !isDeny(each)));
  return modelsOf([statement]).some((id) => allowed.includes(id));
};

/** As in a policy of an organization: all is allowed that is not denied. */
const allowsAll = (statement: JsonValue): boolean =>
  isDeny(statement) ||
  (textsOf(statement, 'Resource').includes('*') && own(statement, 'Condition') === undefined);

/** Each key of the conditions of a statement, with its operator and values. */
const conditionsOf = (
  statement: JsonValue,
): readonly (readonly [operator: string, key: string, names: readonly string[]])[] =>
  Object.entries(own(statement, 'Condition') ?? {}).flatMap(
    ([operator, keys]: readonly [string, JsonValue]) =>
      Object.entries(isObject(keys) ? keys : {}).map(
        ([key, value]) => [operator, key, asList(value).map(String)] as const,
      ),
  );

/** The roles that a statement leaves alone, and the words that limit it in other ways. */
function limitsOf(statement: JsonValue): {
  readonly roles: readonly string[];
  readonly limits: readonly string[];
} {
  const conditions = conditionsOf(statement);
  const exempting = conditions.filter(
    ([operator, key, names]) =>
      LEAVES_ALONE.test(operator) &&
      /^aws:principalarn$/i.test(key) &&
      names.every((name) => ROLE.test(name)),
  );
  const principal = own(statement, 'Principal') ?? '*';
  return {
    roles: exempting.flatMap(([, , names]) => names),
    limits: [
      ...conditions.filter((each) => !exempting.includes(each)).map(([, key]) => key),
      ...(own(statement, 'NotPrincipal') === undefined ? [] : ['NotPrincipal']),
      ...(principal === '*' || own(principal, 'AWS') === '*' ? [] : ['Principal']),
      ...textsOf(statement, 'Resource').filter((arn) => IN_REGION.test(arn)),
    ],
  };
}

/** What the policies deny; undefined where they deny no models, or allow only some. */
export function deniedModelsIn(documents: readonly JsonValue[]): ModelDenial | undefined {
  const statements = documents
    .map(statementsOf)
    .filter((each) => each.every(allowsAll))
    .flat();
  const denials = statements.filter(deniesModels);
  const isOfRole = statements.some((each) => !isDeny(each) && !textsOf(each, 'Action').includes('*'));
  const found = denials.map(limitsOf);
  const all = found.flatMap(({ roles }) => roles);
  const roles = [...new Set(all)].filter((role) => found.every((each) => each.roles.includes(role)));
  const approving = denials.filter((statement) => own(statement, 'NotResource') !== undefined);
  const others = approving.flatMap(patternsIn).filter((each) => !/^(?:deepseek|\*)/.test(each));
  const limits = [
    ...found.flatMap((each) => each.limits),
    ...all.filter((role) => !roles.includes(role)),
    ...(isOfRole ? ['Allow'] : []),
    ...others.filter((each) => each.includes('*')),
  ];
  const exempt = roles.length > 0 && { scpExemptRoles: roles };
  const otherModels = others.filter((each) => !each.includes('*'));
  if (approving.length > 0) {
    const approvedModels = modelsOf(approving);
    const values = { approvedModels, ...(otherModels.length > 0 && { otherModels }), ...exempt };
    return { scenario: 'approve-models', values, limits };
  }
  const deniedModels = modelsOf(denials);
  const isAll = denials.flatMap(patternsIn).some((each) => globMatches(each, NEXT_MODEL));
  if (!isAll && deniedModels.length === 0) return undefined;
  const scope = isAll ? { denyScope: 'all' } : { denyScope: 'some', deniedModels };
  return { scenario: 'deny-deepseek', values: { ...scope, ...exempt }, limits };
}
