// What was read from code.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import type { Place } from './program.ts';

/** A call of AWS that the code makes. */
export interface CodeCall extends Place {
  /** "bedrock-runtime". */
  readonly service: string;
  /** "Converse". */
  readonly operation: string;
  /** Counted from 1. */
  readonly line: number;
  /** The line on which the call ends. */
  readonly lastLine: number;
}

/** Something in the code that states a task or answers. */
export interface CodeStatement extends Place {
  readonly text: string;
  readonly line: number;
  readonly task?: ScenarioId;
  readonly entity?: EntityId;
  /** It names the role that the code itself runs with, and not one that it passes on. */
  readonly runsCode?: true;
  /** Its Region is where the code runs, which may call another. */
  readonly isHome?: true;
  /** It is a call that names no Region, so it goes to where the code runs. */
  readonly callsHome?: true;
  readonly answers: FieldValues;
  /** Where the rest of it stands, such as the key behind the bucket. */
  readonly beside?: Place;
}

/** What the code leaves open, or asks for and cannot get. */
export interface CodeQuestion extends Place {
  readonly text: string;
  readonly line: number;
  /** The question of the wizard it leaves open, if one asks for it. */
  readonly field?: FieldId;
  /** “modelId comes from `config.model`, line 12: which model?” */
  readonly message: string;
}

/** Two values for one question, each at its place. */
export interface CodeConflict {
  readonly field: FieldId;
  readonly parts: readonly (Place & { readonly text: string; readonly value: FieldValue })[];
}

export interface CodeReading {
  readonly calls: readonly CodeCall[];
  readonly statements: readonly CodeStatement[];
  readonly questions: readonly CodeQuestion[];
  readonly conflicts: readonly CodeConflict[];
}
