// What a command is: its help, its options, and its code.
import type { Terminal } from './terminal.ts';

export interface CommandOption {
  /** Without the dashes: "format". */
  readonly name: string;
  /** The placeholder of its value in the help: "FILE". A switch has none. */
  readonly value?: string;
  /** The values that it takes; any, if absent. */
  readonly choices?: readonly string[];
  /** May be given more than once. */
  readonly multiple?: true;
  /** A line for the help. */
  readonly text: string;
}

/** The operands and options of a call. */
export interface CommandInput {
  readonly operands: readonly string[];
  /** The value of an option; the last one if it is given more than once. */
  one(name: string): string | undefined;
  all(name: string): readonly string[];
}

export interface Command {
  readonly name: string;
  /** What follows the name: "<file|->". */
  readonly operands: string;
  /** What its operands can be, where that is a short list. */
  readonly operandChoices?: readonly string[];
  /** How many operands it takes. */
  readonly count: readonly [least: number, most: number];
  /** A line for the list of commands. */
  readonly summary: string;
  /** More lines for its help. */
  readonly about: readonly string[];
  readonly options: readonly CommandOption[];
  readonly examples: readonly string[];
  /** Runs the command and returns the exit status: 0, or 1 for a negative result. Throws a UsageError for wrong usage. */
  run(input: CommandInput, terminal: Terminal): Promise<number>;
}
