// What the scripts for shells are made of: the commands with their options and values, from the rows that the help has.
import type { Command, CommandOption } from '#cli/command.ts';

export interface DescribedOption {
  /** Without the dashes. */
  readonly name: string;
  readonly text: string;
  readonly isMultiple: boolean;
  /** Undefined for a switch. */
  readonly value?: { readonly name: string; readonly choices: readonly string[]; readonly isPath: boolean };
}

export interface DescribedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly DescribedOption[];
  /** What the operands can be, where that is a short list. */
  readonly operands: readonly string[];
  readonly takesFiles: boolean;
}

const PATH = /\b(?:FILE|FOLDER)\b/;
const FILES = /file|folder|policy|json|before|link/;

const describedOption = ({ name, value, choices = [], multiple, text }: CommandOption): DescribedOption => ({
  name,
  text,
  isMultiple: multiple === true,
  ...(value !== undefined && { value: { name: value, choices, isPath: PATH.test(value) } }),
});

export const described = (
  { name, summary, options, operands, operandChoices = [] }: Command,
  general: readonly CommandOption[],
): DescribedCommand => ({
  name,
  summary,
  options: [...options, ...general].map(describedOption),
  operands: operandChoices,
  takesFiles: FILES.test(operands),
});
