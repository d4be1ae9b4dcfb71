// Undoes one edit by hand: that place of the text is as the wizard composed it, and the others stay.
import { applyTextEdits } from '#iam/json/edit-text.ts';
import { editPolicyText } from '#iam/policy/edit-policy.ts';
import { editDocument } from './document-editor.ts';
import type { HandEdit } from './hand-edit.ts';
import { matchStatements } from './match-statements.ts';
import { readPolicyMeaning, type PolicyMeaning } from './read-policy.ts';
import type { StatementChange } from './statement-changes.ts';

/** The change that leads back. */
function reversed({ fromPath, toPath, from, to, fromId, toId, ...about }: StatementChange): StatementChange {
  return {
    ...about,
    fromPath: toPath,
    toPath: fromPath,
    from: to,
    to: from,
    ...(toId !== undefined && { fromId: toId }),
    ...(fromId !== undefined && { toId: fromId }),
  };
}

/** Behind the statements that come before it in the wizard's document. */
function placeFor(composed: number, from: PolicyMeaning, to: PolicyMeaning): number {
  const pairs = matchStatements(from.statements, to.statements);
  for (let before = composed - 1; before >= 0; before -= 1) {
    const at = pairs.get(before);
    if (at !== undefined) return at + 1;
  }
  return 0;
}

/** `edit` is one of those between the two texts. Undefined for texts that cannot be read. */
export function undoHandEdit(composed: string, yours: string, edit: HandEdit): string | undefined {
  const [from, to] = [readPolicyMeaning(composed), readPolicyMeaning(yours)];
  if (!from || !to) return undefined;
  const editor = editDocument(to.document);
  if (edit.level === 'document') editor.setMember(edit.name, edit.from);
  else if (edit.change && edit.yours !== undefined) editor.changeStatement(edit.yours, reversed(edit.change));
  else if (edit.yours !== undefined) editor.removeStatement(edit.yours);
  else if (edit.composed !== undefined && edit.from !== undefined)
    editor.insertStatement(placeFor(edit.composed, from, to), edit.from);
  const changes = editPolicyText(yours, editor.edits);
  return changes && applyTextEdits(yours, changes);
}
