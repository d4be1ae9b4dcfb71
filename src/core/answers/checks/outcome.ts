// The two ways a check can end.
import type { Checked } from '#core/answers/field.ts';

export const accept = <T>(value: T, words?: string, advice?: string): Checked<T> => ({
  ok: true,
  value,
  ...(words ? { words } : {}),
  ...(advice ? { advice } : {}),
});
export const refuse = (message: string): Checked<never> => ({ ok: false, message });
