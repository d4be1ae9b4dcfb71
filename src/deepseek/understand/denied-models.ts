// Policies that deny models → which models, whom they leave alone, and what no policy here says.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { asList, isObject, own, type JsonValue } from '#iam/json/json-value.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { WHO_IS_DENIED } from './vocabulary/governance-words.ts';

/** What a policy says that is for a person to decide, by the word of the policy that says it. */
interface DeniedQuestion {
  readonly word: string;
  readonly field: FieldId;
  readonly message: string;
}

interface ModelDenial {
  readonly scenario: 'deny-deepseek' | 'approve-models';
  readonly values: FieldValues;
  readonly questions: readonly DeniedQuestion[];
}

const CALL = 'bedrock:invokemodel';
/** Also those of models that AWS adds later. */
const NEXT_MODEL = 'deepseek.next';
const MODEL = /:(?:foundation-model|inference-profile)\/(?:(?:[a-z]+|\*)\.(?=deepseek))?(.+)$/;
const REGION = /^arn:[^:]*:bedrock:([^:]*):/;
const ROLE = /^arn:[^:]+:iam::[^:]+:role\/./;
const LEAVES_ALONE = /^(?:arn|string)not(?:like|equals)(?:ifexists|ignorecase)?$/i;

const whoIs = (word: string): DeniedQuestion => ({
  word,
  field: WHO_IS_DENIED.field,
  message: WHO_IS_DENIED.question,
});

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

/** The roles that a statement leaves alone, and the words that limit it in other ways. */
function limitsOf(statement: JsonValue): { roles: readonly string[]; questions: readonly DeniedQuestion[] } {
  const roles: string[] = [];
  const questions: DeniedQuestion[] = [];
  const who = (word: string): void => void questions.push(whoIs(word));
  const where = (word: string): void =>
    void questions.push({
      word,
      field: 'scpExemptRoles',
      message: `The policy made here denies without the limit by “${word}”: is that meant?`,
    });
  const condition = own(statement, 'Condition');
  for (const [operator, keys] of Object.entries(isObject(condition) ? condition : {}))
    for (const [key, value] of Object.entries(isObject(keys) ? keys : {})) {
      const names = asList(value).map(String);
      const ofRoles = names.filter((name) => ROLE.test(name));
      if (!/^aws:principalarn$/i.test(key)) (/^aws:(?:principal|user)/i.test(key) ? who : where)(key);
      else if (LEAVES_ALONE.test(operator) && ofRoles.length === names.length) roles.push(...ofRoles);
      else who(key);
    }
  if (own(statement, 'NotPrincipal') !== undefined) who('NotPrincipal');
  const principal = own(statement, 'Principal');
  if (principal !== undefined && principal !== '*' && own(principal, 'AWS') !== '*') who('Principal');
  for (const arn of textsOf(statement, 'Resource')) {
    const region = REGION.exec(arn)?.[1];
    if (region !== undefined && !region.includes('*')) where(arn);
  }
  return { roles, questions };
}

/** What the policies deny; undefined where they deny no models, or allow only some. */
export function deniedModelsIn(documents: readonly JsonValue[]): ModelDenial | undefined {
  const statements = documents.flatMap(statementsOf);
  const denials = statements.filter(deniesModels);
  if (denials.length === 0 || !statements.every(allowsAll)) return undefined;
  const isOfRole = statements.some((each) => !isDeny(each) && !textsOf(each, 'Action').includes('*'));
  const limits = denials.map(limitsOf);
  const [first] = limits;
  const roles = first?.roles.filter((role) => limits.every((each) => each.roles.includes(role))) ?? [];
  const others = limits.flatMap((each) => each.roles).filter((role) => !roles.includes(role));
  const questions = [
    ...limits.flatMap((each) => each.questions),
    ...[...others, ...(isOfRole ? ['Allow'] : [])].map(whoIs),
  ];
  const exempt = roles.length > 0 ? { scpExemptRoles: roles } : {};
  const approving = denials.filter((statement) => own(statement, 'NotResource') !== undefined);
  if (approving.length > 0) {
    const named = approving.flatMap(patternsIn).filter((each) => !/^(?:deepseek|\*)/.test(each));
    const otherModels = named.filter((each) => !each.includes('*'));
    const open = named
      .filter((each) => each.includes('*'))
      .map((word) => ({
        word,
        field: 'otherModels' as const,
        message: `Which models of “${word}” stay allowed? Only those that are named do.`,
      }));
    return {
      scenario: 'approve-models',
      values: {
        approvedModels: modelsOf(approving),
        ...(otherModels.length > 0 && { otherModels }),
        ...exempt,
      },
      questions: [...questions, ...open],
    };
  }
  const models = modelsOf(denials);
  const isAll = denials.flatMap(patternsIn).some((each) => globMatches(each, NEXT_MODEL));
  if (!isAll && models.length === 0) return undefined;
  return {
    scenario: 'deny-deepseek',
    values: { ...(isAll ? { denyScope: 'all' } : { denyScope: 'some', deniedModels: models }), ...exempt },
    questions,
  };
}
