// Code, policies or an error message, with the words around it: what is pasted chooses the task, and the words answer what it leaves open.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { parseDenials } from '#deepseek/denials/parse/parse.ts';
import { codeAnswers, neededBy, type CodeAnswers } from './code-answers.ts';
import { listOf } from './code-comments.ts';
import { readWords } from './said-in-comments.ts';
import { lineOf } from './code-conflicts.ts';
import { codeNotes } from './code-notes.ts';
import { isCode, withoutFileNames } from '#deepseek/code/segments.ts';
import { areCalls, isPartOf } from './code-tasks.ts';
import { CONFIDENT } from './confidence.ts';
import type { Conflict } from './conflicts.ts';
import { isOpenIn, isOtherCall, mergedWith } from './merge-words.ts';
import type { UnplacedPart } from './not-read.ts';
import { contradicted } from './opposed-words.ts';
import type { SentenceReading, UnderstoodPart } from './read-english.ts';
import { blankOut } from './sentence-part.ts';
import { TRACE } from './text-kind.ts';
import type { TemplateReading } from './read-template.ts';
import type { Understood } from './understanding.ts';
import { partsOfPaste, unfenced, type PasteParts } from './words-around.ts';

export { partsOfPaste };

/** The name of a file says what is pasted. */
const FILE =
  /^\W?[\w./-]*(?:\.(?:py|[mc]?[jt]sx?|json|ya?ml|tf|env|go|java|sh|rb|md|txt|toml|ini)|Dockerfile)\W?$/i;

/** The model that a message names, and its Region. */
const REFUSED =
  /\barn:[\w-]+:bedrock:([\w-]*):\d*:(?:foundation-model|inference-profile)\/(?:us\.)?(deepseek\.[\w.:-]*\w)/g;

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
  const alone = readWords(words);
  const first = await read(paste);
  const told = isClear(alone) && maySay(first, alone.answers!.scenario) ? alone.answers : undefined;
  const own = told ? await read(paste, told.scenario) : first;
  const answers = told && own.answers?.scenario !== told.scenario ? { ...told, values: {} } : own.answers;
  const isMeant = ({ text: name }: UnplacedPart): boolean => !FILE.test(name);
  const outside = [...(own.outside ?? []), ...alone.outside];
  if (!answers) return { ...own, outside, notRead: alone.notRead.filter(isMeant) };
  const said = readWords(words, answers);
  const { values, understood, conflicts, idle } = mergedWith(
    text,
    parts,
    { ...own, answers },
    said,
    isClear(alone) ? alone : undefined,
  );
  const view = viewOf({ ...answers, values });
  const task = told ? alone.understood.filter(({ field }) => field === 'scenario') : [];
  const withLine = <Part extends { readonly start: number }>(part: Part) => ({
    ...part,
    line: lineOf(text, part.start),
  });
  const isLeft = ({ field }: UnderstoodPart): boolean =>
    !isOpenIn(own, field) || !understood.some((each) => each.field === field);
  const isOpen = ({ field }: { readonly field?: FieldId }): boolean =>
    field === undefined || (values[field] === undefined && (!told || view.asks(field)));
  return {
    ...own,
    answers: { ...answers, values },
    ...(own.needed && { needed: neededBy({ ...answers, values }) }),
    understood: [...task, ...own.understood.filter(isLeft), ...understood]
      .filter(({ field }) => field === 'scenario' || values[field] !== undefined)
      .map(withLine)
      .toSorted(
        (a, b) => Number(b.field === 'scenario') - Number(a.field === 'scenario') || a.start - b.start,
      ),
    conflicts,
    open: [...(own.open ?? []), ...(said.open ?? [])].filter(isOpen).map(withLine),
    outside,
    notRead: [...said.notRead, ...idle].filter(isMeant).toSorted((a, b) => a.start - b.start),
    otherTasks: said.otherTasks.filter(
      (other) => !isPartOf(other.scenario, answers.scenario) && !isOtherCall(text, other, answers.scenario),
    ),
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
    (own, task) =>
      own.answers === undefined ||
      isPartOf(own.answers.scenario, task) ||
      // “MODEL is DeepSeek-R1”
      (isOpenIn(own, 'models') && areCalls(own.answers.scenario, task)),
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
      ? withStreaming(text, await readTemplate(withoutFileNames(text)))
      : await withWords<TemplateReading>(
          text,
          parts,
          async (paste, told) =>
            withStreaming(paste, await readTemplate(withoutFileNames(unfenced(paste)), told)),
          ({ isFar }) => isFar,
        );
  return understood;
}

/** Another model, or another Region of it, in the words than in the message. A profile calls R1 in several Regions. */
function otherThanRefused(
  text: string,
  paste: string,
  { scenario, values }: Answers,
  understood: readonly UnderstoodPart[],
): readonly Conflict[] {
  if (!areCalls(scenario, 'invoke')) return [];
  const refused = Array.from(paste.matchAll(REFUSED)).flatMap(
    ({ 0: name, 1: region = '', 2: runtimeId, index: start }) =>
      MODELS.filter((model) => model.runtimeId === runtimeId).map(({ id, profile }) => ({
        place: { text: name, start, end: start + name.length },
        region: profile ? '' : region,
        task: (profile ? 'invoke-r1' : 'invoke') as ScenarioId,
        values: { models: [id], regions: [region] },
      })),
  );
  const models = listOf(values, 'models');
  const regions = listOf(values, 'regions');
  const ofTask = refused.filter(({ task }) => task === scenario || models.includes('r1'));
  const ofModel = ofTask.filter((each) => models.length === 0 || models.includes(each.values.models[0]!));
  const isHere = ofModel.some(
    ({ region }) => regions.length === 0 || region === '' || regions.includes(region),
  );
  const [first] = refused;
  if (!first || isHere) return [];
  const field = ofTask.length === 0 ? 'scenario' : ofModel.length === 0 ? 'models' : 'regions';
  const said = understood.find((part) => part.field === field);
  const value = field === 'scenario' ? first.task : first.values[field];
  return said ? [contradicted(text, field, [{ ...first.place, value }], said)] : [];
}

/** What the words around an error message ask for. Never throws. */
export async function readDenialPaste(text: string): Promise<Understood> {
  const denials = parseDenials(text).map(({ position }) => position);
  const { words, paste } = partsOfPaste(text, denials);
  const sentence = readWords(words);
  const { answers, understood, open } = sentence;
  // What was refused, above the message.
  const code = blankOut(paste, denials).replaceAll('\0', ' ');
  if (!answers || !isClear(sentence))
    return !TRACE.test(text) && isCode(code) ? codeAnswers(code) : { understood: [] };
  const conflicts = [...sentence.conflicts, ...otherThanRefused(text, paste, answers, understood)];
  return { answers, understood, ...(open && { open }), sentence: { ...sentence, conflicts } };
}
