// The input and output of completions.
import type { TextEdit } from '#iam/json/edit-text.ts';
import type { AttachedTo, PolicyType } from '#iam/policy/policy.ts';
import type { Reference } from '#iam/reference/reference.ts';

/** The names that the user has given so far. */
export interface KnownNames {
  readonly arns?: readonly string[];
  readonly roleNames?: readonly string[];
  /** Twelve digits each. */
  readonly accounts?: readonly string[];
  readonly regions?: readonly string[];
  /** "aws", "aws-cn". */
  readonly partition?: string;
}

export interface CompletionQuestion {
  readonly type: PolicyType;
  /** Whether the type is a guess by what there is so far. */
  readonly isTypeOpen?: boolean;
  readonly attachedTo?: AttachedTo | undefined;
  readonly text: string;
  readonly offset: number;
  /** Services that are not loaded are known by their names and actions only. */
  readonly reference: Reference;
  readonly known?: KnownNames;
}

export type CompletionKind =
  'element' | 'value' | 'service' | 'action' | 'arn' | 'principal' | 'operator' | 'key' | 'variable';

export interface Completion {
  readonly label: string;
  /** What comes in the place of the text from `start` to `end`; with `snippet` in the snippet syntax of editors. */
  readonly insert: string;
  readonly start: number;
  readonly end: number;
  readonly kind: CompletionKind;
  /** A few words next to the label. */
  readonly detail: string;
  readonly documentation?: string;
  /** Orders the list. */
  readonly sort: string;
  /** Whether `insert` has places to jump to: "$1", "${1:name}"; dollars that mean themselves have a backslash. */
  readonly snippet?: true;
  /** Whether there is more to choose once it is in. */
  readonly more?: true;
  /** What else changes: a comma behind the value before. */
  readonly also?: readonly TextEdit[];
}

/**
 * What an editor's own filter compares with what is typed. It accepts all that was chosen here, and finds that each begins as
 * typed: what fits the filter better comes first in VS Code and Monaco, whatever the order of the list says.
 */
export const filterText = (label: string, typed: string): string =>
  typed + (label.toLowerCase().startsWith(typed.toLowerCase()) ? label.slice(typed.length) : label);

/** What a provider has to offer, to be put in quotes and at its place. */
export interface Proposal {
  readonly label: string;
  /** What the string says, or the name. With `snippet` in snippet syntax. Undefined: `json` says all. */
  readonly text?: string;
  /** For a name, its value; for a value other than a string, the whole value: JSON in snippet syntax. */
  readonly json?: string;
  readonly kind: CompletionKind;
  readonly detail: string;
  readonly documentation?: string | undefined;
  /** Lower ranks come first. */
  readonly rank: number;
  readonly snippet?: boolean;
  readonly more?: boolean;
}

/** A text that means itself in snippet syntax. */
export const inSnippet = (text: string): string => text.replaceAll(/[\\$}]/g, String.raw`\$&`);
