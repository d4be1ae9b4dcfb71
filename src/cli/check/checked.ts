// The result of checking files: findings with their lines, and counts.
import type { BaselineEntry } from '#iam/config/index.ts';
import { SEVERITIES, type Severity } from '#iam/findings/index.ts';
import type { PolicyType } from '#iam/policy/index.ts';
import type { UnreadPart } from '#iam/import/index.ts';
import { count } from '#iam/text/index.ts';
import type { Position } from './positions.ts';

const LIST = new Intl.ListFormat('en');

export interface FileLocation extends Position {
  /** The position after the last character. */
  readonly endLine: number;
  readonly endColumn: number;
}

export interface FileFinding extends FileLocation {
  /** Rolewright's id of the rule. */
  readonly rule: string;
  /** The code of IAM Access Analyzer, where it has the same check. */
  readonly code?: string;
  readonly severity: Severity;
  readonly message: string;
  /** Only where AWS refuses to save the document for this, whatever the severity. */
  readonly refused?: true;
  /** With `refused`: what IAM or AWS Organizations answers. */
  readonly refusal?: string;
  /** The AWS page that states the rule. */
  readonly help?: string;
  /** What may be done about it, where that is one thing. */
  readonly fix?: { readonly title: string; readonly safe: boolean };
  /** Its place in meaning, by which a baseline knows it; there with --baseline. */
  readonly at?: string;
  /** With --baseline: the paths to more privileges that it is about, and others that are open besides. */
  readonly paths?: { readonly about: readonly string[]; readonly besides: readonly string[] };
  /** Where its Terraform module is called with the values that it is about: main.tf:12. */
  readonly calledIn?: readonly string[];
  /** Its further places. */
  readonly others: readonly FileLocation[];
}

/** A finding that somebody decided to ignore. */
export interface IgnoredFileFinding {
  readonly finding: FileFinding;
  /** The policy it is in, as `where` of the policy. */
  readonly where: string;
  readonly reason: string;
  /** The last day on which it is ignored. */
  readonly until?: string;
  /** Where that stands. */
  readonly in: 'configuration' | 'comment' | 'baseline';
}

export interface CheckedPolicy {
  readonly name: string;
  /** The way to it in the file; empty where the file is the policy. */
  readonly where: string;
  readonly type: PolicyType;
  /** In the order of the file. */
  readonly findings: readonly FileFinding[];
}

export interface CheckedFile {
  readonly file: string;
  readonly policies: readonly CheckedPolicy[];
  /** What could not be read, or only in part. */
  readonly unread: readonly UnreadPart[];
  /** Findings that are ignored, which count nowhere. */
  readonly ignored: readonly IgnoredFileFinding[];
  /** Ignores to look at again: unused, ended, or faulty. */
  readonly notices: readonly FileFinding[];
}

export type SeverityCounts = Readonly<Record<Severity, number>>;

export interface CheckResult {
  /** Those that hold policies, or should. */
  readonly files: readonly CheckedFile[];
  /** How many files of folders and globs hold no policy. */
  readonly passedOver: number;
  /** What could not be read at all. */
  readonly failures: readonly string[];
  /** With --baseline: what is no longer found. */
  readonly gone?: readonly BaselineEntry[];
}

/** The worst first, as `--fail-on` counts. */
export const BY_WEIGHT: readonly Severity[] = ['error', 'security', 'warning', 'suggestion'];

/** The message, with that of AWS where it refuses the document. */
export const withRefusal = ({ message, refusal }: FileFinding): string =>
  refusal === undefined ? message : `${message} AWS refuses to save this document: “${refusal}”`;

const MAX_CALLS_SHOWN = 3;

/** "as called in main.tf:12 and prod.tf:3"; nothing where that does not matter. */
export function callsText({ calledIn = [] }: FileFinding): string {
  const [shown, more] = [calledIn.slice(0, MAX_CALLS_SHOWN), calledIn.length - MAX_CALLS_SHOWN];
  if (more > 0) return `as called in ${shown.join(', ')} and ${count(more, 'other place')}`;
  return calledIn.length === 0 ? '' : `as called in ${LIST.format(shown)}`;
}

/** The findings that count, and the notices. */
export const findingsIn = ({ policies, notices }: CheckedFile): readonly FileFinding[] => [
  ...policies.flatMap(({ findings }) => findings),
  ...notices,
];

export function countsOf({ files }: CheckResult): SeverityCounts {
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { severity } of files.flatMap(findingsIn)) counts[severity] += 1;
  return counts;
}

/** Whether AWS refuses to save one of the documents. */
export const isRefused = ({ files }: CheckResult): boolean =>
  files.flatMap(findingsIn).some(({ refused }) => refused === true);

/** Whether there is a finding as bad as `threshold`, or worse. */
export const isReached = (counts: SeverityCounts, threshold: Severity): boolean =>
  BY_WEIGHT.slice(0, BY_WEIGHT.indexOf(threshold) + 1).some((severity) => counts[severity] > 0);
