// A review as JSON.
import type { Change } from '#iam/access/index.ts';
import { serializeCase } from '#deepseek/share/index.ts';
import { jsonText } from '#cli/terminal.ts';
import { documentWords, type Reviewed } from './reviewed.ts';

const names = (changes: readonly Change[]): readonly string[] => changes.map(({ action }) => action);

export function asJson({ changes, documents, access }: Reviewed): string {
  return jsonText({
    answers: changes
      .filter((change) => change.kind === 'answer')
      .map(({ answers: [first, ...others] }) => ({ ...first, with: others })),
    documents: documents.map((change) => ({
      id: change.id,
      title: change.title,
      before: change.before ?? null,
      after: change.after ?? null,
      byHand: documentWords(change).byHand,
      differences: documentWords(change).others,
    })),
    access: access.map(({ title, kind, difference: { gained, lost, changed, unchanged } }) => ({
      role: title,
      kind,
      gained: names(gained),
      lost: names(lost),
      changed: names(changed),
      unchanged,
    })),
    expectations: changes
      .filter((change) => change.kind === 'case')
      .map(({ label, before, after }) => ({
        says: label,
        before: before ? serializeCase(before) : null,
        after: after ? serializeCase(after) : null,
      })),
  });
}
