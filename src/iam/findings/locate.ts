// Finds the range in the text that a finding is about.
import { rangeOf, type TextWithTree } from '#iam/json/ranges.ts';
import type { Finding, LocatedFinding } from './finding.ts';

/** The finding with the range of its first location. */
export function locate(parsed: TextWithTree, finding: Finding): LocatedFinding {
  const first = finding.locations[0] ?? { path: [], target: 'value' };
  return { ...finding, ...rangeOf(parsed, first) };
}
