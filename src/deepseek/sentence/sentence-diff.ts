// Two sentences as one: what the second adds is new, and what it lacks of the first is removed.
import { valueOf } from '#deepseek/answers/answers-view.ts';
import type { AnswersView } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { sameValue } from '#deepseek/answers/same-value.ts';
import { joinAnd } from '#iam/text/words.ts';
import type { SentencePart } from './parts.ts';

const same = (a: SentencePart, b: SentencePart): boolean =>
  a.field === b.field && (a.full ?? a.text) === (b.full ?? b.text);

const marked = (part: SentencePart, mark: 'new' | 'removed'): SentencePart => ({ ...part, mark });

/** A piece with words in it: not only a comma or a space between two chips. */
const hasWords = ({ text }: SentencePart): boolean => /[\p{L}\p{N}]/u.test(text);

/** One list in another: what stays as it is, then what is gone and what is new. */
function entryDiff(before: SentencePart, after: SentencePart): readonly SentencePart[] {
  const old = before.entries;
  const now = after.entries;
  const kept = now?.words.filter((word) => old?.words.includes(word)) ?? [];
  if (!old || !now || kept.length === 0)
    return [marked(before, 'removed'), { text: ' ', mark: 'plain' }, marked(after, 'new')];
  const gone = old.words.filter((word) => !now.words.includes(word));
  const added = now.words.filter((word) => !old.words.includes(word));
  const { field } = after;
  const chip = (
    words: readonly string[],
    mark: SentencePart['mark'],
    before = '',
  ): readonly SentencePart[] =>
    words.length === 0 ? [] : [{ text: `${before}${joinAnd(words)}`, mark, ...(field ? { field } : {}) }];
  const space: SentencePart = { text: ' ', mark: 'plain' };
  const [head = ''] = now.form.split('*');
  return [chip(kept, after.mark, head), chip(gone, 'removed', 'and '), chip(added, 'new', 'and ')]
    .filter((each) => each.length > 0)
    .flatMap((each, i) => (i === 0 ? each : [space, ...each]));
}

/** How many pieces two sentences share from each place on. */
function shared(before: readonly SentencePart[], after: readonly SentencePart[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      table[i]![j] = matches(before[i]!, after[j]!)
        ? 1 + table[i + 1]![j + 1]!
        : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
  return table;
}

/** The same words, or another answer to the same question. */
const matches = (a: SentencePart, b: SentencePart): boolean =>
  a.field === undefined ? same(a, b) : a.field === b.field;

/** A piece of words without the comma or the space that it begins with. */
function withoutLead(part: SentencePart): readonly SentencePart[] {
  const [lead = ''] = /^[\s,;]*/.exec(part.text) ?? [];
  if (lead === '' || part.field !== undefined || part.mark === 'plain') return [part];
  return [
    { text: lead, mark: 'plain' },
    { ...part, text: part.text.slice(lead.length) },
  ];
}

/** Whether a question has the same answer in both versions. */
export const keptBetween =
  (before: AnswersView, after: AnswersView) =>
  (field: FieldId): boolean =>
    sameValue(valueOf(field, before), valueOf(field, after));

/**
 * The second sentence with the marks “new” and “removed” on what differs from the first. The words of an answer also
 * follow from others: a guardrail is named with its Region where there are two. `isKept` says that an answer is as it
 * was, so its words have no such mark.
 */
export function sentenceDiff(
  before: readonly SentencePart[],
  after: readonly SentencePart[],
  isKept: (field: FieldId) => boolean = () => false,
): readonly SentencePart[] {
  const table = shared(before, after);
  const made: SentencePart[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    const old = before[i];
    const now = after[j];
    if (old && now && matches(old, now)) {
      const isSame = same(old, now) || (now.field !== undefined && isKept(now.field));
      made.push(...(isSame ? [now] : entryDiff(old, now)));
      i += 1;
      j += 1;
    } else if (old && (!now || table[i + 1]![j]! >= table[i]![j + 1]!)) {
      made.push(hasWords(old) ? marked(old, 'removed') : old);
      i += 1;
    } else if (now) {
      made.push(hasWords(now) ? marked(now, 'new') : now);
      j += 1;
    }
  }
  return made.flatMap(withoutLead);
}
