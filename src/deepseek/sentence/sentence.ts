// The role as one sentence: the templates of its trusted entity, its tasks and its limits, with an answer in each slot.
import { askedOfDeployer } from '#deepseek/answers/deployer.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { joinAnd } from '#iam/text/words.ts';
import { namesWho } from './entry-words.ts';
import { capital, joined, plain, textOf, wordCount, type SentencePart } from './parts.ts';
import { parseTemplate } from './template.ts';
import {
  clauseTemplate,
  deployerSource,
  deployerTemplate,
  OPEN_SUBJECTS,
  subjectOf,
} from './clause-templates.ts';
import {
  accountsIn,
  isMissing,
  isPremature,
  markOf,
  write,
  type Extent,
  type SentenceOptions,
  type SentenceWriter,
} from './write.ts';

/** A sentence is read at a glance. */
export const MAX_WORDS = 40;

/** What stands at the end of a sentence; those to `keep` are folded last, those that name `who` is let in never. */
interface Clause {
  readonly parts: readonly SentencePart[];
  readonly keep: boolean;
  readonly who: boolean;
}

/** Whether a person gave an answer of the clause, or has to. */
const isOwn = (parts: readonly SentencePart[]): boolean =>
  parts.some(({ mark }) => mark !== 'plain' && mark !== 'assumed');

const clause = (parts: readonly SentencePart[]): Clause => ({
  parts,
  keep: parts.some(({ mark }) => mark === 'needed' || mark === 'conflict'),
  who: parts.some(({ field, text }) => field !== undefined && namesWho(field) && accountsIn(text).length > 0),
});

function clauses(writer: SentenceWriter): readonly Clause[] {
  const { checked, said } = writer;
  const made: Clause[] = [];
  for (const id of checked.fields) {
    const template = said.has(id) || isPremature(id, writer) ? undefined : clauseTemplate(id);
    if (template === undefined || (isMissing(id, writer) && fieldOf(id).sentence === undefined)) continue;
    const trial: SentenceWriter = { ...writer, said: new Set(said) };
    const parts = write(parseTemplate(`, ${template}`), trial, true);
    if (!parts || !isOwn(parts)) continue;
    for (const each of trial.said) said.add(each);
    made.push(clause(parts));
  }
  return made;
}

/** Answers that are missing or wrong, and named nowhere else. */
function needs(writer: SentenceWriter): readonly SentencePart[] {
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

function deployer(writer: SentenceWriter): readonly SentencePart[] {
  const template = deployerTemplate(writer.checked.view);
  if (template === undefined) return [];
  return write(parseTemplate(deployerSource(template)), { ...writer, idOf: askedOfDeployer }) ?? [];
}

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
  const writer: SentenceWriter = { checked, options, extent, said: new Set(), idOf: (slot) => slot };
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
