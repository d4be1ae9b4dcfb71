// Changes by hand: one for each place of a document that reads differently, or the whole text where it is not a policy.
import { canonicalText } from '#iam/hand-edits/statement-meaning.ts';
import { editWords } from '#iam/hand-edits/edit-words.ts';
import { handEditsOf, type HandEdit } from '#iam/hand-edits/hand-edit.ts';
import { makeHandEdit } from '#iam/hand-edits/merge.ts';
import { readPolicyMeaning } from '#iam/hand-edits/read-policy.ts';
import { undoHandEdit } from '#iam/hand-edits/undo.ts';
import type { Draft } from '#deepseek/share/draft.ts';
import type { EditChange } from './change.ts';
import { composedOf, editedText, textWith, withEditedText, type EditedText } from './edited-texts.ts';

/** What a person did to a text, by place; undefined where a text is not a policy. */
function editsBetween(from: string, to: string): readonly HandEdit[] | undefined {
  const [before, after] = [readPolicyMeaning(from), readPolicyMeaning(to)];
  return before && after && handEditsOf(before, after).edits;
}

const isSame = (a: HandEdit, b: HandEdit): boolean =>
  a.id === b.id &&
  canonicalText(a.from) === canonicalText(b.from) &&
  canonicalText(a.to) === canonicalText(b.to);

/** The first text with one of its edits alone; undefined if the others cannot be undone. */
function withOnly(from: string, to: string, wanted: HandEdit): string | undefined {
  let text = to;
  for (let left = editsBetween(from, to)?.length ?? 0; left > 0; left -= 1) {
    const other = editsBetween(from, text)?.findLast((edit) => !isSame(edit, wanted));
    if (other === undefined) return text;
    const undone = undoHandEdit(from, text, other);
    if (undone === undefined) return undefined;
    text = undone;
  }
  return undefined;
}

function changesIn(documentId: string, shared: Draft, changed: Draft): readonly EditChange[] {
  const [old, now] = [editedText(shared, documentId), editedText(changed, documentId)];
  if (old?.text === now?.text && old?.at === now?.at) return [];
  const at = changed.answers;
  const [from, to] = [textWith(old, documentId, at), textWith(now, documentId, at)];
  const whole = (before: string | undefined, after: string | undefined): readonly EditChange[] =>
    before === after
      ? []
      : [{ kind: 'edit', id: `edit ${documentId}`, documentId, place: undefined, before, after, at }];
  // Neither version shows an edit of a document that its kit does not have.
  if (from === undefined || to === undefined) return whole(old?.text, now?.text);
  const edits = editsBetween(from, to);
  const alone = edits?.map((edit) => [edit, withOnly(from, to, edit)] as const);
  if (!alone?.every(([, text]) => text !== undefined)) return whole(old && from, now && to);
  return alone.map(([edit, after]) => ({
    kind: 'edit',
    id: `edit ${documentId} ${edit.id}`,
    documentId,
    place: editWords(edit),
    before: from,
    after,
    at,
  }));
}

export function editChanges(shared: Draft, changed: Draft): readonly EditChange[] {
  const ids = [...new Set([...Object.keys(shared.overrides), ...Object.keys(changed.overrides)])].toSorted();
  return ids.flatMap((id) => changesIn(id, shared, changed));
}

/** The edited text, unless it means what the wizard composes. */
function unlessComposed(id: string, edited: EditedText): EditedText | undefined {
  const composed = composedOf(edited.at).texts.get(id);
  return composed !== undefined && editsBetween(composed, edited.text)?.length === 0 ? undefined : edited;
}

/** The draft with one change made to its text as it is now. */
export function withEdit<D extends Draft>(draft: D, change: EditChange, from: 'before' | 'after'): D {
  const { documentId: id, place, [from]: base, [from === 'before' ? 'after' : 'before']: yours } = change;
  if (place === undefined || base === undefined || yours === undefined)
    return withEditedText(draft, id, yours === undefined ? undefined : { text: yours, at: draft.answers });
  const current = editedText(draft, id);
  const now = textWith(current, id, draft.answers);
  // The document may come with another change.
  const edited: EditedText =
    now === undefined
      ? { text: current?.text ?? base, at: current?.at ?? change.at }
      : { text: now, at: draft.answers };
  const { text } = makeHandEdit({ base, yours, now: edited.text });
  return withEditedText(draft, id, unlessComposed(id, { ...edited, text }));
}
