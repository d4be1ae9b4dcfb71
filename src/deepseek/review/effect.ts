// What a change does: to which documents, to whose access, and who can use a role because of it.
import type { Answers } from '#deepseek/answers/answers.ts';
import { documentsOf, isCreated } from '#deepseek/compose/role-kit.ts';
import { ridersIn, type RiderScope } from '#iam/hand-edits/openings/riders-in.ts';
import { parseArn } from '#iam/policy/arn.ts';
import type { Draft } from '#deepseek/share/draft.ts';
import type { DraftChange } from './change.ts';
import { acceptChange, revertChange } from './compare.ts';
import { documentChanges, subjectVersions, type DocumentChange, type SubjectVersions } from './documents.ts';
import { composedOf } from './edited-texts.ts';

export interface Effect {
  readonly documents: readonly DocumentChange[];
  /** The subjects whose access may differ. */
  readonly subjects: readonly SubjectVersions[];
  /** "999999999999 can use this role" */
  readonly letsIn: readonly string[];
  /** "999999999999 can no longer use this role" */
  readonly keepsOut: readonly string[];
}

function typesOf(answers: Answers): ReadonlyMap<string, string> {
  return new Map(documentsOf(composedOf(answers).kit).map(({ id, type }) => [id, type]));
}

function ownAccounts(...versions: readonly Draft[]): RiderScope['ownAccounts'] {
  const roles = versions.flatMap(({ answers }) => composedOf(answers).kit.roles);
  return new Set(roles.flatMap((role) => (isCreated(role) ? (parseArn(role.arn)?.account ?? []) : [])));
}

const NO_LONGER = [
  ['is no longer denied', 'is now denied'],
  ['may be able to', 'may no longer be able to'],
  [' can ', ' can no longer '],
] as const;

/** What somebody could do, and cannot any more. */
function ended(text: string): string {
  const [from, to] = NO_LONGER.find(([words]) => text.includes(words)) ?? ['', ''];
  return text.replace(from, to);
}

/** What differs between two versions. */
export function effectBetween(before: Draft, after: Draft): Effect {
  const documents = documentChanges(before, after, []);
  const types = new Map([...typesOf(before.answers), ...typesOf(after.answers)]);
  const accounts = ownAccounts(before, after);
  const beyond = (from: 'before' | 'after', to: 'before' | 'after'): readonly string[] => {
    const found = documents.flatMap((document) => {
      const type = types.get(document.id) ?? '';
      if (!['trust', 'resource', 'rcp'].includes(type)) return [];
      const noun = type === 'trust' ? 'this role' : 'these resources';
      return ridersIn(document[to] ?? '', document[from] ?? '', { noun, ownAccounts: accounts });
    });
    return [...new Set(found.map(({ text }) => text))];
  };
  return {
    documents,
    subjects: subjectVersions(before, after),
    letsIn: beyond('before', 'after'),
    keepsOut: beyond('after', 'before').map(ended),
  };
}

/** What is lost where one change is reverted; where that is nothing without others, what it does by itself. */
export function effectOf(shared: Draft, changed: Draft, change: DraftChange): Effect {
  const last = effectBetween(revertChange(changed, change), changed);
  return last.documents.length > 0 ? last : effectBetween(shared, acceptChange(shared, change));
}
