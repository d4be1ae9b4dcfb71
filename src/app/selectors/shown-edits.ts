// The texts of documents edited by hand as they are on screen: with what the wizard composes differently since.
import type { Answers } from '#deepseek/answers/index.ts';
import { type KitDocument, type RoleKit, composeLoaded, documentsOf } from '#deepseek/compose/index.ts';
import { type MergedText, mergeHandEdits } from '#iam/hand-edits/index.ts';
import { print } from '#iam/policy/index.ts';
import type { Draft } from '#deepseek/share/index.ts';
import type { State } from '#app/state/state.ts';
import { kitOf, selectKit } from './kit.ts';
import { remember } from './remember.ts';

/** The text of a document as the wizard composed it. */
export const textOf = remember(40, (document: KitDocument): string => print(document.document));

/** What the wizard composed for other answers, by document. */
const composedTexts = remember(
  12,
  (answers: Answers): ReadonlyMap<string, string> =>
    new Map(documentsOf(composeLoaded(answers)).map((document) => [document.id, print(document.document)])),
);

const mergeTexts = remember(40, (base: string, yours: string, now: string): MergedText =>
  mergeHandEdits({ base, yours, now }),
);

/** A document edited by hand. */
export interface ShownEdit {
  readonly text: string;
  /** False for a text that is not a policy in valid JSON: it stays as it is, whatever the wizard composes. */
  readonly isRead: boolean;
  /** Ids of the edits whose place the wizard changed too. */
  readonly undecided: readonly string[];
}

export type ShownEdits = Readonly<Record<string, ShownEdit>>;

const NONE: readonly string[] = [];

const shownEdits = remember(
  6,
  (
    kit: RoleKit,
    answers: Answers,
    overrides: Draft['overrides'],
    editedAt: Draft['editedAt'],
    undecided: Draft['undecided'],
  ): ShownEdits => {
    const shown = documentsOf(kit).flatMap((document): (readonly [string, ShownEdit])[] => {
      const { id } = document;
      const yours = Object.hasOwn(overrides, id) ? overrides[id] : undefined;
      if (yours === undefined) return [];
      const now = textOf(document);
      const at = editedAt?.[id];
      const base = at === undefined || at === answers ? now : (composedTexts(at).get(id) ?? now);
      const { text, isRead, conflicts } = mergeTexts(base, yours, now);
      if (text === now) return [];
      const open = [...new Set([...conflicts, ...(undecided?.[id] ?? NONE)])];
      return [[id, { text, isRead, undecided: open.length > 0 ? open : NONE }]];
    });
    return Object.fromEntries(shown);
  },
);

const textsOf = remember(6, (edits: ShownEdits): Draft['overrides'] =>
  Object.fromEntries(Object.entries(edits).map(([id, { text }]) => [id, text])),
);

const editsIn = (kit: RoleKit, { answers, overrides, editedAt, undecided }: Draft): ShownEdits =>
  shownEdits(kit, answers, overrides, editedAt, undecided);

export const selectEdits = (state: State): ShownEdits => editsIn(selectKit(state), state.draft);

/** The texts on screen in place of what the wizard composes, by document. */
export const selectEditedTexts = (state: State): Draft['overrides'] => textsOf(selectEdits(state));

/** The same for any draft. */
export const editedTextsOf = (draft: Draft): Draft['overrides'] =>
  textsOf(editsIn(kitOf(draft.answers), draft));

/** The draft with the texts on screen, for others to open: what each was edited against are its own answers. */
export function settledDraft(draft: Draft): Draft {
  const edits = editsIn(kitOf(draft.answers), draft);
  const open = Object.entries(edits).filter(([, { undecided }]) => undecided.length > 0);
  return {
    answers: draft.answers,
    overrides: textsOf(edits),
    ...(open.length > 0 && {
      undecided: Object.fromEntries(open.map(([id, { undecided }]) => [id, undecided])),
    }),
    ...(draft.cases && { cases: draft.cases }),
    ...(draft.unknownParts && { unknownParts: draft.unknownParts }),
  };
}
