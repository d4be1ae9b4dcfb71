// The description of a rule, which a check or the grammar applies: its name, its texts, and example policies.
import type { Example } from './example.ts';
import type { Severity } from './finding.ts';
import type { PolicyType } from '#iam/policy/policy.ts';

export interface Rule {
  /** Kebab-case, and that of its findings. For a check, also the name of its file, if it has one to itself. */
  readonly id: string;
  /** AWS's issue code, where IAM Access Analyzer has the rule. */
  readonly code?: string;
  readonly severity: Severity;
  /** The policy types it looks at. */
  readonly types: readonly PolicyType[];
  /** A few words: its name in lists. */
  readonly title: string;
  /** What it finds and why that matters, for the rule reference. */
  readonly why: string;
  /** The AWS page it rests on. */
  readonly source: string;
  /** Policies in which it finds something. */
  readonly bad: readonly Example[];
  /** Policies that look alike and are fine. */
  readonly good: readonly Example[];
}
