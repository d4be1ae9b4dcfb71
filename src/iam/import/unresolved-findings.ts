// Findings on a policy of a template, apart from those that wait for values which only a deployment knows.
import type { TextRange } from '#iam/json/ranges.ts';
import type { Unresolved } from './partial-value.ts';

/** Leaves out findings on a string or name with an unresolved part: its final value is not known yet. */
export function withoutUnresolved<T extends TextRange>(
  findings: readonly T[],
  unresolved: readonly { readonly marker?: Unresolved['marker'] | undefined }[],
  text: string,
): readonly T[] {
  const markers = unresolved.flatMap(({ marker }) => marker ?? []);
  if (markers.length === 0) return findings;
  return findings.filter(({ start, end }) => {
    const at = text.slice(start, end);
    return !at.startsWith('"') || !markers.some((marker) => at.includes(marker));
  });
}
