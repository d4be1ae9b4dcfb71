// A piece of a sentence, and pieces as a text.
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';

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

/** What stands for an answer that is missing. */
export const NEEDED = 'needed';

export const plain = (text: string): SentencePart => ({ text, mark: 'plain' });

export const wordCount = (parts: readonly SentencePart[]): number =>
  parts
    .map(({ text }) => text)
    .join('')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

/** Text in one piece, and without pieces that are empty. */
export function joined(parts: readonly SentencePart[]): readonly SentencePart[] {
  const made: SentencePart[] = [];
  for (const part of parts) {
    const last = made.at(-1);
    if (part.mark === 'plain' && last?.mark === 'plain' && !part.full && !last.full)
      made[made.length - 1] = plain(last.text + part.text);
    else if (part.text !== '' || part.full) made.push(part);
  }
  return made;
}

export const capital = ([first, ...others]: readonly SentencePart[]): readonly SentencePart[] =>
  first ? [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...others] : [];

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
