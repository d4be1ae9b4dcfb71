// How many actions the policies of a change gain and lose, counted for each policy and principal.
import { count } from '#iam/text/index.ts';
import { givesMore, takesAway, type AttachmentChange } from './attachment-changes.ts';
import type { ChangedPolicy, GitDifference } from './git-difference.ts';

export interface Totals {
  readonly gained: number;
  readonly lost: number;
  readonly changed: number;
  /** How many of the changed ones may allow more than they did. */
  readonly wider: number;
}

export function totalOf(policies: readonly Pick<ChangedPolicy, 'access'>[]): Totals {
  const all = policies.flatMap(({ access }) => access);
  const sum = (of: 'gained' | 'lost' | 'changed'): number =>
    all.reduce((total, found) => total + found[of].length, 0);
  const wider = all.flatMap(({ changed }) => changed).filter(({ more }) => more);
  return { gained: sum('gained'), lost: sum('lost'), changed: sum('changed'), wider: wider.length };
}

/** How many identities get more, or less, by what is attached to them. */
export interface AttachmentTotals {
  readonly more: number;
  readonly less: number;
}

export const attachmentTotals = (changes: readonly AttachmentChange[]): AttachmentTotals => ({
  more: changes.filter(givesMore).length,
  less: changes.filter(takesAway).length,
});

/** "; attached policies or boundaries change for 2 identities", where they do. */
export const attachmentWords = (changes: readonly AttachmentChange[]): string =>
  changes.length === 0
    ? ''
    : `; attached policies or boundaries change for ${count(changes.length, 'identity')}`;

/** "; 2 parts that differ cannot be read", where there are some. */
export function unknownWords(unread: GitDifference['unread']): string {
  const parts = unread.filter(({ fails }) => fails).length;
  return parts === 0
    ? ''
    : `; ${count(parts, 'part')} that ${parts === 1 ? 'differs' : 'differ'} cannot be read`;
}

export const totalWords = ({ gained, lost, changed, wider }: Totals): string =>
  `${gained} gained, ${lost} lost, ${changed} changed${wider > 0 ? ` (${wider} to more)` : ''}`;

/** What each value of --fail-on fails on. */
export const FAILS: Readonly<Record<string, (found: Totals & AttachmentTotals) => boolean>> = {
  gained: ({ gained, wider, more }) => gained + wider + more > 0,
  lost: ({ lost, less }) => lost + less > 0,
  changed: ({ gained, changed, more }) => gained + changed + more > 0,
  any: ({ gained, changed, lost, more, less }) => gained + changed + lost + more + less > 0,
  never: () => false,
};

/** The exit status: 1 for what --fail-on names, 2 where something that differs cannot be read. */
export function statusOf({ policies, attachments, unread }: GitDifference, failOn: string): 0 | 1 | 2 {
  if (FAILS[failOn]!({ ...totalOf(policies), ...attachmentTotals(attachments) })) return 1;
  return failOn !== 'never' && unread.some(({ fails }) => fails) ? 2 : 0;
}
