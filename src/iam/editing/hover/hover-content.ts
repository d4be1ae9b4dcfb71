// The content of a hover, as plain data.
import type { PolicyType } from '#iam/policy/policy.ts';
import type { StatementView } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';

export interface HoverLine {
  /** The label of the line, such as "Access level"; a line without one is a sentence. */
  readonly label?: string;
  /** Plain text. */
  readonly text: string;
}

export interface HoverLink {
  readonly text: string;
  readonly url: string;
}

/** About one thing. */
export interface HoverContent {
  readonly title: string;
  readonly lines: readonly HoverLine[];
  readonly links: readonly HoverLink[];
}

/** What there is to explain with. */
export interface HoverContext {
  readonly type: PolicyType;
  readonly reference: Reference;
  /** The statement around the place; undefined outside of statements. */
  readonly statement: StatementView | undefined;
}

export const line = (label: string, text: string): HoverLine => ({ label, text });
export const sentence = (text: string): HoverLine => ({ text });

export const link = (text: string, url: string): HoverLink => ({ text, url });

export const userGuide = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}`;

const MAX_NAMED = 5;

/** "a, b, c and 4 more". */
export function listNames(names: readonly string[], most = MAX_NAMED): string {
  const shown = names.length === most + 1 ? names : names.slice(0, most);
  const rest = names.length - shown.length;
  return rest > 0 ? `${shown.join(', ')} and ${rest} more` : shown.join(', ');
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
