// Changed answers. An answer that is asked, or starts otherwise, only because another one changed is part of that change.
import type { Answers } from '#deepseek/answers/answers.ts';
import { valueOf, viewOf } from '#deepseek/answers/answers-view.ts';
import { answerWords } from '#deepseek/answers/answer-words.ts';
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import { fieldIds, fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { normalizeAnswers } from '#deepseek/answers/normalize-answers.ts';
import { sameValue } from '#deepseek/answers/same-value.ts';
import type { AnswerChange, ChangedAnswer, StatedAnswers } from './change.ts';

/** Answers without what no question asks for, and their view. */
interface Version {
  readonly answers: Answers;
  readonly view: AnswersView;
}

type Key = FieldId | 'scenario';

const versionOf = (answers: Answers): Version => ({ answers, view: viewOf(answers) });

/** The answer with its starting value filled in; undefined where it is not asked. */
const valueIn = ({ view }: Version, id: FieldId): FieldValue | undefined =>
  view.asks(id) ? valueOf(id, view) : undefined;

/** The stated answers to some questions in a version. */
function statedIn({ answers }: Version, keys: readonly Key[]): StatedAnswers {
  const fields = keys.filter((key) => key !== 'scenario');
  return {
    ...(fields.length < keys.length && { scenario: answers.scenario }),
    values: Object.fromEntries(fields.map((id) => [id, answers.values[id]])),
  };
}

/** The answers with those of one change in place of their own. */
export function withStated(answers: Answers, { scenario, values }: StatedAnswers): Answers {
  const stated = Object.entries({ ...answers.values, ...values }).filter(([, value]) => value !== undefined);
  return { scenario: scenario ?? answers.scenario, values: Object.fromEntries(stated) };
}

class Grouping {
  /** Questions whose stated answers differ and that belong to no change yet. */
  #open: Set<FieldId>;
  readonly #before: Version;
  readonly #after: Version;

  constructor(before: Version, after: Version) {
    this.#before = before;
    this.#after = after;
    const differ = (id: FieldId) => !sameValue(before.answers.values[id], after.answers.values[id]);
    this.#open = new Set(fieldIds().filter(differ));
  }

  /** Whether the answer differs where it is asked in both versions: a person changed it. */
  #differsByItself(id: FieldId): boolean {
    const [before, after] = [valueIn(this.#before, id), valueIn(this.#after, id)];
    return before !== undefined && after !== undefined && !sameValue(before, after);
  }

  /** Whether `id` is asked, no longer asked, or starts otherwise in `now`, which is a step on the way from one version to the other. */
  #follows(id: FieldId, now: Version, from: Version, to: Version): boolean {
    const [old, value] = [valueIn(from, id), valueIn(now, id)];
    if (sameValue(old, value)) return false;
    if ((old === undefined) !== (value === undefined)) return true;
    // An answer that a person changed as well is explained only if it becomes what it is in the other version.
    return !this.#differsByItself(id) || sameValue(value, valueIn(to, id));
  }

  /** Takes what follows from `keys` out of what is open, on the way from one version to the other. */
  #take(keys: Key[], from: Version, to: Version): void {
    for (let known = -1; known < keys.length;) {
      known = keys.length;
      const now = versionOf(withStated(from.answers, statedIn(to, keys)));
      for (const id of this.#open) {
        if (!this.#follows(id, now, from, to)) continue;
        keys.push(id);
        this.#open.delete(id);
      }
    }
  }

  groups(): readonly (readonly Key[])[] {
    const groups: Key[][] = [];
    const begin = (key: Key): void => {
      const keys: Key[] = [key];
      if (key !== 'scenario') this.#open.delete(key);
      this.#take(keys, this.#before, this.#after);
      groups.push(keys);
    };
    if (this.#before.answers.scenario !== this.#after.answers.scenario) begin('scenario');
    for (const id of fieldIds()) if (this.#open.has(id) && this.#differsByItself(id)) begin(id);
    // What takes two changes together is found from the other side.
    for (const keys of groups) this.#take(keys, this.#after, this.#before);
    const [first] = groups;
    if (first) first.push(...this.#open);
    else groups.push(...[...this.#open].map((id) => [id]));
    return groups;
  }
}

function changedAnswer(key: Key, before: Version, after: Version): ChangedAnswer {
  if (key === 'scenario')
    return {
      question: 'What do you want to do?',
      before: before.view.scenario.title,
      after: after.view.scenario.title,
    };
  const words = ({ view }: Version) => (view.asks(key) ? answerWords(key, view) : undefined);
  return { question: fieldOf(key).label, before: words(before), after: words(after) };
}

/** The changed answers, the scenario first, then in the order of the questions. */
export function answerChanges(shared: Answers, changed: Answers): readonly AnswerChange[] {
  const [before, after] = [versionOf(normalizeAnswers(shared)), versionOf(normalizeAnswers(changed))];
  const isSeen = (key: Key): boolean =>
    key === 'scenario' || !sameValue(valueIn(before, key), valueIn(after, key));
  return new Grouping(before, after).groups().flatMap((keys): readonly AnswerChange[] => {
    const [first] = keys;
    if (first === undefined || !keys.some(isSeen)) return [];
    return [
      {
        kind: 'answer',
        id: first === 'scenario' ? first : `answer ${first}`,
        field: first,
        answers: keys.filter(isSeen).map((key) => changedAnswer(key, before, after)),
        before: statedIn(before, keys),
        after: statedIn(after, keys),
      },
    ];
  });
}
