// Tightens a policy that is broader than its task: what the wizard makes for the task, no wider than the policy was.
import { matrix, type Matrix } from '#iam/access/matrix/matrix.ts';
import { allowedIn } from '#iam/access/matrix/counts.ts';
import { risksByAction, risksIn } from '#iam/access/matrix/risks.ts';
import { type Answers, setAnswer } from '#deepseek/answers/answers.ts';
import { type FieldId, fieldOf } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { print } from '#iam/policy/print.ts';
import type { AccessLevel } from '#iam/reference/files.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { documentValue } from '#iam/environment/policy-environment.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { readBroadPolicy, type BroadPolicy, type PolicyToTighten } from './broad-policy.ts';
import { narrow, type Added } from './narrow.ts';
import { isSampleCompared, withoutSamples, withPatterns } from './samples.ts';
import { startFor } from './task-start.ts';
import { statedFit } from './stated-values.ts';
import { runSteps } from './steps.ts';
import { missingOf, type TaskFit } from './task-fit.ts';
import { LEVELS, riskOf, worstFirst, type Level, type LostAction } from './what-stops.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { RoleKit } from '#deepseek/compose/role-kit.ts';
import { acceptedValues, exampleOf } from '#deepseek/recognize/candidate-values.ts';

/** An account that no placeholder is. */
const OTHER_ACCOUNT = '444455556666';

/** The permissions of these roles as text. */
const permissionsIn = (kit: RoleKit, ids: readonly string[]): string =>
  JSON.stringify(
    kit.roles
      .filter(({ id }) => ids.includes(id))
      .map(({ permissions }) => permissions.map(({ document }) => document.Statement)),
  );

/** The last letter or digit in another way: a placeholder may be the question’s own example. */
const varied = (text: string): string =>
  text.replace(/[a-z\d](?=[^a-z\d]*$)/i, (last) => (last === '1' ? '2' : '1'));

/** The answers with others for a question. */
function answered(answers: Answers, id: FieldId): readonly Answers[] {
  const view = viewOf(answers);
  const examples = id === 'account' ? [OTHER_ACCOUNT] : exampleOf(id, view);
  return [...examples, ...acceptedValues(id, examples.map(varied), view)].map((example) =>
    setAnswer(answers, id, fieldOf(id).kind === 'list' ? [example] : example),
  );
}

/** Those whose answer changes the permissions. */
function openQuestions({ answers, kit, holders }: TaskFit): readonly FieldId[] {
  const ids = holders.map(({ role }) => role.id);
  const now = permissionsIn(kit, ids);
  return kit.placeholders.filter((id) =>
    answered(answers, id).some((other) => permissionsIn(compose(other), ids) !== now),
  );
}

export type { PolicyToTighten } from './broad-policy.ts';
export type { Added } from './narrow.ts';
export type { Level, LossRisk, LostAction } from './what-stops.ts';

/** What policies allow, in numbers of actions. */
export interface AllowedCounts {
  readonly actions: number;
  /** Those of them that are allowed on everything. */
  readonly onEverything: number;
  readonly levels: Readonly<Record<Level, number>>;
}

export interface TightDocument {
  /** That of the kit's document. */
  readonly id: string;
  /** "Permissions policy" */
  readonly title: string;
  /** "App role" */
  readonly role: string;
  readonly text: string;
  /** Whether it is what the wizard composes; else it keeps conditions or denials of the pasted policy. */
  readonly isComposed: boolean;
}

export interface Tightened {
  readonly scenario: ScenarioId;
  /** What the pasted policy states is in them; the rest is assumed. */
  readonly answers: Answers;
  readonly before: AllowedCounts;
  readonly after: AllowedCounts;
  /** Actions that stay allowed, perhaps on fewer resources, sorted. */
  readonly kept: readonly string[];
  /** Worst first. */
  readonly lost: readonly LostAction[];
  /** What the task needs and the pasted policy does not allow; empty where it fits. */
  readonly added: readonly Added[];
  readonly documents: readonly TightDocument[];
  /** Questions whose answers these documents still need. */
  readonly open: readonly FieldId[];
}

const LEVEL_OF: Readonly<Record<AccessLevel, Level>> = {
  List: 'list',
  Read: 'read',
  Write: 'write',
  'Permissions management': 'permissions',
  Tagging: 'tagging',
};

const levelOf = (level: AccessLevel | undefined): Level | undefined => level && LEVEL_OF[level];

const rowsOf = ({ services }: Matrix) =>
  services.flatMap(({ prefix, actions }) =>
    actions.map(({ name, level }) => ({ action: `${prefix}:${name}`, level: levelOf(level) })),
  );

function countsOf(found: Matrix): AllowedCounts {
  const rows = rowsOf(found);
  const count = (level: Level) => rows.filter((row) => row.level === level).length;
  return {
    actions: allowedIn(found.counts),
    onEverything: found.counts.all,
    levels: Object.fromEntries(LEVELS.map((level) => [level, count(level)])) as AllowedCounts['levels'],
  };
}

/** What takes the place of a policy, before its actions are counted. */
interface TighteningPlan {
  readonly before: BroadPolicy;
  readonly fit: TaskFit;
  readonly documents: readonly TightDocument[];
  readonly values: readonly unknown[];
  readonly added: readonly Added[];
}

/**
 * The policies narrowed to a task; undefined where they serve no role of it. `given` are answers that a person stated since.
 * Pauses now and then.
 */
export function* planTightening(
  policies: readonly PolicyToTighten[],
  scenario: ScenarioId,
  given: Answers['values'] = {},
): Generator<void, TighteningPlan | undefined> {
  const before = readBroadPolicy(policies);
  if (before.allows.length === 0) return undefined;
  const fit = yield* statedFit(startFor(scenario), before, 'all', given);
  if (fit.holders.length === 0) return undefined;
  const missing = missingOf(fit.holders);
  const narrowed = fit.holders.flatMap(({ role }) =>
    role.permissions.map((each) => {
      const { document: sampled, added } = narrow(each, before, missing);
      return { role, each, added: added.map(withPatterns), sampled, document: withPatterns(sampled) };
    }),
  );
  if (narrowed.some(({ sampled }) => isSampleCompared(sampled))) return undefined;
  const answers = withoutSamples(fit.answers);
  return {
    before,
    fit: answers === fit.answers ? fit : { ...fit, answers, kit: compose(answers) },
    documents: narrowed.map(({ role, each: { id, title, document: composed }, document }) => ({
      id,
      title,
      role: role.title,
      text: print(document),
      isComposed: document === composed,
    })),
    values: narrowed.map(({ document }) => document),
    added: narrowed.flatMap(({ added }) => added),
  };
}

function matricesOf({ before, fit, values }: TighteningPlan, reference: Reference) {
  const options = { partition: kitAccountOf(fit.answers).partition };
  return {
    before: matrix({ identity: before.documents.map(documentValue) }, reference, options),
    after: matrix({ identity: values }, reference, options),
  };
}

/** Prefixes of services whose files are to be loaded before everything can be counted. */
export function servicesToTighten(plan: TighteningPlan, reference: Reference): readonly string[] {
  const { before, after } = matricesOf(plan, reference);
  return [...new Set([...before.needs, ...after.needs])];
}

/** The plan, counted: nothing is allowed that the policies do not allow, but for `added`. */
export function countTightened(plan: TighteningPlan, reference: Reference): Tightened {
  const { fit, documents, added } = plan;
  const { before, after } = matricesOf(plan, reference);
  const risks = risksByAction(risksIn(before));
  const stays = new Set(rowsOf(after).map(({ action }) => action));
  const had = rowsOf(before);
  const lost = had
    .filter(({ action }) => !stays.has(action))
    .map(({ action, level }): LostAction => {
      const risk = riskOf(action, level, risks.get(action));
      return { action, level, ...(risk !== undefined && { risk }) };
    });
  return {
    scenario: fit.kit.scenario,
    answers: fit.answers,
    before: countsOf(before),
    after: countsOf(after),
    kept: had.flatMap(({ action }) => (stays.has(action) ? action : [])).toSorted(),
    lost: worstFirst(lost),
    added,
    documents,
    open: openQuestions(fit),
  };
}

/** The policies narrowed to a task, where `load` gives the reference with the services of these prefixes. */
export function tighten(
  policies: readonly PolicyToTighten[],
  scenario: ScenarioId,
  load: (needed: (known: Reference) => readonly string[]) => Reference,
  given: Answers['values'] = {},
): Tightened | undefined {
  const plan = runSteps(planTightening(policies, scenario, given));
  return (
    plan &&
    countTightened(
      plan,
      load((known) => servicesToTighten(plan, known)),
    )
  );
}
