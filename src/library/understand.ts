// What a person wrote or pasted → the answers that it states, and what they do not follow.
import { understand as read, understandingJson } from '#deepseek/understand/index.ts';
import '#deepseek/answers/register-all.ts';
import type { KitAnswers } from './compose.ts';
import { InputError } from './input-error.ts';

type AnswerValue = string | boolean | readonly string[];

/** What was understood of a text. Members that do not apply to its kind are absent. @public */
export interface UnderstoodText {
  readonly kind:
    'link' | 'denials' | 'policies' | 'article' | 'code' | 'identifiers' | 'sentence' | 'unknown';
  /** Null where the text leads to none, or contradicts itself on what is wanted. */
  readonly answers: KitAnswers | null;
  /** Which words gave which answer; `scenario` where they chose the scenario. */
  readonly understood: readonly { readonly text: string; readonly field: string; readonly line?: number }[];
  /** How sure it is that the scenario is meant, from 0 to 1. Below 0.5 it is a guess. */
  readonly confidence?: number;
  /** Answers that nobody stated, and that decide whom the role serves, or where and what it calls. */
  readonly assumed?: readonly { readonly field: string; readonly value: AnswerValue }[];
  /** What the text contradicts itself in: none of the values is among the answers. */
  readonly conflicts?: readonly {
    readonly field: string;
    readonly message: string;
    readonly values: readonly { readonly text: string; readonly value: AnswerValue }[];
  }[];
  /** Words that matter and that no answer holds. */
  readonly notRead?: readonly { readonly text: string }[];
  /** Tasks besides the first. Those that are not joined need a role of their own. */
  readonly otherTasks?: readonly {
    readonly text: string;
    readonly scenario: string;
    readonly joined: boolean;
    /** What the text states for it, if it is not joined. */
    readonly answers?: KitAnswers;
  }[];
  /** What is not part of these roles. */
  readonly outside?: readonly {
    readonly text: string;
    readonly kind: 'model' | 'cloud' | 'service' | 'deepseek';
    readonly message: string;
  }[];
  /** What may be meant, best first, where that is not sure. */
  readonly closest?: readonly { readonly scenario: string; readonly title: string }[];
  /** The calls of AWS in code. */
  readonly calls?: readonly {
    readonly service: string;
    readonly operation: string;
    readonly line: number;
  }[];
  /** What the text leaves open. */
  readonly open?: readonly {
    readonly text: string;
    readonly line?: number;
    readonly field?: string;
    readonly message: string;
  }[];
  /** What the role needs and code does not say, in the order in which to ask. */
  readonly needed?: readonly { readonly field: string; readonly question: string }[];
}

/**
 * Reads a sentence, code that calls AWS, identifiers, policies or an article as answers for `compose`.
 * @throws {@link InputError} (as a rejection) if `text` is not a string.
 * @public
 */
export async function understand(text: string): Promise<UnderstoodText> {
  if (typeof text !== 'string') throw new InputError(['Give the text as a string.']);
  return JSON.parse(JSON.stringify(understandingJson(text, await read(text)))) as UnderstoodText;
}
