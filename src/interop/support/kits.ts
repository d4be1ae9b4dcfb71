// Role kits for the proofs with real tools: as they start, answered, and with names meant to break out of their strings.
import * as fc from 'fast-check';
import { completeAnswers } from '#core/answers/answers.arbitrary.ts';
import type { Answers } from '#core/answers/answers.ts';
import { scenarios } from '#core/catalog/scenarios.ts';
import type { JsonValue } from '#core/json/parse.ts';
import { exportKitOf, type ExportKit } from '#core/export/export-kit.ts';
import type { Choices, ExportedFile, Exporter } from '#core/export/exporter.ts';
import { EXPORTERS } from '#core/export/index.ts';

export { fillIn, parametersIn, templateDocument, templateOf, templatesIn } from '#core/export/template.ts';
export { identifier } from '#core/export/names.ts';
export { documentsIn } from '#core/export/targets.ts';

export interface NamedKit {
  readonly name: string;
  readonly kit: ExportKit;
  /** Whether it is one of the few that stand for the others: every scenario, and every trusted entity, once. */
  readonly representative: boolean;
}

function kitOf(answers: Answers): ExportKit {
  const result = exportKitOf(answers);
  if (!result.ok) throw new Error(result.unfit.map(({ message }) => message).join('\n'));
  return result.kit;
}

/** Every scenario with every trusted entity as it starts: all that can be open is a parameter. */
export function startKits(): readonly NamedKit[] {
  return scenarios.all().flatMap(({ id, entities }) =>
    (entities.length > 0 ? entities : ['']).map((entity, index) => ({
      name: entity === '' ? id : `${id}, ${entity}`,
      kit: kitOf({ scenario: id, values: entity === '' ? {} : { entity } }),
      representative: index === 0 || id === 'invoke',
    })),
  );
}

const SEED = 20261126;

/** Kits of valid answers to all questions, in every partition; the same ones every time. */
export function answeredKits(count: number): readonly NamedKit[] {
  return fc.sample(completeAnswers, { numRuns: count, seed: SEED }).map((answers, index) => ({
    name: `${answers.scenario}, answered ${index + 1}`,
    kit: kitOf(answers),
    representative: false,
  }));
}

/** What ends strings, comments and documents, or is run, in the languages that kits are written in. */
export const HOSTILE: readonly string[] = [
  `'; touch CANARY; '`,
  '"; touch CANARY; "',
  '$(touch CANARY)',
  '`touch CANARY`',
  '${HOME}',
  '${aws:username}',
  '%{ if true }x%{ endif }',
  '#{x}',
  '\\',
  '\\n\\u0041\\$x\\',
  'a\nJSON\ntouch CANARY\n',
  '\r\nEOT\r\n',
  '!x %s %% !!',
  '*/ // <!-- --> /*',
  '</script><script>',
  '&& touch CANARY || ; | > CANARY',
  'é 漢字 🦊 \u202e \u2028 \u2029 \ufeff',
  '--- !Sub {{x}} ${{ x }}',
  ': [a, b] {c: d} # e',
  '~ = ^ ( ) { } [ ] ? *',
  '__proto__',
];

/** What a person may type at most is less, but a format must not rest on that. */
const ALL = HOSTILE.join(' ');

/** Statement members whose values answers may make. Effects and versions stay what they are. */
export const KEPT: ReadonlySet<string> = new Set(['Effect', 'Version']);

type Add = (text: string) => string;

function poison(value: JsonValue, add: Add, kept: ReadonlySet<string>): JsonValue {
  if (typeof value === 'string') return add(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => poison(item, add, kept));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, JsonValue]) => [
      name,
      kept.has(name) ? member : poison(member, add, kept),
    ]),
  );
}

/** Strings by which targets are told apart, or that are no text of a person. */
const STRUCTURE = new Set(['id', 'kind', 'type', 'policy', 'account']);

function poisonTarget(value: unknown, add: Add, kept: ReadonlySet<string>, name = ''): unknown {
  if (STRUCTURE.has(name)) return value;
  if (name === 'document') return poison(value as JsonValue, add, kept);
  if (typeof value === 'string') return add(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => poisonTarget(item, add, kept, name));
  return Object.fromEntries(
    Object.entries(value).map(([member, held]) => [member, poisonTarget(held, add, kept, member)]),
  );
}

/**
 * The kit with `text` behind every name, description, principal, resource and value in it; `kept` are the members of
 * statements that stay.
 */
export function poisoned(kit: ExportKit, text: string = ALL, kept = KEPT): ExportKit {
  const add = (from: string): string => `${from}${text}`;
  return {
    ...kit,
    title: add(kit.title),
    name: add(kit.name),
    groups: poisonTarget(kit.groups, add, kept) as ExportKit['groups'],
    notes: [...kit.notes, text],
    nextSteps: kit.nextSteps.map((step) => ({ ...step, title: add(step.title), text: add(step.text) })),
    notices: kit.notices.map((notice) => ({ ...notice, text: add(notice.text) })),
  };
}

/** The exporter of a format. */
export async function exporterOf(id: string): Promise<Exporter> {
  const row = EXPORTERS.find((each) => each.id === id);
  if (!row) throw new Error(`There is no exporter “${id}”.`);
  return row.load();
}

export async function filesOf(
  id: string,
  kit: ExportKit,
  choices?: Choices,
): Promise<readonly ExportedFile[]> {
  return (await exporterOf(id)).files(kit, choices);
}
