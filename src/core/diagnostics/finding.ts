// What a check says about a policy, in AWS's four words for how much it matters.
import type { JsonLocation } from '#core/json/json-path.ts';
import type { Fix } from './fix.ts';

/** AWS's finding types, in the order in which the console lists them. */
export const SEVERITIES = ['security', 'error', 'warning', 'suggestion'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Finding {
  /** Rolewright's own id for the check, kebab-case. */
  readonly id: string;
  /** AWS's issue code, where IAM Access Analyzer has the same check. */
  readonly code?: string;
  readonly severity: Severity;
  /** Plain words: what is wrong and what to do. */
  readonly message: string;
  /** At least one; the first is where to go. */
  readonly locations: readonly JsonLocation[];
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
