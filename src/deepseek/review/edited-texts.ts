// The hand edits of a draft as texts, each with what the wizard composes differently since it was edited.
import type { Answers } from '#deepseek/answers/answers.ts';
import { composeLoaded } from '#deepseek/compose/compose-loaded.ts';
import { documentsOf, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { mergeHandEdits } from '#iam/hand-edits/merge.ts';
import { print } from '#iam/policy/print.ts';
import type { Draft } from '#deepseek/share/draft.ts';

/** A text, and the answers that it was edited against. */
export interface EditedText {
  readonly text: string;
  readonly at: Answers;
}

interface Composed {
  readonly kit: RoleKit;
  /** By document. */
  readonly texts: ReadonlyMap<string, string>;
}

const composed = new WeakMap<Answers, Composed>();

/** What the wizard composes; once for the same answers. */
export function composedOf(answers: Answers): Composed {
  const known = composed.get(answers);
  if (known) return known;
  const kit = composeLoaded(answers);
  const fresh = { kit, texts: new Map(documentsOf(kit).map(({ id, document }) => [id, print(document)])) };
  composed.set(answers, fresh);
  return fresh;
}

const own = <T>(record: Readonly<Record<string, T>> | undefined, id: string): T | undefined =>
  record && Object.hasOwn(record, id) ? record[id] : undefined;

export function editedText({ answers, overrides, editedAt }: Draft, id: string): EditedText | undefined {
  const text = own(overrides, id);
  return text === undefined ? undefined : { text, at: own(editedAt, id) ?? answers };
}

/** The text of a document with these answers, hand edits included; undefined where they make no such document. */
export function textWith(edited: EditedText | undefined, id: string, answers: Answers): string | undefined {
  const now = composedOf(answers).texts.get(id);
  if (edited === undefined || now === undefined) return now;
  const base = edited.at === answers ? now : (composedOf(edited.at).texts.get(id) ?? now);
  return mergeHandEdits({ base, yours: edited.text, now }).text;
}

/** The texts in place of what the wizard composes, by document of the kit. */
export function shownEdits(draft: Draft): Draft['overrides'] {
  const { answers, overrides } = draft;
  const shown = Object.keys(overrides).flatMap((id) => {
    const text = textWith(editedText(draft, id), id, answers);
    return text === undefined ? [] : [[id, text] as const];
  });
  return Object.fromEntries(shown);
}

/** A record without one entry, or with another value for it. */
function withEntry<T>(
  record: Readonly<Record<string, T>>,
  id: string,
  value: T | undefined,
): Record<string, T> {
  const others = Object.entries(record).filter(([other]) => other !== id);
  return Object.fromEntries(value === undefined ? others : [...others, [id, value]]);
}

/** The draft with another text for a document, or without one. Nothing is undecided about it any more. */
export function withEditedText<D extends Draft>(draft: D, id: string, edited: EditedText | undefined): D {
  const { overrides, editedAt = {}, undecided = {} } = draft;
  return {
    ...draft,
    overrides: withEntry(overrides, id, edited?.text),
    editedAt: withEntry(editedAt, id, edited?.at),
    undecided: withEntry(undecided, id, undefined),
  };
}

/** The draft with other answers: its hand edits stay what they are. */
export function withAnswersOf<D extends Draft>(draft: D, answers: Answers): D {
  const { overrides, editedAt = {} } = draft;
  const bases = Object.keys(overrides).map((id) => [id, own(editedAt, id) ?? draft.answers] as const);
  return { ...draft, answers, editedAt: Object.fromEntries(bases) };
}
