// Anything a person pastes or writes → what it is, and the answers it leads to.
import type { Answers } from '#deepseek/answers/answers.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { readPolicies } from '#iam/import/read-policies.ts';
import { openPoliciesInSteps } from '#deepseek/recognize/open-policies.ts';
import type { CodeCall, CodeQuestion } from '#deepseek/code/reading.ts';
import { codeAnswers, type NeededAnswer } from './code-answers.ts';
import type { CodeNote, UnderstoodCode } from './code-notes.ts';
import type { Conflict } from './conflicts.ts';
import type { OutsidePart } from './outside.ts';
import { readArticle } from './read-article.ts';
import type { OpenQuestion, SentenceReading, UnderstoodPart } from './read-english.ts';
import { readSentence } from './read-sentence.ts';
import { textKind, type TextKind } from './text-kind.ts';

/** What a text is, and what was read from it. */
export interface Understanding {
  readonly kind: TextKind;
  /** Absent where the text leads to no answers by itself. */
  readonly answers?: Answers;
  /** What was read from where. Empty for policies: they are read as a whole. */
  readonly understood: readonly (UnderstoodPart | UnderstoodCode)[];
  /** Of a sentence: how sure the reading is, and what it does not follow. */
  readonly sentence?: SentenceReading;
  /** The calls of AWS in code. */
  readonly calls?: readonly CodeCall[];
  /** What code or a sentence leaves open. */
  readonly open?: readonly (CodeQuestion | OpenQuestion)[];
  /** What the role needs and code does not say, in the order in which to ask. */
  readonly needed?: readonly NeededAnswer[];
  /** What each place of code needs. */
  readonly notes?: readonly CodeNote[];
  /** What code contradicts itself in; a sentence has its own. */
  readonly conflicts?: readonly Conflict[];
  /** What code names that no role here is about; a sentence has its own. */
  readonly outside?: readonly OutsidePart[];
}

interface RecognizedAnswers {
  /** Absent where no task here is like the policies. */
  readonly answers?: Answers;
  /** They make less than half of the policies, which are only likely for this. */
  readonly isFar: boolean;
}

/** The answers that the policies in the text are closest to. Undefined: no policy can be read. */
async function answersOfPolicies(text: string): Promise<RecognizedAnswers | undefined> {
  const { policies } = await readPolicies(text);
  const steps = openPoliciesInSteps(policies.map(({ type, text: own }) => ({ type, text: own })));
  for (;;) {
    const step = steps.next();
    if (!step.done) continue;
    if (!step.value) return policies.length > 0 ? { isFar: true } : undefined;
    const { answers, isFar } = step.value;
    // Without a trust policy, who assumes the role is not said.
    if (policies.some(({ type }) => type === 'trust')) return { answers, isFar };
    const { entity: _entity, ...values } = answers.values;
    return { answers: { ...answers, values }, isFar };
  }
}

/** What the words of a policy say that no scenario makes as it stands. */
function wordsOfPolicies(text: string): Pick<Understanding, 'answers' | 'understood' | 'open'> {
  const { answers, understood, open } = readSentence(
    text.replaceAll(/["{}[\]]|^[ \t]*(?:#|\/\/).*$/gm, blankOf),
  );
  if (!answers) return { understood: [] };
  const accounts = new Set(
    Array.from(text.matchAll(/\barn:[\w-]+:\w+:[\w*-]+:(\d{12}):/g), ([, id = '']) => id),
  );
  const [account] = accounts;
  const view = viewOf(answers);
  const isOwn = accounts.size === 1 && account !== undefined && view.asks('account');
  const streams = /WithResponseStream\b/.test(text) && view.asks('streaming');
  const values = { ...answers.values, ...(isOwn && { account }), ...(streams && { streaming: true }) };
  return { answers: { ...answers, values }, understood, ...(open && { open }) };
}

const blankOf = (part: string): string => ' '.repeat(part.length);

/** Roles that call models, which differ in what they call. */
const CALLS_MODEL = /^invoke/;

/** Policies, and what a template around them says: who assumes the role, and what it calls. */
async function readTemplate(text: string): Promise<Omit<Understanding, 'kind'>> {
  const found = await answersOfPolicies(text);
  const recognized = found?.answers;
  const { answers, understood, ...rest } = await codeAnswers(text, true);
  const isSame = recognized?.scenario === answers?.scenario;
  const bothCall =
    CALLS_MODEL.test(recognized?.scenario ?? 'invoke') && CALLS_MODEL.test(answers?.scenario ?? '');
  if (answers && (isSame || bothCall)) {
    const isAsked = (id: string): boolean => rest.conflicts.some(({ field }) => field === id);
    const values = Object.fromEntries(
      Object.entries({ ...(isSame && recognized?.values), ...answers.values }).filter(([id]) => !isAsked(id)),
    );
    return { ...rest, answers: { ...answers, values }, understood };
  }
  const { outside, conflicts } = rest;
  // What is far from all that is made here shows less of its names to the search than to a reader.
  const words = found === undefined || found.isFar ? wordsOfPolicies(text) : undefined;
  if (words && (!found || words.answers?.scenario === recognized?.scenario))
    return { ...words, outside, conflicts };
  return { ...(recognized && { answers: recognized }), understood: [], outside, conflicts };
}

/** Reads a text of any kind. A link is only named: opening it is up to `deepseek/share`. Never throws. */
export async function understand(text: string): Promise<Understanding> {
  const kind = textKind(text);
  switch (kind) {
    case 'identifiers':
    case 'sentence': {
      const sentence = readSentence(text);
      const { answers, understood, open } = sentence;
      const isKnown = answers !== undefined || sentence.conflicts.length > 0;
      return {
        kind: isKnown ? kind : 'unknown',
        ...(answers && { answers }),
        understood,
        ...(open && { open }),
        sentence,
      };
    }
    case 'code':
      return { kind, ...(await codeAnswers(text)) };
    case 'article': {
      const found = await answersOfPolicies(text);
      return found?.answers && !found.isFar
        ? { kind, answers: found.answers, understood: [] }
        : { kind, ...readArticle(text) };
    }
    case 'policies':
      return { kind, ...(await readTemplate(text)) };
    case 'denials':
    case 'link':
    case 'unknown':
      return { kind, understood: [] };
  }
}
