// What is fuzzed: texts of one kind, and what answers them.
import type { Random } from './random.ts';

export interface FuzzKind {
  readonly id: string;
  /** Valid texts that are changed. */
  readonly seeds: readonly string[];
  /** Words of the kind’s grammar that are put into texts. */
  readonly words: readonly string[];
  /** A text made from the grammar. */
  readonly generate: (random: Random) => string;
  /** The last step: makes a changed text pass the first test of its reader, such as a checksum. */
  readonly finish?: (text: string, random: Random) => string;
  /** Each is timed on its own, and none may throw. */
  readonly answers: Readonly<Record<string, (text: string) => unknown>>;
}
