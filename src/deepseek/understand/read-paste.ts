// Code, policies or an error message, with the words around it: what is pasted chooses the task, and the words answer what it leaves open.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { shownCode } from '#deepseek/code/notes.ts';
import { parseDenials } from '#deepseek/denials/parse/parse.ts';
import { groupBy } from '#iam/collections/index.ts';
import { codeAnswers, neededBy, type CodeAnswers } from './code-answers.ts';
import { lineOf } from './code-conflicts.ts';
import { codeNotes } from './code-notes.ts';
import { isPartOf } from './code-tasks.ts';
import type { Conflict, ConflictingPart } from './conflicts.ts';
import { CONFIDENT } from './confidence.ts';
import { withNo } from './exclusions.ts';
import type { UnplacedPart } from './not-read.ts';
import type { SentenceReading, UnderstoodPart } from './read-english.ts';
import { readSentence } from './read-sentence.ts';
import type { TemplateReading } from './read-template.ts';
import { partsOf } from './sentence-parts.ts';
import type { Understood } from './understanding.ts';
import { partsOfPaste, type PasteParts } from './words-around.ts';

export { partsOfPaste };

/** A bucket is as good as a folder of it, which says more. */
function covers(wide: string, exact: string): boolean {
  const folder = `s3://${wide.replace(/^s3:\/\//, '').replace(/\/$/, '')}/`;
  return wide === exact || `${exact}/`.startsWith(folder);
}

/** “It also reads from …” */
const ADDS =
  /\b(?:also|too|as well|additional(?:ly)?|in addition|plus|another|second|both|auch|zusätzlich)\b/i;

const before = (text: string, { start }: UnderstoodPart): string =>
  /[^.;\n]*$/.exec(text.slice(0, start))?.[0] ?? '';

/** The words of the same clause. */
const clauseAround = (text: string, part: UnderstoodPart): string =>
  before(text, part) + (/^[^.;\n]*/.exec(text.slice(part.end))?.[0] ?? '');

/** “We deploy it with GitHub Actions” */
const DEPLOYS = /\bdeploy\w*\b[^,]{0,30}$/i;

/** What both mean; undefined if only one of them can be meant. */
function agreed(ours: FieldValue, theirs: FieldValue, clause: string): FieldValue | undefined {
  if (typeof ours !== 'object' || typeof theirs !== 'object') return ours === theirs ? ours : undefined;
  const within = (some: readonly string[], all: readonly string[]): boolean =>
    some.every((wide) => all.some((exact) => covers(wide, exact)));
  if (within(theirs, ours)) return ours;
  if (within(ours, theirs)) return theirs;
  return ADDS.test(clause) ? [...new Set([...ours, ...theirs])] : undefined;
}

/** Where what is pasted states a value. Policies are read as a whole: it is looked for in them. */
function placeIn(
  paste: string,
  { understood }: Understood,
  field: FieldId,
  value: FieldValue,
): ConflictingPart {
  const own = understood.find((part) => part.field === field);
  if (own) return { text: own.text, start: own.start, end: own.end, value };
  const names = typeof value === 'boolean' ? ['WithResponseStream'] : [value].flat();
  const text = names.find((name) => paste.includes(name)) ?? /\S.*/.exec(paste)?.[0] ?? '';
  const start = paste.indexOf(text);
  return { text, start, end: start + text.length, value };
}

function contradicted(
  text: string,
  field: FieldId,
  pasted: readonly ConflictingPart[],
  said: ConflictingPart,
): Conflict {
  const places = [
    ...pasted.map((part) => `\`${shownCode(part.text)}\`, line ${lineOf(text, part.start)}`),
    `“${said.text}”, line ${lineOf(text, said.start)}`,
  ];
  return {
    field,
    parts: [...pasted, said],
    message: `${fieldOf(field).label}: ${places.join(', or ')}?`,
  };
}

type Values = Answers['values'];

interface Merged {
  readonly values: Values;
  /** What the words answer. */
  readonly understood: readonly UnderstoodPart[];
  readonly conflicts: readonly Conflict[];
  /** What they say and nothing asks. */
  readonly idle: readonly UnderstoodPart[];
}

/** The answers of what is pasted with those of the words, and what only one of them can be right in. */
function merged(
  text: string,
  { words, paste }: PasteParts,
  own: Understood & { readonly answers: Answers },
  said: SentenceReading,
): Merged {
  const { scenario, values: given }: { scenario: ScenarioId; values: Values } = own.answers;
  const values: { -readonly [K in keyof Values]: Values[K] } = { ...given };
  const conflicts = new Map([...(own.conflicts ?? []), ...said.conflicts].map((each) => [each.field, each]));
  const [understood, idle]: [UnderstoodPart[], UnderstoodPart[]] = [[], []];
  const named: readonly string[] = partsOf(words).parts.flatMap(({ entities }) => entities);
  for (const [field, parts] of groupBy(said.understood, (part) => part.field)) {
    if (field === 'scenario') continue;
    const [first] = parts;
    const theirs = Array.isArray(first.value) ? parts.flatMap(({ value }) => value as string[]) : first.value;
    const ours = given[field];
    const isDeployer = field === 'entity' && ours !== undefined && DEPLOYS.test(before(text, first));
    if (isDeployer) {
      idle.push(...parts);
      continue;
    }
    // “EKS” means either of two.
    const isOurs = field === 'entity' && named.includes(String(ours));
    const both =
      ours === undefined ? theirs : isOurs ? ours : agreed(ours, theirs, clauseAround(text, first));
    const open = conflicts.get(field);
    if (
      both === undefined ||
      (open && !open.parts.some(({ value }) => agreed(value, theirs, '') !== undefined))
    ) {
      const pasted = open?.parts ?? [placeIn(paste, own, field, ours!)];
      const place = { ...withNo(words, { ...first, negated: theirs === false }), value: theirs };
      conflicts.set(field, contradicted(text, field, pasted, place));
    } else {
      conflicts.delete(field);
      if (both !== ours) understood.push(...parts);
      values[field] = both;
    }
  }
  for (const field of conflicts.keys()) if (field !== 'scenario') delete values[field];
  const view = viewOf({ scenario, values });
  const isAsked = ({ field }: UnderstoodPart): boolean =>
    field === 'scenario' || conflicts.has('entity') || view.asks(field);
  for (const part of understood.filter((each) => !isAsked(each))) {
    idle.push(part);
    if (part.field !== 'scenario') delete values[part.field];
  }
  return { values, understood: understood.filter(isAsked), conflicts: [...conflicts.values()], idle };
}

/** The name of a file says what is pasted. */
const FILE =
  /^\W?[\w./-]*(?:\.(?:py|[mc]?[jt]sx?|json|ya?ml|tf|env|go|java|sh|rb|md|txt|toml|ini)|Dockerfile)\W?$/i;

/** What the words say, where what is pasted gives no answers; only if it is sure what they mean. */
const isClear = (said: SentenceReading): boolean =>
  said.answers !== undefined && said.confidence > CONFIDENT && said.understood.length > 1;

/** Reads the words around what `read` reads, for the task of that. */
async function withWords<Own extends Understood>(
  text: string,
  parts: PasteParts,
  read: (paste: string, told?: ScenarioId) => Promise<Own>,
  maySay: (own: Own, task: ScenarioId) => boolean,
): Promise<Own> {
  const { words, paste } = parts;
  const alone = readSentence(words);
  const first = await read(paste);
  const told = isClear(alone) && maySay(first, alone.answers!.scenario) ? alone.answers : undefined;
  const own = told ? await read(paste, told.scenario) : first;
  const answers = told && own.answers?.scenario !== told.scenario ? { ...told, values: {} } : own.answers;
  const isMeant = ({ text: name }: UnplacedPart): boolean => !FILE.test(name);
  const outside = [...(own.outside ?? []), ...alone.outside];
  if (!answers) return { ...own, outside, notRead: alone.notRead.filter(isMeant) };
  const said = readSentence(words, answers);
  const { values, understood, conflicts, idle } = merged(text, parts, { ...own, answers }, said);
  const task = told ? alone.understood.filter(({ field }) => field === 'scenario') : [];
  const withLine = <Part extends { readonly start: number }>(part: Part) => ({
    ...part,
    line: lineOf(text, part.start),
  });
  const isOpen = ({ field }: { readonly field?: FieldId }): boolean =>
    field === undefined || values[field] === undefined;
  return {
    ...own,
    answers: { ...answers, values },
    ...(own.needed && { needed: neededBy({ ...answers, values }) }),
    understood: [...task, ...own.understood, ...understood]
      .filter(({ field }) => field === 'scenario' || values[field] !== undefined)
      .map(withLine)
      .toSorted(
        (a, b) => Number(b.field === 'scenario') - Number(a.field === 'scenario') || a.start - b.start,
      ),
    conflicts,
    open: [...(own.open ?? []), ...(said.open ?? [])].filter(isOpen).map(withLine),
    outside,
    notRead: [...said.notRead, ...idle].filter(isMeant).toSorted((a, b) => a.start - b.start),
    otherTasks: said.otherTasks.filter((other) => !isPartOf(other.scenario, answers.scenario)),
  };
}

/** Whether words around what is pasted gave an answer. */
export function saidIn(text: string, { understood }: Understood): boolean {
  const { words } = partsOfPaste(text);
  return understood.some(({ start, end }) => words.slice(start, end).trim() !== '');
}

/** Code, and the words around it. Never throws. */
export async function readCodePaste(text: string): Promise<CodeAnswers & Understood> {
  const parts = partsOfPaste(text);
  if (parts.words === '') return codeAnswers(text);
  const reading = await withWords<CodeAnswers & Understood>(
    text,
    parts,
    (paste, told) => codeAnswers(paste, false, told),
    ({ answers }, task) => answers === undefined || isPartOf(answers.scenario, task),
  );
  const { answers, calls, understood } = reading;
  return answers ? { ...reading, notes: codeNotes(calls, understood, answers) } : reading;
}

/** What the words may contradict: a policy that lets a role stream is as good as code that does. */
function withStreaming(paste: string, reading: TemplateReading): TemplateReading {
  const { answers } = reading;
  if (!answers || !/WithResponseStream\b/.test(paste) || !viewOf(answers).asks('streaming')) return reading;
  return { ...reading, answers: { ...answers, values: { streaming: true, ...answers.values } } };
}

/** Policies, and the words around them. Never throws. */
export async function readPolicyPaste(text: string): Promise<Understood> {
  const { readTemplate } = await import('./read-template.ts');
  const parts = partsOfPaste(text);
  const { isFar: _isFar, ...understood } =
    parts.words === ''
      ? await readTemplate(text)
      : await withWords<TemplateReading>(
          text,
          parts,
          async (paste, told) => withStreaming(paste, await readTemplate(paste, told)),
          ({ isFar }) => isFar,
        );
  return understood;
}

/** What the words around an error message ask for. Never throws. */
export function readDenialPaste(text: string): Understood {
  const { words } = partsOfPaste(
    text,
    parseDenials(text).map(({ position }) => position),
  );
  const sentence = readSentence(words);
  const { answers, understood, open } = sentence;
  return answers && isClear(sentence)
    ? { answers, understood, ...(open && { open }), sentence }
    : { understood: [] };
}
