// The role as one sentence: the templates of its trusted entity, its tasks and its limits, with an answer in each slot.
import { makesRole } from '#deepseek/answers/answers-view.ts';
import { askedOfDeployer, deployerEntity, inPermissionSet } from '#deepseek/answers/deployer.ts';
import type { AnswersView, Field } from '#deepseek/answers/field.ts';
import { fieldOf, isFieldId, type FieldId } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { standingOf } from '#deepseek/answers/standing.ts';
import { entities } from '#deepseek/catalog/entities.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { excerpt } from '#iam/text/invisible.ts';
import { joinAnd } from '#iam/text/words.ts';
import { entryWords, namesWho } from './entry-words.ts';
import { parseTemplate, type SentenceTemplate } from './template.ts';

export type SentenceMark = 'plain' | 'stated' | 'assumed' | 'needed' | 'conflict' | 'new' | 'removed';

/** A piece of the sentence. One with a `field` is a chip: the answer to that question. */
export interface SentencePart {
  readonly text: string;
  readonly mark: SentenceMark;
  readonly field?: FieldId;
  /** All that the text shortens, one each; absent where it shortens nothing. */
  readonly folded?: readonly string[];
  /** The text with nothing shortened; absent where that is the text. */
  readonly full?: string;
  /** The words of each entry of a list, and where they stand in the text: "guardrails *". */
  readonly entries?: { readonly words: readonly string[]; readonly form: string };
}

export interface SentenceOptions {
  /** Questions whose answers contradict each other. */
  readonly conflicts?: readonly FieldId[];
  /** Questions that have a starting value here, and must be answered all the same: where code runs, say. */
  readonly needed?: readonly FieldId[];
  /** What is for whom nobody has said: code that runs somewhere, or a role that somebody uses. */
  readonly subject?: OpenSubject;
  /** Folds nothing, however long it gets. */
  readonly unfold?: boolean;
}

export type OpenSubject = 'code' | 'role';

/** A sentence is read at a glance. */
export const MAX_WORDS = 40;

/** How much is shown: everything, long lists folded, also shorter lists and no extras, or only what must be. */
type Extent = 'full' | 'usual' | 'folded' | 'short';

/** What stands for an answer that is missing. */
export const NEEDED = 'needed';

const OPEN_SUBJECTS: Readonly<Record<OpenSubject, string>> = {
  code: 'Code that runs {entity} in account {account}',
  role: 'A role used by {entity} in account {account}',
};
export const PERSON = 'A {entity:person} through permission set {permissionSets}';

/** The template of who uses the role. */
const subjectOf = ({ scenario, entity }: AnswersView): string =>
  makesRole(scenario) ? `${entity.sentence} ` : '';

/** The template of who deploys what the role is for; undefined where that is not said. */
function deployerTemplate(view: AnswersView): string | undefined {
  if (!view.asks('deployer')) return undefined;
  if (inPermissionSet(view)) return PERSON;
  return deployerEntity(view)?.sentence;
}

/** Questions whose answers are said by the whole, or are no part of what the role can do. */
const isSilent = (id: FieldId, { step }: Field): boolean =>
  step === 'names' || id === 'entity' || id === 'also' || id === 'deployer' || fieldOf(id).sentence === '';

/** A template for an answer that has none of its own. */
function labelTemplate(id: FieldId, { kind, label }: Field): string {
  const name = label.replaceAll(/[[\]{}]/g, '');
  return `${name}${name.endsWith('?') ? '' : ':'} {${id}${kind === 'switch' ? ':on|off' : ''}}`;
}

/** The template of what one answer adds to the sentence; undefined where it adds nothing. */
export function clauseTemplate(id: FieldId): string | undefined {
  const field = fieldOf(id);
  return isSilent(id, field) ? undefined : (field.sentence ?? labelTemplate(id, field));
}

/** The template within a sentence. */
const lowerFirst = (source: string): string =>
  source.replace(/^(\{entity:)?(A)/, (_, slot: string = '') => `${slot}a`);

/** What a sentence says of the deployer, by the template of who that is. */
export const deployerSource = (template: string): string => `; ${lowerFirst(template)} deploys it`;

/** The beginning of a long text, and of one with many words. */
function brief(words: string): string {
  const some = words.split(' ').slice(0, 5).join(' ');
  return excerpt(some === words ? words : `${some}…`);
}

/** The most entries of a list that are shown. */
const MOST: Readonly<Record<Extent, number>> = { full: Infinity, usual: 3, folded: 2, short: 1 };

const accountsIn = (words: string): readonly string[] => words.match(/\b\d{12}\b/g) ?? [];

function someOf(words: readonly string[], extent: Extent): string {
  if (words.length <= MOST[extent]) return joinAnd(words.map(brief));
  const others = words.length - 1;
  return `${brief(words[0]!)} ${extent === 'short' ? `+${others}` : `and ${others} more`}`;
}

/** The first entries. Of those who are let in, the accounts of all: nobody hides behind a number or a long name. */
function shortened(words: readonly string[], extent: Extent, isWho: boolean): string {
  const some = someOf(words, extent);
  const shown = new Set(accountsIn(some));
  const hidden = isWho ? words.flatMap(accountsIn).filter((each) => !shown.has(each)) : [];
  return hidden.length === 0 ? some : `${some}, also of ${joinAnd([...new Set(hidden)])}`;
}

/** A function as replacement: names may hold a `$`. */
const fill = (form: string, words: string): string => form.replace('*', () => words);

interface Writer {
  readonly checked: CheckedAnswers;
  readonly options: SentenceOptions;
  readonly extent: Extent;
  /** The questions named so far. */
  readonly said: Set<string>;
  /** The name of a question where a slot has it. */
  readonly idOf: (slot: string) => string;
}

function markOf(id: FieldId, { checked, options }: Writer): Exclude<SentenceMark, 'plain'> {
  if (options.conflicts?.includes(id)) return 'conflict';
  if (options.needed?.includes(id)) return 'needed';
  const standing = standingOf(checked, id);
  if (standing === 'wrong') return 'needed';
  const only = id === 'entity' && checked.view.scenario.entities.length === 1;
  return only ? 'stated' : standing;
}

const isMissing = (id: FieldId, { checked, options }: Writer): boolean =>
  options.needed?.includes(id) === true || standingOf(checked, id) === 'needed';

/** What is asked about who uses the role has no answer while that is not known. */
const isPremature = (id: FieldId, { options }: Writer): boolean =>
  options.needed?.includes('entity') === true &&
  id !== 'entity' &&
  id !== 'account' &&
  fieldOf(id).step === 'entity';

/** The answer in words: the entries of a list or one text; undefined where there is nothing to say. */
function wordsOf(
  id: FieldId,
  forms: readonly string[],
  writer: Writer,
): readonly string[] | string | undefined {
  const { view } = writer.checked;
  if (id === 'entity' || id === 'deployer') return forms[0];
  switch (fieldOf(id).kind) {
    case 'switch':
      return forms[view.flag(id) ? 0 : 1];
    case 'choice': {
      const value = view.text(id);
      if (forms.length === 0) return entryWords(id, value, view);
      return forms.find((form) => form.startsWith(`${value}=`))?.slice(value.length + 1);
    }
    case 'text':
      return view.text(id).trim() === '' ? undefined : [entryWords(id, view.text(id), view)];
    case 'list':
    case 'choices': {
      const entries = view.list(id).map((entry) => entryWords(id, entry, view));
      return entries.length === 0 ? undefined : entries;
    }
  }
}

const takesEntries = (id: FieldId): boolean => !['switch', 'choice'].includes(fieldOf(id).kind);

function chip(id: FieldId, forms: readonly string[], writer: Writer): SentencePart | undefined {
  const mark = markOf(id, writer);
  const [one = '*', many = one] = takesEntries(id) && id !== 'entity' ? forms : [];
  if (isMissing(id, writer)) return { text: fill(one, NEEDED), mark, field: id };
  const words = wordsOf(id, forms, writer);
  if (words === undefined) return undefined;
  if (typeof words === 'string') return words === '' ? undefined : { text: words, mark, field: id };
  const form = words.length > 1 ? many : one;
  const full = fill(form, joinAnd(words));
  const text = fill(form, shortened(words, writer.extent, namesWho(id)));
  const entries = { words, form };
  return text === full || writer.extent === 'full'
    ? { text: full, mark, field: id, entries }
    : { text, mark, field: id, folded: words, full, entries };
}

/** Text, or a switch or choice that nobody made. */
const isExtra = ({ mark, field }: SentencePart): boolean =>
  mark === 'plain' || (mark === 'assumed' && field !== undefined && !takesEntries(field));

/** What no sentence leaves out: an answer that is missing or in conflict, the account and the Regions. */
const isBasic = ({ mark, field }: SentencePart): boolean =>
  mark === 'needed' || mark === 'conflict' || field === 'account' || field === 'regions';

/** What a template says for the answers; undefined where it is a part that says nothing, or nothing new. */
function write(
  template: SentenceTemplate,
  writer: Writer,
  isOptional = false,
): readonly SentencePart[] | undefined {
  const { checked, said, extent, idOf } = writer;
  const parts: SentencePart[] = [];
  const named: string[] = [];
  for (const part of template) {
    if ('text' in part) parts.push({ text: part.text, mark: 'plain' });
    else if ('optional' in part) parts.push(...(write(part.optional, writer, true) ?? []));
    else {
      const id = idOf(part.slot);
      const asked = isFieldId(id) && (checked.view.asks(id) || id === 'deployer' || id === 'entity');
      const made = asked && !(isOptional && said.has(id)) ? chip(id, part.forms, writer) : undefined;
      if (made) {
        parts.push(made);
        named.push(id);
      } else if (isOptional) return undefined;
    }
  }
  for (const id of named) said.add(id);
  const isLeftOut =
    isOptional &&
    ((extent === 'folded' && parts.every(isExtra)) || (extent === 'short' && !parts.some(isBasic)));
  return isLeftOut ? [{ text: '', mark: 'plain', full: textOf(parts, { unfold: true }) }] : parts;
}

/** What stands at the end of a sentence; those to `keep` are folded last, those that name `who` is let in never. */
interface Clause {
  readonly parts: readonly SentencePart[];
  readonly keep: boolean;
  readonly who: boolean;
}

const plain = (text: string): SentencePart => ({ text, mark: 'plain' });

/** Whether a person gave an answer of the clause, or has to. */
const isOwn = (parts: readonly SentencePart[]): boolean =>
  parts.some(({ mark }) => mark !== 'plain' && mark !== 'assumed');

const clause = (parts: readonly SentencePart[]): Clause => ({
  parts,
  keep: parts.some(({ mark }) => mark === 'needed' || mark === 'conflict'),
  who: parts.some(({ field, text }) => field !== undefined && namesWho(field) && accountsIn(text).length > 0),
});

function clauses(writer: Writer): readonly Clause[] {
  const { checked, said } = writer;
  const made: Clause[] = [];
  for (const id of checked.fields) {
    const template = said.has(id) || isPremature(id, writer) ? undefined : clauseTemplate(id);
    if (template === undefined || (isMissing(id, writer) && fieldOf(id).sentence === undefined)) continue;
    const trial: Writer = { ...writer, said: new Set(said) };
    const parts = write(parseTemplate(`, ${template}`), trial, true);
    if (!parts || !isOwn(parts)) continue;
    for (const each of trial.said) said.add(each);
    made.push(clause(parts));
  }
  return made;
}

/** Answers that are missing or wrong, and named nowhere else. */
function needs(writer: Writer): readonly SentencePart[] {
  const { checked, said } = writer;
  const ids = checked.fields.filter(
    (id) => !said.has(id) && !isPremature(id, writer) && markOf(id, writer) === 'needed',
  );
  const [first] = ids;
  if (first !== undefined && ids.length > 1 && writer.extent === 'short') {
    const folded = ids.map((id) => fieldOf(id).label);
    const text = `${ids.length} answers`;
    return [plain('; needs '), { text, mark: 'needed', field: first, folded, full: joinAnd(folded) }];
  }
  return ids.flatMap((field, i) => [
    plain(i === 0 ? '; needs ' : i === ids.length - 1 ? ' and ' : ', '),
    { text: fieldOf(field).label, mark: 'needed' as const, field },
  ]);
}

function deployer(writer: Writer): readonly SentencePart[] {
  const template = deployerTemplate(writer.checked.view);
  if (template === undefined) return [];
  return write(parseTemplate(deployerSource(template)), { ...writer, idOf: askedOfDeployer }) ?? [];
}

const wordCount = (parts: readonly SentencePart[]): number =>
  parts
    .map(({ text }) => text)
    .join('')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Text in one piece, and without pieces that are empty. */
function joined(parts: readonly SentencePart[]): readonly SentencePart[] {
  const made: SentencePart[] = [];
  for (const part of parts) {
    const last = made.at(-1);
    if (part.mark === 'plain' && last?.mark === 'plain' && !part.full && !last.full)
      made[made.length - 1] = plain(last.text + part.text);
    else if (part.text !== '' || part.full) made.push(part);
  }
  return made;
}

const capital = ([first, ...others]: readonly SentencePart[]): readonly SentencePart[] =>
  first ? [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...others] : [];

/** The last clauses as one that says how many there are. */
function fold(all: readonly Clause[], folds: number): readonly SentencePart[] {
  const open = all.filter(({ who }) => !who);
  const order = [...open.filter(({ keep }) => keep), ...open.filter(({ keep }) => !keep)];
  const hidden = new Set(folds === 0 ? [] : order.slice(-folds));
  const shown = all.filter((each) => !hidden.has(each)).flatMap(({ parts }) => parts);
  if (hidden.size === 0) return shown;
  const texts = all.filter((each) => hidden.has(each)).map(({ parts }) => textOf(parts, { unfold: true }));
  const folded = texts.map((text) => text.slice(2));
  return [...shown, { text: `, and ${hidden.size} more`, mark: 'plain', folded, full: texts.join('') }];
}

function written(checked: CheckedAnswers, options: SentenceOptions, extent: Extent) {
  const { view } = checked;
  const writer: Writer = { checked, options, extent, said: new Set(), idOf: (slot) => slot };
  const subject = options.needed?.includes('entity')
    ? `${OPEN_SUBJECTS[options.subject ?? 'code']} `
    : subjectOf(view);
  const [first, ...others] = view.scenarios;
  const head = write(parseTemplate(`${subject}${first!.sentence}`), writer) ?? [];
  const tasks = others.map((task) => clause(write(parseTemplate(`, and ${task.sentence}`), writer) ?? []));
  const who = deployer(writer);
  // Clauses are folded whole.
  const limits = clauses(extent === 'short' ? { ...writer, extent: 'folded' } : writer);
  return { head, all: [...tasks, ...limits], tail: [...who, ...needs(writer), plain('.')] };
}

const assembled = ({ head, all, tail }: ReturnType<typeof written>, folds = 0): readonly SentencePart[] =>
  capital(joined([...head, ...fold(all, folds), ...tail]));

/** The sentence with everything in it that it can say, however long. */
export const wholeSentence = (checked: CheckedAnswers): readonly SentencePart[] =>
  assembled(written(checked, {}, 'full'));

/**
 * The role in one sentence of at most 40 words, but that all accounts that are let in are named: long lists are folded first, then what is assumed is left out, then the
 * last limits and tasks are folded into their number, those with an answer that is missing or in conflict last.
 */
export function sentenceOf(checked: CheckedAnswers, options: SentenceOptions = {}): readonly SentencePart[] {
  if (options.unfold) return assembled(written(checked, options, 'usual'));
  let parts: readonly SentencePart[] = [];
  for (const extent of ['usual', 'folded', 'short'] as const) {
    const made = written(checked, options, extent);
    const open = made.all.filter(({ who }) => !who);
    const most = { usual: 0, folded: open.filter(({ keep }) => !keep).length, short: open.length };
    for (let folds = 0; folds <= most[extent]; folds += 1) {
      parts = assembled(made, folds);
      if (wordCount(parts) <= MAX_WORDS) return parts;
    }
  }
  return parts;
}

/** The sentence as text; `unfold`: with nothing shortened, as a person edits it. */
export const textOf = (parts: readonly SentencePart[], { unfold = false } = {}): string =>
  parts.map(({ text, full }) => (unfold ? (full ?? text) : text)).join('');

/** In a text, where a blank has no frame around it. */
export const BLANK = `[${NEEDED}]`;

/** The sentence as a person edits it: nothing is shortened, and what is missing is marked as missing. */
export const editableText = (parts: readonly SentencePart[]): string =>
  parts
    .map(({ text, full = text, mark }) => (mark === 'needed' ? full.replace(NEEDED, BLANK) : full))
    .join('');

const MARKS: Readonly<Record<SentenceMark, string>> = {
  plain: '',
  stated: ', you said it',
  assumed: ', assumed',
  needed: ', needed',
  conflict: ', in conflict',
  new: ', new',
  removed: ', removed',
};

/** The accessible name of a chip: what it says, and its mark. */
export function chipName({ text, field, mark }: SentencePart): string {
  const isEmpty = mark === 'needed' && text.includes(NEEDED);
  return `${isEmpty && field ? fieldOf(field).label : text}${MARKS[mark]}`;
}

export const inOneLine = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

/** Whether a text begins as a sentence of ours: with who calls, or without one with the task. */
export function beginsAsOurs(text: string): boolean {
  const line = inOneLine(text);
  return [...entities.all(), ...scenarios.all()].some(({ sentence }) => {
    const [words = ''] = sentence.replace(/\{entity:(.*?)\}/, '$1').split(/[[{]/, 1);
    return words !== '' && line.startsWith(words);
  });
}
