// What a check says about a policy, in AWS's four words for how much it matters.
import type { Fix } from './fix.ts';

/** AWS's finding types, in the order in which the console lists them. */
export const SEVERITIES = ['security', 'error', 'warning', 'suggestion'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Steps from the root of a JSON text: member names and array indexes. */
export type JsonPath = readonly (string | number)[];

/** A place in a policy: the value at `path`, or (for `key`) the name of the member that holds it. */
export interface FindingLocation {
  readonly path: JsonPath;
  readonly target: 'key' | 'value';
}

export interface Finding {
  /** Rolewright's own id for the check, kebab-case. */
  readonly id: string;
  /** AWS's issue code, where IAM Access Analyzer has the same check. */
  readonly code?: string;
  readonly severity: Severity;
  /** Plain words: what is wrong and what to do. */
  readonly message: string;
  /** At least one; the first is where to go. */
  readonly locations: readonly FindingLocation[];
  /** The AWS page that states the rule. */
  readonly source?: string;
  /** What may be done about it at a click. */
  readonly fix?: Fix;
}

/** A finding at its place in a text: offsets in UTF-16 units, `end` exclusive. */
export interface LocatedFinding extends Finding {
  readonly start: number;
  readonly end: number;
}
