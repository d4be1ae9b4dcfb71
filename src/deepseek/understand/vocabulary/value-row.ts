// A row of words that state an answer in the few scenarios that ask for it, and what many such rows share.
import type { FieldValues } from '#deepseek/answers/answers.ts';

/** A row of words that speaks for no scenario: it is looked for as well as all others. */
export interface ValueWords {
  /** As in `Concept`. */
  readonly words: readonly string[];
  readonly near?: RegExp;
  readonly answers?: FieldValues;
  /** Answers it states after "no", "not", "without" or "never". */
  readonly negated?: FieldValues;
}

const DENYING: readonly string[] = [
  'deny',
  'denying',
  'block',
  'forbid',
  'ban',
  'prohibit',
  'disallow',
  'refuse',
  'stop',
  'prevent',
  'no',
];

/** “Deny imports”, “imports denied”. */
export const denied = (things: readonly string[]): readonly string[] =>
  things.flatMap((thing) => [
    ...DENYING.map((verb) => `${verb} ${thing}`),
    ...['denied', 'blocked', 'forbidden', 'not allowed', 'refused'].map((end) => `${thing} ${end}`),
  ]);

export const allowed = (things: readonly string[]): readonly string[] =>
  things.flatMap((thing) =>
    ['allowed', 'stay allowed', 'too', 'as well', 'stay', 'approved', 'okay'].map((end) => `${thing} ${end}`),
  );

/** A switch, on where its words stand and off where they are denied. */
export const toggle = (id: string, words: readonly string[]): ValueWords => ({
  words,
  answers: { [id]: true },
  negated: { [id]: false },
});
