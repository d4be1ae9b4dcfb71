// A finding: what a check says about a policy, with one of AWS's four severities.
import type { JsonLocation } from '#iam/json/json-path.ts';
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
  /**
   * What the service answers where it refuses to save the document for this fault: IAM, or Organizations for its policies.
   * Apart from severity: a document may be saved with errors, and refused for what is a warning elsewhere.
   */
  readonly refusal?: string;
  /** A change that resolves it. */
  readonly fix?: Fix;
}

/** A finding with its range in a text: offsets in UTF-16 units, `end` exclusive. */
export interface LocatedFinding extends Finding {
  readonly start: number;
  readonly end: number;
}
