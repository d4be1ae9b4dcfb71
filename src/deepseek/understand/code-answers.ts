// Code → the answers it states. What it calls decides the scenario, and the tasks that join it in one role.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { askedOfDeployer } from '#deepseek/answers/deployer.ts';
import { isFieldId, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { findScenario, type ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { Place } from '#deepseek/code/program.ts';
import { readCode } from '#deepseek/code/read-code.ts';
import type { CodeCall, CodeQuestion, CodeStatement } from '#deepseek/code/reading.ts';
import { homeIn, saidInComments } from './said-in-comments.ts';
import { codeConflicts, lineOf, offerConflicts } from './code-conflicts.ts';
import { askedIn, withAppFiles, withListedFolders, withRequests } from './code-app-files.ts';
import { codeNotes, type CodeNote, type UnderstoodCode } from './code-notes.ts';
import { firstOfEach, withBoth, withHome, withNeededOnce, withTaskRole } from './code-one-role.ts';
import { outsideInCode } from './code-outside.ts';
import {
  apart,
  areCalls,
  joins,
  mainStatement,
  ofDeployer,
  ofOurs,
  withNearestEntity,
  withoutParts,
  withoutTask,
} from './code-tasks.ts';
import type { Conflict } from './conflicts.ts';
import type { OutsidePart } from './outside.ts';
import { STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { stateAnswers } from './state-answers.ts';

/** What the role needs and the code does not say. */
export interface NeededAnswer {
  readonly field: FieldId;
  /** “Where does this code run?” */
  readonly question: string;
}

export interface CodeAnswers {
  /** Absent where nothing in the code says what it is for. */
  readonly answers?: Answers;
  readonly understood: readonly UnderstoodCode[];
  readonly calls: readonly CodeCall[];
  /** What the code leaves open. */
  readonly open: readonly CodeQuestion[];
  /** In the order in which to ask. */
  readonly needed: readonly NeededAnswer[];
  /** What each place of the code needs. */
  readonly notes: readonly CodeNote[];
  /** What it contradicts itself in. */
  readonly conflicts: readonly Conflict[];
  /** What it names that no role here is about. */
  readonly outside: readonly OutsidePart[];
}

function partOf({ text, start, end, task, entity, answers }: CodeStatement, main: ScenarioId): StatedPart {
  return {
    ...STATES_NOTHING,
    text,
    start,
    end,
    entities: entity === undefined ? [] : [entity],
    answers,
    joins: task === undefined || task === main || !joins(task) || !joins(main) ? {} : { [main]: task },
  };
}

const besideOf = (statement: CodeStatement | undefined): { readonly beside?: Place } =>
  statement?.beside ? { beside: statement.beside } : {};

/** What a trusted entity needs that only its owner knows, and how it is asked for. */
const OF_ENTITY: readonly (readonly [FieldId, string])[] = [
  ['githubRepository', 'Which GitHub repository?'],
  ['gitlabProject', 'Which GitLab project?'],
  ['namespace', 'Which namespace are the pods in?'],
  ['serviceAccount', 'Which service account do the pods have?'],
  ['eksIssuer', 'What is the OIDC issuer of the EKS cluster?'],
];

/** Code that names no handler may run anywhere, and most code names no account. */
export function neededBy(answers: Answers): readonly NeededAnswer[] {
  const view = viewOf(answers);
  const isOpen = (field: FieldId): boolean => view.asks(field) && answers.values[field] === undefined;
  const { entity, deployer } = answers.values;
  const named = [
    ...(entity === undefined ? [] : OF_ENTITY),
    ...(deployer === undefined
      ? []
      : OF_ENTITY.flatMap(([field, question]) => {
          const asked = askedOfDeployer(field);
          return asked !== field && isFieldId(asked) ? [[asked, question] as const] : [];
        })),
  ];
  return [
    ...(isOpen('entity') && view.scenario.entities.length > 1
      ? [{ field: 'entity' as const, question: 'Where does this code run?' }]
      : []),
    ...(isOpen('account') && !view.home.accountGiven
      ? [{ field: 'account' as const, question: 'In which AWS account?' }]
      : []),
    ...named.flatMap(([field, question]) => (isOpen(field) ? [{ field, question }] : [])),
  ];
}

/** Tasks that call what is there. */
const CALLS = /^(?:invoke|mantle|api-keys)/;
const NAMES_MODEL = /^(?:us\.)?deepseek\./;

/** A connector names its model, which is no call of the code, and says by its service where it is sent. */
function ofConnectors(text: string, found: readonly CodeStatement[]): readonly CodeStatement[] {
  if (!found.some(({ task }) => task === 'opensearch')) return found;
  const isOfTwo = found.some(({ answers }) => answers.modelRoleName !== undefined);
  const task = isOfTwo
    ? 'opensearch-accounts'
    : /["']aoss["']|--service[ =]aoss\b|\.aoss\.amazonaws/.test(text)
      ? 'opensearch-serverless'
      : 'opensearch';
  return found
    .filter(
      (each) => each.task === undefined || !areCalls(each.task, 'invoke') || !NAMES_MODEL.test(each.text),
    )
    .map((each) => (each.task === 'opensearch' ? { ...each, task } : each));
}

/** Reads code, for the task `told` if it is; with `isTemplate` the template around policies. Never throws. */
export async function codeAnswers(text: string, isTemplate = false, told?: ScenarioId): Promise<CodeAnswers> {
  const reading = await readCode(text, isTemplate);
  const { calls, questions, conflicts: contradictions } = reading;
  const ofCode = ofConnectors(text, reading.statements);
  // What is called may be elsewhere, and what is made is where the rest of it is.
  const isMade =
    ofCode.every(({ task, answers }) => !(task && CALLS.test(task)) && answers.regions === undefined) &&
    questions.every(({ field }) => field !== 'regions');
  const found = [...ofCode, ...homeIn(text, isMade)];
  const outside = outsideInCode(text);
  const each = firstOfEach(found);
  const ours = told ? each : ofOurs(text, each, outside);
  const chosen = mainStatement(ours);
  // A call of a model that only words name.
  const isTold = ({ task }: CodeStatement): boolean =>
    told !== undefined && task !== undefined && task === chosen?.task && areCalls(task, told);
  const all = ours.map((statement) => (isTold(statement) ? withoutTask(statement) : statement));
  const scenario = findScenario(told ?? chosen?.task ?? '');
  const within = codeConflicts(text, contradictions, all);
  if (!scenario)
    return { understood: [], calls, open: questions, needed: [], notes: [], conflicts: within, outside };
  const main = scenario.id;
  const kept = withListedFolders(
    text,
    ofDeployer(withoutParts(chosen ? withNearestEntity(all, chosen) : all, main), scenario),
  );
  const once = withTaskRole(withBoth(withHome(withNeededOnce(kept))));
  const statements = withRequests(text, withAppFiles(once, scenario), scenario);
  const places = new Map(statements.map((statement) => [statement.start, statement]));
  const { answers: given, taken } = stateAnswers(
    text,
    statements.map((statement) => partOf(statement, main)),
    scenario,
  );
  const known = new Set(within.map(({ field }) => field));
  const said = saidInComments(text, given).filter(({ field }) => !known.has(field));
  const whole: Answers = {
    ...given,
    values: { ...given.values, ...Object.fromEntries(said.map(({ field, value }) => [field, value])) },
  };
  const inComments = said.map(({ field, value, ...part }): UnderstoodCode => ({
    ...part,
    field,
    value,
    line: lineOf(text, part.start),
  }));
  const offers = chosen
    ? offerConflicts(
        text,
        whole,
        [
          ...statements,
          ...inComments.map(({ text: words, start, end, line, field, value }) => ({
            text: words,
            start,
            end,
            line,
            answers: { [field]: value },
          })),
        ],
        chosen,
      )
    : [];
  const conflicts = [...within, ...offers.filter(({ field }) => !known.has(field))];
  // What contradicts itself is asked, not answered.
  const asked = new Set<string>(conflicts.map(({ field }) => field));
  const answers: Answers = {
    ...whole,
    values: Object.fromEntries(Object.entries(whole.values).filter(([field]) => !asked.has(field))),
  };
  const stated = taken
    .filter(({ field }) => !asked.has(field))
    .map(({ part, field, value }): UnderstoodCode => ({
      text: part.text,
      start: part.start,
      end: part.end,
      line: places.get(part.start)?.line ?? 1,
      ...besideOf(places.get(part.start)),
      field,
      value,
    }));
  const understood: readonly UnderstoodCode[] = [
    ...(chosen?.task === main ? [chosen] : []).map(({ text: words, start, end, line }) => ({
      text: words,
      start,
      end,
      line,
      field: 'scenario' as const,
      value: main,
    })),
    ...stated,
    ...inComments.filter(({ field }) => !asked.has(field)),
  ];
  return {
    answers,
    understood,
    calls,
    open: [
      ...questions
        .map((question) => askedIn(scenario, question))
        .filter(({ field }) => field !== 'asyncInput' || answers.values.asyncInput === undefined),
      ...apart(statements, main),
    ],
    needed: neededBy(answers),
    notes: codeNotes(calls, understood, answers),
    conflicts,
    outside,
  };
}
