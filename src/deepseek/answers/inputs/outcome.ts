// The two results of reading an input: a value, or a message on what to type instead.
import type { CheckedInput } from '#deepseek/answers/field.ts';

export const accept = <T>(value: T, words?: string, advice?: string): CheckedInput<T> => ({
  ok: true,
  value,
  ...(words ? { words } : {}),
  ...(advice ? { advice } : {}),
});
export const refuse = (message: string): CheckedInput<never> => ({ ok: false, message });

/** Why the ARN of a session is refused. */
export const SESSION =
  'This is a session of a role. Paste the ARN of the role itself: arn:aws:iam::ACCOUNT:role/NAME';
