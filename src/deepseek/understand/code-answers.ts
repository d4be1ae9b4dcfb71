// Code → the answers it states. What it calls decides the scenario, and the tasks that join it in one role.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { askedOfDeployer } from '#deepseek/answers/deployer.ts';
import { isFieldId, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { findScenario, type ScenarioId, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { deployersOf } from '#deepseek/catalog/deployers.ts';
import { shownCode } from '#deepseek/code/notes.ts';
import type { Place } from '#deepseek/code/program.ts';
import { readCode } from '#deepseek/code/read-code.ts';
import type { CodeCall, CodeQuestion, CodeStatement } from '#deepseek/code/reading.ts';
import { codeConflicts, offerConflicts } from './code-conflicts.ts';
import { codeNotes, type CodeNote, type UnderstoodCode } from './code-notes.ts';
import { outsideInCode } from './code-outside.ts';
import type { Conflict } from './conflicts.ts';
import type { OutsidePart } from './outside.ts';
import { blankOut, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { stateAnswers } from './state-answers.ts';

/** What the files of a model, and the buckets that hold them, are called. */
const WEIGHTS =
  /weights|models?\b|checkpoint|deepseek|tokenizer|\/config\.json$|\.(?:safetensors|gguf|bin|pth?|onnx)$/i;

const READS = 'download-weights';

/** The addresses that a statement reads, as they stand in its answers. */
const addressesOf = ({ task, answers }: CodeStatement): readonly string[] => {
  const { weights } = answers;
  return task === READS && Array.isArray(weights) ? weights : [];
};

const bucketOf = (address: string): string => /^s3:\/\/[^/]+\//.exec(address)?.[0] ?? address;

/** The key of what was listed: `o.key`, `item["Key"]`. */
const LISTED_KEY = /\.[kK]ey\b|\[["']Key["']\]|\bkey\b(?!=)/;

/** Files that are listed and then read are in the folder that is listed, not anywhere in its bucket. */
function withListedFolders(text: string, statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const isListed = statements.some(({ answers }) => answers['listAppFiles'] === true);
  if (!isListed) return statements;
  const lines = text.split('\n');
  const all = statements.flatMap(addressesOf);
  const isWider = (address: string): boolean =>
    address === bucketOf(address) && all.some((other) => other !== address && bucketOf(other) === address);
  return statements.map((statement) => {
    const addresses = addressesOf(statement);
    const { start, end } = statement.beside ?? statement;
    const takesKey =
      LISTED_KEY.test(text.slice(start, end)) || LISTED_KEY.test(lines[statement.line - 1] ?? '');
    if (!takesKey || addresses.length === 0 || !addresses.every(isWider)) return statement;
    const { weights: _weights, ...answers } = statement.answers;
    return { ...statement, answers };
  });
}

function withoutTask({ task: _task, ...statement }: CodeStatement): CodeStatement {
  return statement;
}

/** The statements of a program whose main task is this scenario, with what it reads as files of the app. */
function withAppFiles(statements: readonly CodeStatement[], scenario: ScenarioRow): readonly CodeStatement[] {
  const fields: readonly string[] = scenario.fields;
  if (!fields.includes('appFiles')) return statements;
  const files = new Set(statements.flatMap(addressesOf).filter((address) => !WEIGHTS.test(address)));
  // Keys that come from a list are in its folder.
  const isListed = statements.some(({ answers }) => answers['listAppFiles'] === true);
  const isWider = (address: string): boolean =>
    isListed && [...files].some((other) => other !== address && bucketOf(other) === address);
  const moved = statements.map((statement): CodeStatement => {
    const addresses = addressesOf(statement);
    if (addresses.length === 0 || !addresses.every((each) => files.has(each))) return statement;
    const appFiles = addresses.filter((each) => !isWider(each));
    return { ...withoutTask(statement), answers: appFiles.length > 0 ? { appFiles } : {} };
  });
  const readsWeights = moved.some((statement) => addressesOf(statement).length > 0);
  return readsWeights
    ? moved
    : moved.map((statement) => (statement.task === READS ? withoutTask(statement) : statement));
}

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

/** A role that serves or trains a model, or runs a batch, moves files as a part of that. */
const FILES: ReadonlySet<ScenarioId | undefined> = new Set(['download-weights', 'upload-weights']);
const USES_FILES: ReadonlySet<ScenarioId> = new Set([
  'host-ec2',
  'host-ecs',
  'host-eks',
  'host-sagemaker',
  'fine-tune-sagemaker',
  'batch',
]);
/** A server in a container is one of its cluster, not one of a host. */
const CLUSTERS: ReadonlySet<ScenarioId> = new Set(['host-ecs', 'host-eks']);

/** Statements without the tasks that are a part of the main one. */
function withoutParts(statements: readonly CodeStatement[], main: ScenarioId): readonly CodeStatement[] {
  const isPart = ({ task }: CodeStatement): boolean =>
    (USES_FILES.has(main) && FILES.has(task)) || (CLUSTERS.has(main) && task === 'host-ec2');
  return statements.map((statement) => (isPart(statement) ? withoutTask(statement) : statement));
}

/** What is about a model. Files without it are anybody's: a website that is copied to its bucket. */
const ABOUT_MODELS =
  /deepseek|\bweights?\b|safetensors|\bgguf\b|hugging_?face|\bhf (?:download|cache)|vllm|sglang|ollama|llama|checkpoint|\bllms?\b|\bmodels?\b|bedrock|sagemaker|tokenizer|prompt/i;

/** DeepSeek, by name or by a model or resource that may be one. */
const MAY_BE_DEEPSEEK = /deepseek|\br1\b|imported-model\/|custom-model|\bdistill/i;

/** Without tasks that nothing says to be about a model of ours. */
function ofOurs(
  text: string,
  statements: readonly CodeStatement[],
  outside: readonly OutsidePart[],
): readonly CodeStatement[] {
  const rest = blankOut(text, outside);
  const isElsewhere = outside.some(({ kind }) => kind !== 'service') && !MAY_BE_DEEPSEEK.test(rest);
  if (isElsewhere) return [];
  return ABOUT_MODELS.test(rest) ? statements : statements.filter(({ task }) => !FILES.has(task));
}

/** Where the role is one that a service takes, who runs the code is the deployer, with a role of its own. */
function ofDeployer(
  statements: readonly CodeStatement[],
  { id, entities }: ScenarioRow,
): readonly CodeStatement[] {
  const offered: readonly string[] = entities;
  const deployers = deployersOf(id);
  const runner = statements.find(
    ({ entity }) => entity !== undefined && deployers.some((each) => each.id === entity),
  );
  if (!runner?.entity || offered.includes(runner.entity)) return statements;
  const deployer = runner.entity;
  return statements.map((statement) => {
    const { roleName, ...answers } = statement.answers;
    if (statement.runsCode && roleName !== undefined)
      return { ...statement, answers: { ...answers, deployerRoleName: roleName } };
    return statement === runner ? { ...statement, answers: { ...statement.answers, deployer } } : statement;
  });
}

/** Of several that run code, such as the functions and tasks of a template, the one that the model is named for. */
function withNearestEntity(
  statements: readonly CodeStatement[],
  main: CodeStatement,
): readonly CodeStatement[] {
  const named = statements.filter(({ entity }) => entity !== undefined);
  const nearest = named.findLast(({ start }) => start <= main.start) ?? named[0];
  if (new Set(named.map(({ entity }) => entity)).size < 2) return statements;
  return statements.map((statement) => {
    const { entity, ...rest } = statement;
    return entity === undefined || entity === nearest?.entity ? statement : rest;
  });
}

const joins = (id: ScenarioId): boolean => findScenario(id)?.joins === true;

/** Keys are one way to make the calls of another task; and an app that calls models may also move files. */
const rank = (task: ScenarioId): number => {
  if (task === 'host-ec2') return 0.5;
  if (!joins(task)) return 0;
  if (task === 'api-keys') return 2;
  return findScenario(task)?.family === 'call' ? 1 : 3;
};

type TaskStatement = CodeStatement & { readonly task: ScenarioId };

const hasTask = (statement: CodeStatement): statement is TaskStatement => statement.task !== undefined;

/** The statement of what the role is for: a task that is a role of its own, else the first call of a model, else the first. */
const mainStatement = (statements: readonly CodeStatement[]): TaskStatement | undefined =>
  statements.filter(hasTask).toSorted((one, other) => rank(one.task) - rank(other.task))[0];

/** What one call needs, the role needs: that others do without it says nothing. */
const NEEDED_ONCE: readonly FieldId[] = ['streaming', 'readProfile'];

/** One call that streams needs the permission to, and one that reads the profile. */
function withNeededOnce(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const needed = NEEDED_ONCE.filter((field) => statements.some(({ answers }) => answers[field] === true));
  const isDoneWithout = ([field, value]: [string, unknown]): boolean =>
    value === false && needed.some((each) => each === field);
  return statements.map((statement) => {
    const given = Object.entries(statement.answers);
    if (!given.some(isDoneWithout)) return statement;
    return { ...statement, answers: Object.fromEntries(given.filter((each) => !isDoneWithout(each))) };
  });
}

/** Where code runs is not where it calls a model, if its calls name another Region. */
function withHome(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const called = statements.flatMap(({ isHome, answers }) => (isHome ? [] : (answers['regions'] ?? [])));
  if (called.length === 0 || statements.some(({ callsHome }) => callsHome)) return statements;
  return statements.map((statement) => {
    const { regions, ...answers } = statement.answers;
    if (!statement.isHome || !Array.isArray(regions)) return statement;
    const isElsewhere = !regions.some((region) => called.includes(region));
    return {
      ...statement,
      answers: { ...answers, ...(isElsewhere && { elsewhere: true, callerRegions: regions }) },
    };
  });
}

/** What the log goes to, where it goes to both. */
function withBothLogs(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const places = new Set(statements.flatMap(({ answers }) => answers['logDestination'] ?? []));
  if (places.size < 2) return statements;
  return statements.map((statement) =>
    'logDestination' in statement.answers
      ? { ...statement, answers: { ...statement.answers, logDestination: 'both' } }
      : statement,
  );
}

/** An app that calls endpoints at once and asynchronously does both. */
function withBothWays(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const calls = statements.filter(({ task }) => task === 'invoke-sagemaker');
  const atOnce = calls.some(({ answers }) => 'streaming' in answers);
  return statements.map((statement) =>
    atOnce && statement.answers['endpointCalls'] === 'async'
      ? { ...statement, answers: { ...statement.answers, endpointCalls: 'both' } }
      : statement,
  );
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

/** The most that is shown of what a statement was read from: an ARN stays whole, a long text of somebody else does not. */
const MAX_ARN = 200;

/** Tasks that need a role of their own, in addition to that of `main`. */
const apart = (statements: readonly CodeStatement[], main: ScenarioId): readonly CodeQuestion[] => {
  const found = new Map<ScenarioId, CodeStatement>();
  for (const statement of statements) {
    const { task } = statement;
    if (task !== undefined && task !== main && !(joins(task) && joins(main)) && !found.has(task))
      found.set(task, statement);
  }
  return [...found].map(([task, { text, start, end, line }]) => ({
    text,
    start,
    end,
    line,
    message: `\`${shownCode(text, MAX_ARN)}\`, line ${line}, needs a role of its own: “${findScenario(task)?.title ?? task}”.`,
  }));
};

/** A statement that stands in the code again and again counts where it stands first. */
function firstOfEach(statements: readonly CodeStatement[]): readonly CodeStatement[] {
  const seen = new Set<string>();
  return statements.filter(({ task, entity, isHome, answers }) => {
    const key = JSON.stringify([task, entity, isHome, answers]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
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
function neededBy(answers: Answers): readonly NeededAnswer[] {
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

/** Files that are no weights of the task are files of the app. */
const askedIn = ({ fields }: ScenarioRow, question: CodeQuestion): CodeQuestion => {
  const own: readonly string[] = fields;
  const isFile = question.field === 'weights' && !own.includes('weights') && own.includes('appFiles');
  return isFile ? { ...question, field: 'appFiles' } : question;
};

/** Reads code; with `isTemplate` the template around policies. Never throws. */
export async function codeAnswers(text: string, isTemplate = false): Promise<CodeAnswers> {
  const reading = await readCode(text, isTemplate);
  const { calls, statements: found, questions, conflicts: contradictions } = reading;
  const outside = outsideInCode(text);
  const all = ofOurs(text, firstOfEach(found), outside);
  const chosen = mainStatement(all);
  const scenario = chosen && findScenario(chosen.task);
  const within = codeConflicts(text, contradictions, all);
  if (!scenario)
    return { understood: [], calls, open: questions, needed: [], notes: [], conflicts: within, outside };
  const main = chosen.task;
  const kept = withListedFolders(
    text,
    ofDeployer(withoutParts(withNearestEntity(all, chosen), main), scenario),
  );
  const statements = withAppFiles(withBothLogs(withBothWays(withHome(withNeededOnce(kept)))), scenario);
  const places = new Map(statements.map((statement) => [statement.start, statement]));
  const { answers: given, taken } = stateAnswers(
    text,
    statements.map((statement) => partOf(statement, main)),
    scenario,
  );
  const known = new Set(within.map(({ field }) => field));
  const offers = offerConflicts(text, given, statements, chosen);
  const conflicts = [...within, ...offers.filter(({ field }) => !known.has(field))];
  // What contradicts itself is asked, not answered.
  const asked = new Set<string>(conflicts.map(({ field }) => field));
  const answers: Answers = {
    ...given,
    values: Object.fromEntries(Object.entries(given.values).filter(([field]) => !asked.has(field))),
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
    {
      text: chosen.text,
      start: chosen.start,
      end: chosen.end,
      line: chosen.line,
      field: 'scenario',
      value: main,
    },
    ...stated,
  ];
  return {
    answers,
    understood,
    calls,
    open: [...questions.map((question) => askedIn(scenario, question)), ...apart(statements, main)],
    needed: neededBy(answers),
    notes: codeNotes(calls, understood, answers),
    conflicts,
    outside,
  };
}
