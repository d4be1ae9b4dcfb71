// The text of the first step, and what of the answers it filled in.
import type { Answers } from '#core/answers/answers.ts';
import type { FieldValue } from '#core/answers/field.ts';
import type { FieldId } from '#core/answers/fields/fields.ts';

/** A file that was dropped on the page. Its text is read, and not shown in the field. */
export interface DroppedFile {
  readonly name: string;
  readonly text: string;
}

/** What was stated, and the answers before it. */
interface StatedBefore {
  readonly before: Answers;
  readonly stated: Answers;
}

export interface StartText {
  /** What stands in the field. */
  readonly text: string;
  readonly files: readonly DroppedFile[];
  /** The text whose statements are in the answers, or were until a person changed them. */
  readonly usedText: string;
  /** What a person took back of what was understood. */
  readonly removed: ReadonlySet<FieldId | 'scenario'>;
  /** Null once other answers were given by hand: then a change of the text takes nothing back. */
  readonly filledIn: StatedBefore | null;
}

export const NO_START_TEXT: StartText = {
  text: '',
  files: [],
  usedText: '',
  removed: new Set(),
  filledIn: null,
};

/** Everything that is to be read. */
export const textOf = ({ text, files }: StartText): string =>
  [...files.map((file) => file.text), text].filter((each) => each.trim() !== '').join('\n\n');

/** Whether two answers to a question are the same. */
const same = (one: FieldValue | undefined, other: FieldValue | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The answers without what was stated, as far as nobody changed that since. */
function withoutStated(answers: Answers, { before, stated }: StatedBefore): Answers {
  const values: { [K in FieldId]?: FieldValue } = { ...answers.values };
  for (const id of Object.keys(stated.values) as FieldId[]) {
    if (!same(values[id], stated.values[id])) continue;
    const old = before.values[id];
    if (old === undefined) delete values[id];
    else values[id] = old;
  }
  return { scenario: answers.scenario === stated.scenario ? before.scenario : answers.scenario, values };
}

/** The answers with what a text states, in place of what it stated before. Null: it states nothing. */
export function withStated(
  answers: Answers,
  filledIn: StatedBefore | null,
  stated: Answers | null,
): { readonly answers: Answers; readonly filledIn: StatedBefore | null } {
  const before = filledIn ? withoutStated(answers, filledIn) : answers;
  if (!stated) return { answers: before, filledIn: null };
  return {
    answers: { scenario: stated.scenario, values: { ...before.values, ...stated.values } },
    filledIn: { before, stated },
  };
}

/** Whether the answers hold all that is stated. */
export const holdsAll = (answers: Answers, stated: Answers): boolean =>
  answers.scenario === stated.scenario &&
  (Object.keys(stated.values) as FieldId[]).every((id) => same(answers.values[id], stated.values[id]));
