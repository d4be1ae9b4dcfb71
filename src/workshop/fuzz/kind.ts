// What is fuzzed: texts of one kind, and what answers them.
import type * as fc from 'fast-check';

export interface FuzzKind {
  readonly id: string;
  /** Valid texts that are changed. */
  readonly seeds: readonly string[];
  /** Words of the kind’s grammar that are put into texts. */
  readonly words: readonly string[];
  /** Texts made from the grammar. */
  readonly generated: fc.Arbitrary<string>;
  /** Makes a changed text pass the first test of its reader, such as a checksum. Most texts get it. */
  readonly finish?: (text: string) => string;
  /** Each is timed on its own, and none may throw. */
  readonly answers: Readonly<Record<string, (text: string) => unknown>>;
}
