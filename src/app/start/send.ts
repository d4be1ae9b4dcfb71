// Reads what a person said or brought, and makes a kit of its own of it. Loaded with the rest of the page.
import '#app/selectors/all-rows.ts';
import { openLink, shareLinkOf } from '#app/persistence/share-link.ts';
import { openWorkspace, isWorkspace } from '#app/persistence/workspace-file.ts';
import { services } from '#app/services/index.ts';
import { pastedOf } from '#app/state/pasted.ts';
import { quotedLines, textOf, type DroppedFile, type LeftOutLine } from '#app/state/start.ts';
import { actions, useStore } from '#app/state/store.ts';
import { findScenario } from '#deepseek/catalog/index.ts';
import { beginsAsOurs } from '#deepseek/sentence/index.ts';
import {
  isSure,
  readText,
  scenariosFor,
  type SentenceReading,
  type Suggestion,
  type Understanding,
} from '#deepseek/understand/index.ts';
import { startAnswers, type Answers } from '#deepseek/answers/index.ts';

/** What to choose from where a text does not say enough. */
export interface TextChoice {
  readonly title: string;
  readonly detail: string;
  readonly answers: Answers;
  /** What the text names and the answers do not hold. */
  readonly leftOut: readonly string[];
}

/** Words of the text that the answer is about, as UTF-16 offsets. */
export interface TextMark {
  readonly start: number;
  readonly end: number;
}

export type Sent =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'unsure';
      readonly words: string;
      readonly choices: readonly TextChoice[];
      readonly marks: readonly TextMark[];
    };

const DONE: Sent = { kind: 'done' };
const unsure = (
  words: string,
  choices: readonly TextChoice[] = [],
  marked: readonly TextMark[] = [],
): Sent => ({ kind: 'unsure', words, choices, marks: apart(marked) });

/** From left to right, without those that overlap another. */
function apart(marked: readonly TextMark[]): readonly TextMark[] {
  const kept: TextMark[] = [];
  for (const mark of marked.toSorted((a, b) => a.start - b.start))
    if (mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark);
  return kept;
}

const MOST_CHOICES = 3;

/** The box stands over the sentence of the kit on screen, to change it. */
function changesKit(): boolean {
  const { start, draft } = useStore.getState();
  return start.open && draft.chosen === true && draft.brought?.kind !== 'denial' && !pastedOf(draft).open;
}

function takeSentence(answers: Answers): Sent {
  if (changesKit()) actions.restate(answers);
  else actions.beginWith(answers);
  return DONE;
}

/** The answers that a text states begin a kit; those of a changed sentence change the kit on screen. */
function take(stated: Answers): Sent {
  const { values } = useStore.getState().draft.answers;
  return takeSentence(changesKit() ? { ...stated, values: { ...values, ...stated.values } } : stated);
}

/** The answers, in which nothing is assumed of what a text says there is: “in the EU” does not say which Region. */
function withAsked({ scenario, values }: Answers, open: SentenceReading['open'] = []): Answers {
  const asksRegion = open.some(({ field }) => field === 'regions') && values.regions === undefined;
  return asksRegion ? { scenario, values: { ...values, regions: [] } } : { scenario, values };
}

const TEMPLATE = /^(?:AWSTemplateFormatVersion|Resources):|^[ \t]*(?:resource|data)[ \t]+"/m;

async function takeCode(text: string): Promise<Sent> {
  const { readCodePaste } = await import('#deepseek/understand/read-paste.ts');
  const reading = await readCodePaste(text);
  const { answers, conflicts, outside, calls, notRead = [] } = reading;
  if (answers && conflicts.length > 0) return asked({ answers, conflicts, notRead }, []);
  if (!answers && outside.length > 0) return unsure(onceEach(outside).join(' '), [], outside);
  // A template whose policies cannot be read says where.
  if (!answers && calls.length === 0 && TEMPLATE.test(text)) return checkPolicies(text, []);
  if (!answers) return unsure('Nothing about DeepSeek found in this code.');
  const { brought, answers: now } = useStore.getState().draft;
  // What changed code does not say stays as it was answered.
  const before =
    changesKit() && brought?.kind === 'code' ? (await readCodePaste(brought.text)).answers : undefined;
  const kept = before ? Object.entries(now.values).filter(([id]) => !Object.hasOwn(before.values, id)) : [];
  actions.beginWith(
    { ...answers, values: { ...Object.fromEntries(kept), ...answers.values } },
    { kind: 'code', text },
  );
  // What it leaves open is said next to the code.
  actions.leaveOut(await remarksOf({ ...reading, open: [] }));
  return DONE;
}

/** Policies are checked; where the words around them answer something, they become a role, and stay behind it. */
async function takePolicies(text: string, files: readonly DroppedFile[]): Promise<Sent> {
  const { readPolicyPaste, saidIn, partsOfPaste } = await import('#deepseek/understand/read-paste.ts');
  const reading = await readPolicyPaste(text);
  const { answers, conflicts = [], notRead } = reading;
  if (answers && notRead && conflicts.length > 0) return asked({ answers, conflicts, notRead }, []);
  const sent = await checkPolicies(partsOfPaste(text).paste, files);
  if (!notRead) return sent;
  const isRole = answers !== undefined && saidIn(text, reading);
  if (isRole) actions.beginWith(answers);
  actions.leaveOut(await remarksOf(reading));
  return isRole ? DONE : sent;
}

async function takeDenial(text: string): Promise<Sent> {
  const { readDenialPaste } = await import('#deepseek/understand/read-paste.ts');
  const { answers, sentence } = await readDenialPaste(text);
  actions.bringDenial(text, answers);
  if (sentence)
    actions.leaveOut([
      ...sentence.conflicts.map(({ message }) => ({ text: message })),
      ...(await remarksOf(sentence)),
    ]);
  return DONE;
}

async function checkPolicies(text: string, files: readonly DroppedFile[]): Promise<Sent> {
  const { policies: before } = pastedOf(useStore.getState().draft);
  const said = await services.pastedPolicies.add(files.length > 0 ? files : [{ text }]);
  // Where nothing could be read, the text and the reasons stay in the box.
  if (pastedOf(useStore.getState().draft).policies === before) return unsure(said.join(' '));
  actions.announce(said.join(' '));
  actions.editAsText(null);
  return DONE;
}

const titleOf = (id: string): string => findScenario(id)?.title ?? id;

const answersOf = (id: string, suggestions: readonly Suggestion[], { values }: Answers): Answers => {
  const scenario = findScenario(id)?.id;
  const answers = suggestions.find((each) => each.scenario === id)?.answers;
  return answers ?? (scenario ? { scenario, values } : startAnswers());
};

/** More do not help to choose. */
const MOST_VERSIONS = 4;

type Conflict = SentenceReading['conflicts'][number];

/** Each of what is said, and of two models also both. */
function waysOf({ field, parts }: Conflict): readonly Pick<Conflict['parts'][number], 'text' | 'value'>[] {
  const values = parts.flatMap(({ value }) => (Array.isArray(value) ? (value as readonly string[]) : []));
  const both = { text: parts.map(({ text }) => text).join(' and '), value: [...new Set(values)] };
  return field === 'models' && values.length >= parts.length ? [...parts, both] : parts;
}

/** What contradicts itself is asked: a choice for each way to settle it, up to a few. */
function asked(
  {
    answers,
    conflicts,
    notRead = [],
  }: Pick<SentenceReading, 'answers' | 'conflicts'> & Partial<Pick<SentenceReading, 'notRead'>>,
  suggestions: readonly Suggestion[],
): Sent {
  const words = conflicts.map(({ message }) => message).join(' ');
  const leftOut = notRead.map(({ text }) => text);
  const versions = conflicts.reduce<readonly TextChoice[]>(
    (chosen, conflict) =>
      chosen.flatMap((before) =>
        waysOf(conflict).map(({ text, value }): TextChoice => ({
          title: [before.title, text].filter((each) => each !== '').join(', '),
          // “Stay in the EU”: which Region that is.
          detail:
            Array.isArray(value) && conflict.field !== 'models'
              ? value.filter((each) => each !== text).join(', ')
              : '',
          answers:
            conflict.field === 'scenario'
              ? answersOf(String(value), suggestions, before.answers)
              : { ...before.answers, values: { ...before.answers.values, [conflict.field]: value } },
          leftOut,
        })),
      ),
    [{ title: '', detail: '', answers: answers ?? startAnswers(), leftOut }],
  );
  return unsure(
    words,
    versions.slice(0, MOST_VERSIONS),
    conflicts.flatMap(({ parts }) => parts),
  );
}

/** What stops or takes back something, which no scenario does. */
const ENDS = /\b(?:stop|disabl|(?:turn|switch)\w* off|remov|revok|undo)/i;

const closestWords = (text: string): string =>
  `Not sure what you mean. ${ENDS.test(text) ? 'These set something up and turn nothing off. ' : ''}Closest:`;

/** What is said of the first of each kind: the others are marked in the text. */
const onceEach = (outside: SentenceReading['outside']): readonly string[] =>
  [...new Map(outside.toReversed().map(({ kind, message }) => [kind, message])).values()].toReversed();

/** What can be made of a text that names what is not ours, too. */
const restOf = ({ answers, notRead, outside }: SentenceReading): readonly TextChoice[] =>
  answers
    ? [
        {
          title: titleOf(answers.scenario),
          detail: '',
          answers,
          leftOut: [...outside, ...notRead].map(({ text }) => text),
        },
      ]
    : [];

type Remarked = Pick<Understanding, 'answers' | 'notRead' | 'open' | 'outside' | 'otherTasks'>;

/** What a sentence says that the answers do not follow, as the banner tells it. */
async function remarksOf({
  answers: stated,
  notRead = [],
  open = [],
  outside = [],
  otherTasks = [],
}: Remarked): Promise<readonly LeftOutLine[]> {
  const others = otherTasks.filter(({ isJoinable }) => !isJoinable);
  const tasks = others.map(
    async ({ text, scenario, answers = startAnswers(scenario) }): Promise<LeftOutLine> => {
      const { address: href } = await shareLinkOf({ answers, overrides: {} }, { identities: true });
      return { text: `“${text}” needs a role of its own: `, begin: { href, title: titleOf(scenario) } };
    },
  );
  return [
    ...quotedLines(notRead.map(({ text }) => text)),
    // What is stated and not offered is said where it is asked.
    ...open
      .filter(({ field }) => field === undefined || stated?.values[field] === undefined)
      .map(({ text, message }) => ({ text: `“${text}”: ${message}` })),
    ...onceEach(outside).map((text) => ({ text })),
    ...(await Promise.all(tasks)),
  ];
}

/** Reads the text in the box and the files with it. */
export async function send(): Promise<Sent> {
  const { start, draft } = useStore.getState();
  const { files } = start;
  const text = textOf(start);
  const workspace = [start.text, ...files.map((file) => file.text)].find(isWorkspace);
  if (workspace !== undefined) {
    await openWorkspace(workspace);
    return DONE;
  }
  // What the page itself wrote, with a word changed.
  if (files.length === 0 && beginsAsOurs(text)) {
    const { readSentence } = await import('#deepseek/sentence/read-sentence.ts');
    const said = readSentence(text, draft.chosen === true ? draft.answers : undefined);
    if (said) return takeSentence(said);
  }
  const reading = await readText(text);
  switch (reading.kind) {
    case 'link':
      openLink(text);
      actions.editAsText(null);
      return DONE;
    case 'denials':
      return takeDenial(text);
    case 'policies':
      return takePolicies(text, files);
    case 'article':
      return checkPolicies(text, files);
    case 'code':
      return takeCode(text);
    case 'unknown':
      return unsure('Say what DeepSeek should do, or paste something.');
    case 'identifiers':
    case 'sentence': {
      // One word that only points at a scenario is no answer yet.
      const { sentence } = reading;
      const { answers, understood, conflicts, outside } = sentence;
      if (conflicts.length > 0) return asked(sentence, await scenariosFor(text));
      if (answers && understood.length > 1 && isSure(sentence)) {
        const sent = take(withAsked(answers, sentence.open));
        actions.leaveOut(await remarksOf(sentence));
        return sent;
      }
      if (outside.length > 0) return unsure(onceEach(outside).join(' '), restOf(sentence), outside);
      const suggestions = await scenariosFor(text);
      return suggestions.length > 0
        ? unsure(closestWords(text), suggestions.slice(0, MOST_CHOICES))
        : unsure('Not sure what you mean. Name a service, such as Lambda or S3, and what it does.');
    }
  }
}
