// The formats that a role kit is composed in: the kit itself as JSON, and those of the exporters.
import type { Answers } from '#deepseek/answers/index.ts';
import { type RoleKit, serializeKit } from '#deepseek/compose/index.ts';
import { type EditsRead, NO_EDITS, curedReadiness, kitReadiness } from '#deepseek/readiness/index.ts';
import {
  type Choice,
  type Choices,
  EXPORTERS,
  type Exporter,
  type ExporterRow,
  exportKitOf,
  inlineProblem,
} from '#deepseek/export/index.ts';
import type { Draft } from '#deepseek/share/index.ts';
import { didYouMean } from './options.ts';
import { jsonText } from './terminal.ts';
import { UsageError } from './usage.ts';

/** What the exporter needs besides the kit. Loaded when needed: few formats use it. */
async function reviewFor(exporter: Exporter, { kit, answers, overrides }: Composed) {
  if (exporter.reviews === undefined) return undefined;
  const [{ callsOf, reviewOf }, { referenceWith }] = await Promise.all([
    import('./report-input.ts'),
    import('./reference.ts'),
  ]);
  return exporter.reviews === 'calls'
    ? callsOf(kit, answers, overrides)
    : reviewOf(kit, answers, overrides, referenceWith);
}

export interface Composed {
  readonly kit: RoleKit;
  readonly answers: Answers;
  /** Hand edits of documents, from a link. */
  readonly overrides: Draft['overrides'];
  /** The --choice options: ID=VALUE. */
  readonly choices: readonly string[];
}

export interface ComposedFile {
  /** A path inside a folder, with forward slashes. */
  readonly name: string;
  readonly text: string;
  readonly executable?: true;
}

export interface FormatRow {
  readonly id: string;
  /** Throws a UsageError where the kit cannot be written in this format. */
  readonly files: (composed: Composed) => Promise<readonly ComposedFile[]> | readonly ComposedFile[];
}

/** Reads hand edits as the page does. What that needs is loaded for links that have some. */
async function editsOf({ kit, overrides }: Pick<Composed, 'kit' | 'overrides'>): Promise<EditsRead> {
  if (Object.keys(overrides).length === 0) return NO_EDITS;
  const [{ readEdits }, { referenceWith }] = await Promise.all([
    import('./read-edits.ts'),
    import('./reference.ts'),
  ]);
  return readEdits(kit, overrides, referenceWith);
}

/** The kit as `--format json` prints it. */
export const kitJson = async ({ kit, answers, overrides }: Omit<Composed, 'choices'>): Promise<object> => ({
  ...serializeKit(kit),
  readiness: curedReadiness(answers, kit, await editsOf({ kit, overrides })),
  answers,
  ...(Object.keys(overrides).length > 0 && { editedByHand: overrides }),
});

/** The whole kit as one JSON document, described by schemas/compose.json. */
const json: FormatRow = {
  id: 'json',
  files: async ({ choices, ...composed }) => {
    if (choices.length > 0) throw new UsageError('The json format has no choices: leave out --choice.');
    return [{ name: 'role-kit.json', text: jsonText(await kitJson(composed)) }];
  },
};

const valuesOf = ({ options }: Choice): readonly string[] => options.map(({ value }) => value);

/** The exporter's choices. Throws a UsageError that lists them for any other. */
function choicesFor(id: string, { choices = [] }: Exporter, given: readonly string[]): Choices {
  const chosen = given.map((text): readonly [string, string] => {
    const [name = '', value = ''] = text.split('=', 2);
    const choice = choices.find((each) => each.id === name);
    const all = choices.map((each) => `${each.id}=${valuesOf(each).join('|')}`);
    if (!choice)
      throw new UsageError(
        `${id} does not have a choice “${name}”.${didYouMean(
          name,
          choices.map((each) => each.id),
        )} ${all.length > 0 ? `Its choices: ${all.join(', ')}.` : 'It has no choices.'}`,
      );
    if (!valuesOf(choice).includes(value))
      throw new UsageError(
        `“${value}” is not a value of ${name}. Its values: ${valuesOf(choice).join(', ')}.`,
      );
    return [name, value];
  });
  return Object.fromEntries(chosen);
}

/** The id "json" is the kit as one document, so the exporter of single documents has another one. */
const idOf = ({ id }: ExporterRow): string => (id === 'json' ? 'documents' : id);

const exported = (row: ExporterRow): FormatRow => ({
  id: idOf(row),
  async files(composed) {
    const { kit, answers, overrides, choices } = composed;
    const exporter = await row.load();
    const chosen = choicesFor(idOf(row), exporter, choices);
    const made = exportKitOf(answers, kit, overrides, kitReadiness(answers, kit, await editsOf(composed)));
    if (!made.ok) throw new UsageError(made.unfit.map(({ message }) => message).join('\n'));
    const tooLong = inlineProblem(made.kit, chosen);
    if (tooLong !== undefined) throw new UsageError(tooLong);
    return exporter.files(made.kit, chosen, await reviewFor(exporter, composed));
  },
});

export const FORMATS: readonly FormatRow[] = [json, ...EXPORTERS.map(exported)];
