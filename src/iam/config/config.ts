// What rolewright.config.json says: the types of policies by path, severities by rule, and what is ignored for a reason.
import { SEVERITIES } from '#iam/findings/finding.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import type { TextRange } from '#iam/json/ranges.ts';

/** What a team says of a rule: how bad its findings are, or that it does not want them. */
export const RULE_LEVELS = [...SEVERITIES, 'off'] as const;
export type RuleLevel = (typeof RULE_LEVELS)[number];

export const CONFIG_FILE = 'rolewright.config.json';

/** What the policies in some files are, where their text does not show it. */
export interface TypedPaths {
  /** Patterns, relative to the folder of the configuration. */
  readonly files: readonly string[];
  readonly type?: PolicyType;
  readonly attachedTo?: AttachedTo;
}

/** What is ignored, why, and until when. An empty list leaves that open; all lists that are not empty must match. */
export interface IgnoreTerms {
  /** IDs of rules, or codes of IAM Access Analyzer. */
  readonly rules: readonly string[];
  readonly sids: readonly string[];
  /** Actions, with wildcards. */
  readonly actions: readonly string[];
  readonly reason: string;
  /** The last day on which it holds: "2026-12-31". */
  readonly until?: string;
}

/** What applies to policies that are in no file. */
export interface FindingTerms {
  readonly ignores: readonly IgnoreTerms[];
  /** By the ID of the rule, or its code of IAM Access Analyzer. */
  readonly severities: Readonly<Record<string, RuleLevel>>;
  readonly demands: readonly Demand[];
}

/** An ignore that stands in a file. */
export interface Ignore extends IgnoreTerms {
  /** Patterns, relative to the folder of the configuration. */
  readonly files: readonly string[];
  /** Where it stands: in the configuration, or in the file whose comment it is. */
  readonly range: TextRange;
}

/** A condition that must stand, an action or a principal that is forbidden, an action that must not stand on `*`. */
export const DEMAND_KINDS = ['condition', 'action', 'principal', 'scope'] as const;

/** Something that a team wants of all its policies. */
export interface Demand {
  readonly kind: (typeof DEMAND_KINDS)[number];
  /** Of actions or principals. */
  readonly patterns: readonly string[];
  /** Of a condition: one of these keys. */
  readonly keys: readonly string[];
  /** Patterns of paths, as `files` of an ignore. */
  readonly files: readonly string[];
  readonly reason?: string;
}

export interface Config {
  readonly policies: readonly TypedPaths[];
  /** By the ID of the rule, or its code of IAM Access Analyzer. */
  readonly severities: Readonly<Record<string, RuleLevel>>;
  readonly ignores: readonly Ignore[];
  readonly demands: readonly Demand[];
}

export const EMPTY_CONFIG: Config = { policies: [], severities: {}, ignores: [], demands: [] };
