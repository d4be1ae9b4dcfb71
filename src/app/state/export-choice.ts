// The export format that is shown, and what was chosen for each format.
import type { Choices } from '#deepseek/export/index.ts';

export interface ExportChoice {
  /** Null: the first format. */
  readonly format: string | null;
  readonly byFormat: Readonly<Record<string, Choices>>;
}

export const NO_EXPORT_CHOICE: ExportChoice = { format: null, byFormat: {} };

export const withFormat = (choice: ExportChoice, format: string): ExportChoice => ({ ...choice, format });

export const withFormatChoice = (
  { byFormat, ...rest }: ExportChoice,
  format: string,
  [id, value]: readonly [id: string, value: string],
): ExportChoice => ({ ...rest, byFormat: { ...byFormat, [format]: { ...byFormat[format], [id]: value } } });
