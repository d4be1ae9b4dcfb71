// Turns groups of redundant entries into findings.
import { show } from '#iam/text/quote.ts';
import { atValue, type CheckFinding } from '#iam/rules/check.ts';
import type { Located } from '#iam/rules/policy-view.ts';
import type { RedundantGroup } from './covering.ts';

function what(redundant: readonly Located<string>[]): string {
  const [first, second] = redundant.map(({ value }) => show(value));
  if (redundant.length === 1) return `${first} is`;
  return redundant.length === 2
    ? `${first} and ${second} are`
    : `${first} and ${redundant.length - 1} more are`;
}

/** The finding on a group: all of it in the order of the text, and a fix that leaves the entry that covers the others. */
export function redundancyHit(
  group: RedundantGroup,
  entries: readonly Located<string>[],
  safe: boolean,
): CheckFinding | undefined {
  const cover = entries[group.cover];
  const members = group.members.flatMap((index) => entries[index] ?? []);
  const redundant = members.filter((entry) => entry !== cover);
  if (!cover || redundant.length === 0) return undefined;
  const same = redundant.every(({ value }) => value === cover.value);
  return {
    message: same
      ? `${show(cover.value)} is listed ${members.length === 2 ? 'twice' : `${members.length} times`}. Keep one.`
      : `${what(redundant)} covered by ${show(cover.value)} in the same list. Remove the redundant entries.`,
    locations: members.map(({ path }) => atValue(path)),
    fix: {
      title:
        redundant.length === 1
          ? 'Remove the redundant entry'
          : `Remove ${redundant.length} redundant entries`,
      safe: safe || same,
      // From the end, so that the paths hold.
      edits: redundant.toReversed().map(({ path }) => ({ kind: 'remove', path })),
    },
  };
}
