// The answers that the parts of a sentence state for one scenario.
import type { Answers, FieldValues } from '#deepseek/answers/answers.ts';
import { askedOfDeployer } from '#deepseek/answers/deployer.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import { isFieldId, type FieldId } from '#deepseek/answers/fields/fields.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import { deployersOf } from '#deepseek/catalog/deployers.ts';
import type { ScenarioId, ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { late } from './late-parts.ts';
import { withAttitudes } from './model-attitudes.ts';
import type { StatedPart } from './sentence-part.ts';

/** A part, and one of the answers it states. */
export interface StatedAnswer {
  readonly part: StatedPart;
  readonly field: FieldId;
  readonly value: FieldValue;
}

/** What is called, in these scenarios, is no caller. */
export const CALLED: { readonly [K in ScenarioId]?: EntityId } = {
  'invoke-agentcore': 'agentcore',
  quotas: 'ec2',
};

/** “Assumes the role” means many: another word says which. */
const MANY = 3;

function exactly(named: readonly StatedAnswer[]): readonly StatedAnswer[] {
  const exact = named.filter(({ part }) => part.entities.length < MANY);
  return exact.length > 0 ? exact : named;
}

function entityStatement(parts: readonly StatedPart[], scenario: ScenarioRow): StatedAnswer | undefined {
  const offered: readonly string[] = scenario.entities;
  if (offered.length < 2) return undefined;
  const named = parts.flatMap((part) =>
    part.entities
      .filter((id) => offered.includes(id) && id !== CALLED[scenario.id])
      .map((value): StatedAnswer => ({ part, field: 'entity', value })),
  );
  const stated = exactly(named);
  // “EKS” alone does not say which of two.
  if (
    offered.every((id) => stated[0]?.part.entities.some((each) => each === id)) &&
    !named.some(({ part }) => part.entities.length === 1)
  )
    return undefined;
  // "An EKS pod with IRSA": one word can mean two trusted entities, and another says which.
  const [first] = stated;
  const exact = stated.find(
    ({ part, value }) =>
      part.entities.length === 1 &&
      first !== undefined &&
      first.part.entities.length > 1 &&
      first.part.entities.some((id) => id === value),
  );
  return exact ?? first;
}

/** One answer that stands in several places is stated once. */
function once(statements: readonly StatedAnswer[]): readonly StatedAnswer[] {
  const seen = new Set<string>();
  return statements.filter(({ field, value }) => {
    const key = `${field} ${JSON.stringify(value)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What a word says of one thing is said of another where that is not asked for: KMS encrypts the model, where nothing else is encrypted. */
const OTHERWISE: Readonly<Record<string, FieldId>> = {
  weightsEncryption: 'modelEncryption',
  executionRoleName: 'roleName',
};

function otherwise(
  field: string,
  value: unknown,
  fields: readonly string[],
  parts: readonly StatedPart[],
): readonly string[] {
  const other = OTHERWISE[field];
  if (other === undefined || value === 's3' || fields.includes(field)) return [];
  return parts.some(({ answers }) => answers[other] !== undefined) ? [] : [other];
}

/** "Role", "boundary" and "session" without more are those of the role itself. */
const OF_THE_ROLE: ReadonlySet<string> = new Set(['roleName', 'boundary', 'sessionDuration']);

/** What is said of a trusted entity is said of the deployer where the role itself has another one. */
function ofDeployer(field: string): readonly string[] {
  const asked = OF_THE_ROLE.has(field) ? field : askedOfDeployer(field);
  return asked === field ? [] : [asked];
}

/** What one word says of another account is said of the role’s own where no other is asked for. */
const OF_ANOTHER: Readonly<Record<string, FieldId>> = {
  account: 'modelAccount',
  roleName: 'modelRoleName',
  appFiles: 'asyncInput',
};

function isOfAnother(field: string, { answers }: StatedPart, fields: readonly string[]): boolean {
  const other = OF_ANOTHER[field];
  return other !== undefined && answers[other] !== undefined && fields.includes(other);
}

function statementsOf(parts: readonly StatedPart[], { id, fields }: ScenarioRow): readonly StatedAnswer[] {
  const joined = parts.flatMap((part): readonly StatedAnswer[] => {
    const task = part.joins[id];
    return task === undefined ? [] : [{ part, field: 'also', value: [task] }];
  });
  const stated = parts.flatMap((part) =>
    Object.entries(part.answers).flatMap(([stated, value]): readonly StatedAnswer[] =>
      [stated, ...ofDeployer(stated), ...otherwise(stated, value, fields, parts)].flatMap((field) =>
        isFieldId(field) && value !== undefined && !isOfAnother(field, part, fields)
          ? [{ part, field, value }]
          : [],
      ),
    ),
  );
  return once([...joined, ...stated]);
}

const only = (statements: readonly StatedAnswer[], field: FieldId): string | undefined => {
  const [value, ...more] = new Set(statements.flatMap((each) => (each.field === field ? each.value : [])));
  return more.length === 0 && typeof value === 'string' ? value : undefined;
};

/** A cluster by its ARN, where its name, its Region and its account are stated. https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html */
function clusterStatement(statements: readonly StatedAnswer[]): readonly StatedAnswer[] {
  const named = statements.find(({ field }) => field === 'eksClusterName');
  const [region, account] = [only(statements, 'regions'), only(statements, 'account')];
  if (!named || region === undefined || account === undefined) return [];
  if (statements.some(({ field }) => field === 'clusters')) return [];
  const partition = partitionOfRegion(region)?.id ?? 'aws';
  const arn = `arn:${partition}:eks:${region}:${account}:cluster/${String(named.value)}`;
  return [{ part: named.part, field: 'clusters', value: [arn] }];
}

const merged = (old: FieldValue | undefined, value: FieldValue): FieldValue =>
  Array.isArray(old) && Array.isArray(value) ? [...new Set([...old, ...value])] : value;

/** The trusted entity, and how a model is served: “asynchronous, scales to zero” needs no inference component. */
const DECIDING: ReadonlySet<string> = new Set(['entity', 'inferenceOption']);

/** Asked only where somebody states it. */
const ONCE_STATED: ReadonlySet<string> = new Set(['appFiles']);

const mayState = (view: AnswersView, field: FieldId): boolean =>
  view.asks(field) || (ONCE_STATED.has(field) && view.scenarios.some(({ fields }) => fields.includes(field)));

/** Whether the deployer can be whom a sentence names: a state machine does not run everything. */
const isOpen = (view: AnswersView, { field, value }: StatedAnswer): boolean =>
  field !== 'deployer' || deployersOf(view.scenario.id).some(({ id }) => id === value);

/** Takes the statements whose question is asked, again and again: some are only asked once others are answered. */
function applyStatements(
  start: Answers,
  statements: readonly StatedAnswer[],
): { answers: Answers; taken: readonly StatedAnswer[] } {
  let values: FieldValues = start.values;
  // What decides which questions are asked comes first. What is said to be comes last and so counts more
  // than what is said not to be: "from our office, not through an endpoint".
  const rank = ({ part, field }: StatedAnswer): number =>
    DECIDING.has(field) ? 0 : part.isByTheWay ? 1 : part.negated ? 2 : 3;
  const inOrder = statements.toSorted((a, b) => rank(a) - rank(b));
  const taken = new Set<StatedAnswer>();
  for (let more = true; more;) {
    more = false;
    let view = viewOf({ ...start, values });
    for (const statement of inOrder) {
      if (taken.has(statement) || !mayState(view, statement.field) || !isOpen(view, statement)) continue;
      taken.add(statement);
      values = { ...values, [statement.field]: merged(values[statement.field], statement.value) };
      if (DECIDING.has(statement.field)) view = viewOf({ ...start, values });
      more = true;
    }
  }
  const holds = (statement: StatedAnswer): boolean =>
    taken.has(statement) && (Array.isArray(statement.value) || values[statement.field] === statement.value);
  return {
    answers: { ...start, values },
    taken: statements.filter(holds),
  };
}

/** Of several Regions, one may be where the caller runs. */
function placed(text: string, parts: readonly StatedPart[], { fields }: ScenarioRow): readonly StatedPart[] {
  const isOne = new Set(parts.flatMap(({ region }) => region ?? [])).size < 2;
  return (!isOne && fields.includes('elsewhere') && late('callers')?.placeRegions(text, parts)) || parts;
}

/** The answers for a scenario, after those `given`, and what each was read from; `also` are tasks that the role does besides. */
export function stateAnswers(
  text: string,
  found: readonly StatedPart[],
  scenario: ScenarioRow,
  also: readonly StatedAnswer[] = [],
  given: FieldValues = {},
): {
  answers: Answers;
  taken: readonly StatedAnswer[];
  /** Also those that the scenario has no question for, or that another took the place of. */
  statements: readonly StatedAnswer[];
} {
  const parts = withAttitudes(text, placed(text, found, scenario));
  const entity = entityStatement(parts, scenario);
  const own = statementsOf(parts, scenario);
  const statements = [...(entity ? [entity] : []), ...also, ...own, ...clusterStatement(own)];
  return { ...applyStatements({ scenario: scenario.id, values: given }, statements), statements };
}
