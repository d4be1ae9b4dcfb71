// How one kind of parameter is read.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';

export interface ParameterContext {
  /** The Regions the call may be made in, as far as they are known. */
  readonly regions: readonly string[];
  readonly account: string | undefined;
}

export interface ReadParameter {
  readonly answers?: FieldValues;
  readonly task?: ScenarioId;
  readonly entity?: EntityId;
  /** It names the role that the code itself runs with, and not one that it passes on. */
  readonly runsCode?: true;
  /** It is where the code runs, which may call another Region. */
  readonly isHome?: true;
  /** What is wrong with the value, or missing from it. */
  readonly problem?: string;
}

export interface ReaderRow {
  /** The question it answers, and how a person asks for the value. */
  readonly field: FieldId;
  readonly question: string;
  /** What it states by being there, whatever its value. */
  readonly present?: FieldValues;
  /** Whether a value that is not known is nothing to ask about. */
  readonly isQuiet?: true;
  /** The values, as they are written, that are nothing to ask about: what the template itself makes. */
  readonly quietAt?: RegExp;
  /** Who runs the code where it is there, whatever its value. */
  readonly runner?: EntityId;
  /** Whether several values say nothing: those of two branches. */
  readonly isSingle?: true;
  readonly read: (value: string, context: ParameterContext) => ReadParameter;
}
