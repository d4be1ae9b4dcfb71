// Role kit → files of one format.
import { type RoleKit, compose } from '#deepseek/compose/index.ts';
import { EXPORTERS, chosen, exportKitOf, findExporter, inlineProblem } from '#deepseek/export/index.ts';
import { type EditsRead, NO_EDITS, kitReadiness } from '#deepseek/readiness/index.ts';
import { storedAnswers, type KitAnswers } from './compose.ts';
import { InputError } from './input-error.ts';
import { shownValue } from './json-text.ts';
import { optionsOf } from './options.ts';
import { settled, type ReferenceOptions } from './reference-data.ts';

/**
 * `json` is each document as a file, `markdown` a report for a review, `cases` a file for `rolewright test`.
 * @public
 */
export type ExportFormat =
  'json' | 'aws-cli' | 'terraform' | 'cloudformation' | 'cdk' | 'pulumi' | 'markdown' | 'cases';

/** @public */
export interface ExportOptions extends ReferenceOptions {
  /** Choice → value, as the format has them: `{ policies: 'inline' }`. A wrong one is refused with a list of them. */
  readonly choices?: { readonly [choice: string]: string };
  /** Documents that were edited by hand: id → JSON text. */
  readonly edits?: { readonly [document: string]: string };
}

/** @public */
export interface KitFile {
  /** A path inside a folder, with forward slashes. No two files of a kit share one. */
  readonly name: string;
  /** Ends in a newline. */
  readonly text: string;
  /** Whether the file is a script to run. */
  readonly executable?: true;
}

/** Hand edits as the page reads them. What that needs is loaded where there are some. */
async function editsRead(
  kit: RoleKit,
  edits: NonNullable<ExportOptions['edits']>,
  options: ExportOptions,
): Promise<EditsRead> {
  if (Object.keys(edits).length === 0) return NO_EDITS;
  const { readEdits } = await import('#cli/read-edits.ts');
  return settled(options, (referenceWith) => readEdits(kit, edits, referenceWith));
}

/**
 * The files that create a kit in AWS, in one format. Placeholders become parameters.
 *
 * The format is loaded when it is asked for.
 * @param kit - what {@link compose} returned; only its answers are used
 * @throws {@link InputError} (as a rejection) for an unknown format or choice, and for an edit that is not a policy.
 * @public
 */
export async function exportKit(
  kit: { readonly answers: KitAnswers },
  format: ExportFormat,
  given: ExportOptions = {},
): Promise<readonly KitFile[]> {
  const options = optionsOf(given);
  const row = findExporter(format);
  if (!row)
    throw new InputError([
      `${shownValue(format)} is not a format. Formats: ${EXPORTERS.map(({ id }) => id).join(', ')}.`,
    ]);
  const { answers } = storedAnswers((kit as Partial<typeof kit> | undefined)?.answers as KitAnswers);
  const { choices = {}, edits = {} } = options;
  const composed = compose(answers);
  const made = exportKitOf(
    answers,
    composed,
    edits,
    kitReadiness(answers, composed, await editsRead(composed, edits, options)),
  );
  if (!made.ok) throw new InputError(made.unfit.map(({ message }) => message));
  const exporter = await row.load();
  const known = exporter.choices ?? [];
  const wrong = Object.entries(choices).flatMap(([id, value]) => {
    const choice = known.find((each) => each.id === id);
    if (choice && chosen(choice, choices) === value) return [];
    const all = known.map((each) => `${each.id}: ${each.options.map((option) => option.value).join(' or ')}`);
    return [`${format} has no choice “${id}: ${value}”. Its choices: ${all.join('; ') || 'none'}.`];
  });
  if (wrong.length > 0) throw new InputError(wrong);
  const tooLong = inlineProblem(made.kit, choices);
  if (tooLong !== undefined) throw new InputError([tooLong]);
  if (!exporter.reviews) return exporter.files(made.kit, choices);
  // What a report shows besides the kit is loaded for it only.
  const { reviewOf } = await import('#cli/report-input.ts');
  const review = await settled(options, (referenceWith) => reviewOf(composed, answers, edits, referenceWith));
  return exporter.files(made.kit, choices, review);
}
