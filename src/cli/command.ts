// What a command of the command line is: its words, its options, and what it does.
import type { Terminal } from './terminal.ts';

export interface Option {
  /** Without the dashes: "format". */
  readonly name: string;
  /** What stands for its value in the help: "FILE". A switch has none. */
  readonly value?: string;
  /** What the value must be one of. */
  readonly choices?: readonly string[];
  /** May be given more than once. */
  readonly multiple?: true;
  /** A line for the help. */
  readonly text: string;
}

/** What was typed, read by the command's options. */
export interface Input {
  readonly operands: readonly string[];
  /** The value of an option; of several the last. */
  one(name: string): string | undefined;
  all(name: string): readonly string[];
}

export interface Command {
  readonly name: string;
  /** What follows the name: "<file|->". */
  readonly operands: string;
  /** How many operands it takes. */
  readonly count: readonly [least: number, most: number];
  /** A line for the list of commands. */
  readonly summary: string;
  /** What its help says besides, by line. */
  readonly about: readonly string[];
  readonly options: readonly Option[];
  readonly examples: readonly string[];
  /** Does it and gives the exit status: 0, or 1 where what was asked about is not so. Bad usage is thrown. */
  run(input: Input, terminal: Terminal): Promise<number>;
}
