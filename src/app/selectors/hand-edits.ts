// The hand edits of a document, one by one: in words, with their places, and what they leave of the wizard's reasons.
import type { Why } from '#deepseek/compose/index.ts';
import {
  type EditVersions,
  type HandEdit,
  type HandEdits,
  editWords,
  handEditsOf,
  readPolicyMeaning,
  undoHandEdit,
  versionWords,
} from '#iam/hand-edits/index.ts';
import { nodeAt, parse } from '#iam/json/index.ts';
import type { TextOnScreen } from './documents.ts';
import { linesOf, type LineRange } from './lines.ts';
import { remember } from './remember.ts';

export interface ListedEdit {
  readonly id: string;
  /** “Added `bedrock:GetFoundationModel` to InvokeDeepSeekV32” */
  readonly words: string;
  /** Where the wizard changed the same place and the person has not chosen yet: both versions, in words. */
  readonly versions: EditVersions | undefined;
  /** Its statement on screen; undefined for one that the person removed. */
  readonly statement: number | undefined;
}

/** What stands next to a statement. */
export interface StatementNote {
  readonly key: string;
  /** Undefined for a statement that the person added. */
  readonly whys: readonly Why[] | undefined;
  readonly edited: boolean;
  /** Edits that wait for a choice. */
  readonly undecided: readonly ListedEdit[];
}

const NO_EDITS: HandEdits = { edits: [], origins: [] };

const editsOf = remember(40, (composed: string, text: string): HandEdits => {
  if (composed === text) return NO_EDITS;
  const [from, to] = [readPolicyMeaning(composed), readPolicyMeaning(text)];
  return from && to ? handEditsOf(from, to) : NO_EDITS;
});

const listed = remember(40, ({ edits }: HandEdits, undecided: readonly string[]): readonly ListedEdit[] =>
  edits.map((edit) => ({
    id: edit.id,
    words: editWords(edit),
    versions: undecided.includes(edit.id) ? versionWords(edit) : undefined,
    statement: edit.yours,
  })),
);

/** The edits of a document; none for a text that cannot be read. */
export const listedEdits = ({ composed, text, undecided }: TextOnScreen): readonly ListedEdit[] =>
  listed(editsOf(composed, text), undecided);

/** The edits that wait for a choice between the person's version and the wizard's. */
export const undecidedEdits = (document: TextOnScreen): readonly ListedEdit[] =>
  listedEdits(document).filter(({ versions }) => versions !== undefined);

const editWith = ({ composed, text }: TextOnScreen, id: string): HandEdit | undefined =>
  editsOf(composed, text).edits.find((each) => each.id === id);

/** Where an edit is in the text. */
export function offsetOfEdit(document: TextOnScreen, id: string): number {
  const edit = editWith(document, id);
  return (edit && nodeAt(parse(document.text).root, edit.path)?.offset) ?? 0;
}

/** The lines of the edits that wait for a choice, with what they contain. */
export function undecidedLines(document: TextOnScreen): readonly LineRange[] {
  if (document.undecided.length === 0) return [];
  const { root } = parse(document.text);
  return undecidedEdits(document).flatMap(({ id, statement }) => {
    const edit = statement === undefined ? undefined : editWith(document, id);
    const node = edit && nodeAt(root, edit.path);
    return node ? [linesOf(document.text, node.offset, node.offset + node.length)] : [];
  });
}

/** A document's text, with the edits that still wait for a choice. */
interface SettledText {
  readonly text: string;
  readonly undecided: readonly string[];
}

/** The text without one edit: the wizard's own where it was the last. */
export function withoutEdit(document: TextOnScreen, id: string): SettledText | undefined {
  const { composed, text, undecided } = document;
  const edit = editWith(document, id);
  const without = edit && undoHandEdit(composed, text, edit);
  if (without === undefined) return undefined;
  const isLast = editsOf(composed, without).edits.length === 0;
  return { text: isLast ? composed : without, undecided: undecided.filter((each) => each !== id) };
}

const notesOf = remember(20, (document: TextOnScreen): readonly StatementNote[] | undefined => {
  const { source, composed, text, edited } = document;
  if (!edited)
    return source.whys.map((whys, index) => ({
      key: source.document.Statement[index]?.Sid ?? String(index),
      whys,
      edited: false,
      undecided: [],
    }));
  const { origins } = editsOf(composed, text);
  if (origins.length === 0) return undefined;
  const open = undecidedEdits(document);
  return origins.map((origin, index) => ({
    key: `${index} ${origin.composed ?? ''}`,
    whys: origin.composed === undefined ? undefined : source.whys[origin.composed],
    edited: origin.edited,
    undecided: open.filter(({ statement }) => statement === index),
  }));
});

/** One note for each statement on screen; undefined for a text that is not a policy. */
export const statementNotes = (document: TextOnScreen): readonly StatementNote[] | undefined =>
  notesOf(document);
