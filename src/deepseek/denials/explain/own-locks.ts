// Which statements of a kit refuse on purpose, and what they are called.
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { viewOf } from '#deepseek/answers/answers-view.ts';
import { documentsOf, type KitDocument } from '#deepseek/compose/role-kit.ts';
import { joinAnd } from '#iam/text/words.ts';
import type { StatementLocation } from '#iam/environment/resolve-request.ts';
import type { Ground } from './ground.ts';

/** The document as the wizard composed it; undefined if it was edited or pasted. */
function composed({ kit, from }: Ground, id: string): KitDocument | undefined {
  if (!kit || !from || Object.hasOwn(from.edits, id)) return undefined;
  return documentsOf(kit).find((document) => document.id === id);
}

/** The names of the lock: its switches in step 5, or the document that is a lock as a whole. */
function locksAt(location: StatementLocation, ground: Ground, isDeny: boolean): readonly string[] {
  const document = composed(ground, location.documentId);
  if (!document || !ground.from) return [];
  const view = viewOf(ground.from.answers);
  const whys = document.whys[Number(location.path[1] ?? 0)] ?? [];
  const switches = whys.flatMap(({ answers }) =>
    answers
      .filter((id) => view.asks(id) && fieldOf(id).step === 'lockdown')
      .map((id) => `“${fieldOf(id).label}” under Lock it down`),
  );
  if (switches.length > 0) return switches;
  return isDeny ? [`“${whys[0]?.title ?? document.title}” in ${document.title}`] : [];
}

/** The locks of the kit that the statements are, in words; empty if any of them is no lock. */
export function ownLocks(statements: readonly StatementLocation[], ground: Ground, isDeny: boolean): string {
  const names = statements.map((location) => locksAt(location, ground, isDeny));
  return names.length > 0 && names.every((each) => each.length > 0)
    ? joinAnd([...new Set(names.flat())])
    : '';
}

/** Titles of the documents of the statements, in words. */
export function documentTitles(statements: readonly StatementLocation[], { environment }: Ground): string {
  const all = [
    ...environment.roles.flatMap(({ trust, permissions }) => [...(trust ? [trust] : []), ...permissions]),
    ...environment.policies.flatMap(({ documents }) => documents),
  ];
  const ids = new Set(statements.map(({ documentId }) => documentId));
  return joinAnd([...new Set(all.filter(({ id }) => ids.has(id)).map(({ title }) => title))]);
}
