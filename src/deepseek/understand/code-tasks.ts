// Which of the tasks in code the role is for, which are parts of it, and which need a role of their own.
import { deployersOf } from '#deepseek/catalog/deployers.ts';
import { findScenario, type ScenarioId, type ScenarioRow } from '#deepseek/catalog/scenarios.ts';
import { shownCode } from '#deepseek/code/notes.ts';
import type { CodeQuestion, CodeStatement } from '#deepseek/code/reading.ts';
import type { OutsidePart } from './outside.ts';
import { blankOut } from './sentence-part.ts';

export function withoutTask({ task: _task, ...statement }: CodeStatement): CodeStatement {
  return statement;
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

/** Roles that call models, which differ in what they call. */
const CALLS_MODEL = /^invoke/;
export const areCalls = (one: ScenarioId, other: ScenarioId): boolean =>
  CALLS_MODEL.test(one) && CALLS_MODEL.test(other);

/** Whether a task is a part of another, where both are to be done. */
export const isPartOf = (task: ScenarioId | undefined, main: ScenarioId): boolean =>
  (USES_FILES.has(main) && FILES.has(task)) || (CLUSTERS.has(main) && task === 'host-ec2');

/** Statements without the tasks that are a part of the main one. */
export function withoutParts(
  statements: readonly CodeStatement[],
  main: ScenarioId,
): readonly CodeStatement[] {
  return statements.map((statement) => (isPartOf(statement.task, main) ? withoutTask(statement) : statement));
}

/** What is about a model. Files without it are anybody's: a website that is copied to its bucket. */
const ABOUT_MODELS =
  /deepseek|\bweights?\b|safetensors|\bgguf\b|hugging_?face|\bhf (?:download|cache)|vllm|sglang|ollama|llama|checkpoint|\bllms?\b|\bmodels?\b|bedrock|sagemaker|tokenizer|prompt/i;

/** What shows that files are weights. */
const WEIGHTS =
  /safetensors|gguf|weights?\b|snapshot_download|hugging_?face|\bhf (?:download|cache)|hf_hub|_pretrained|model\.tar|checkpoint|pytorch_model|tokenizer|[./"'\s]models?[/"'\s]|s3:\/\/[\w.-]*model/i;
/** The place of what an app reads or writes with a model. */
const DATA =
  /[/_.-](?:prompts?|inputs?|answers?|results?|summar\w+|outputs?|reports?|transcripts?|chats?|logs?|responses?|documents?|docs|completions?)(?=[/_.-]|$)|\.(?:csv|jsonl|txt|md|pdf|html?|docx|parquet)$/i;

/** Without moving files that nothing says to be weights. */
function withoutData(text: string, statements: readonly CodeStatement[]): readonly CodeStatement[] {
  if (statements.some(({ task }) => task !== undefined && !FILES.has(task))) return statements;
  const isWeights = (task: ScenarioId): boolean => {
    const places = statements.flatMap((each) => (each.task === task ? (each.answers['weights'] ?? []) : []));
    if (places.some((place) => WEIGHTS.test(String(place)))) return true;
    if (task === 'upload-weights' && !WEIGHTS.test(text)) return false;
    return places.length === 0 || places.some((place) => !DATA.test(String(place)));
  };
  return statements.filter(({ task }) => task === undefined || isWeights(task));
}

/** DeepSeek, by name or by a model or resource that may be one. */
const MAY_BE_DEEPSEEK = /deepseek|\br1\b|imported-model\/|custom-model|\bdistill/i;

/** Without tasks that nothing says to be about a model of ours. */
export function ofOurs(
  text: string,
  statements: readonly CodeStatement[],
  outside: readonly OutsidePart[],
): readonly CodeStatement[] {
  const rest = blankOut(text, outside);
  const isElsewhere = outside.some(({ kind }) => kind !== 'service') && !MAY_BE_DEEPSEEK.test(rest);
  // A guardrail may be for the models of all.
  if (isElsewhere) return statements.some(({ task }) => task === 'enforce-guardrail') ? statements : [];
  return ABOUT_MODELS.test(rest)
    ? withoutData(text, statements)
    : statements.filter(({ task }) => !FILES.has(task));
}

export const joins = (id: ScenarioId): boolean => findScenario(id)?.joins === true;

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
export const mainStatement = (statements: readonly CodeStatement[]): TaskStatement | undefined =>
  statements.filter(hasTask).toSorted((one, other) => rank(one.task) - rank(other.task))[0];

/** Where the role is one that a service takes, who runs the code is the deployer, with a role of its own. */
export function ofDeployer(
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
export function withNearestEntity(
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

/** The most that is shown of what a statement was read from: an ARN stays whole, a long text of somebody else does not. */
const MAX_ARN = 200;

/** Tasks that need a role of their own, in addition to that of `main`. */
export const apart = (statements: readonly CodeStatement[], main: ScenarioId): readonly CodeQuestion[] => {
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
