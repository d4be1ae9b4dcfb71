// Role kits for the proofs: as they start, with all answers, and with names meant to break out of their strings.
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import type { JsonValue } from '#iam/json/parse.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { exportKitOf, type ExportKit } from '#deepseek/export/export-kit.ts';
import type { Choices, ExportedFile, Exporter } from '#deepseek/export/exporter.ts';
import { EXPORTERS } from '#deepseek/export/exporters.ts';

export interface NamedKit {
  readonly name: string;
  readonly kit: ExportKit;
  /** Whether it is one of a few that cover every scenario and every trusted entity once. */
  readonly representative: boolean;
}

export function exportKit(answers: Answers): ExportKit {
  const result = exportKitOf(answers, compose(answers));
  if (!result.ok) throw new Error(result.unfit.map(({ message }) => message).join('\n'));
  return result.kit;
}

/** Every scenario with every trusted entity before any answer: everything that can be open is a parameter. */
export function startKits(): readonly NamedKit[] {
  return scenarios.all().flatMap(({ id, entities }) =>
    (entities.length > 0 ? entities : ['']).map((entity, index) => ({
      name: entity === '' ? id : `${id}, ${entity}`,
      kit: exportKit({ scenario: id, values: entity === '' ? {} : { entity } }),
      representative: index === 0 || id === 'invoke',
    })),
  );
}

interface ShippedAnswers extends Pick<Answers, 'scenario'> {
  readonly note: string;
  readonly expect: Answers['values'];
}

/** The answers of every link that was ever shipped: each option that has one is proved with its documents. */
export function linkedKits(): readonly NamedKit[] {
  const links = JSON.parse(readFileSync('e2e/links.json', 'utf8')) as readonly ShippedAnswers[];
  return links.map(({ scenario, note, expect: values }) => ({
    name: `${scenario}, the link for ${note}`,
    kit: exportKit({ scenario, values }),
    representative: false,
  }));
}

const SEED = 20261126;

/** Kits of valid answers to all questions, in every partition; the same ones every time. */
export function answeredKits(count: number): readonly NamedKit[] {
  const answered = fc.sample(completeAnswers, { numRuns: count, seed: SEED }).map((answers, index) => ({
    name: `${answers.scenario}, answered ${index + 1}`,
    kit: exportKit(answers),
    representative: false,
  }));
  return [...hostileAnswers(), ...answered];
}

/** Texts that end strings, comments and documents, or run commands, in the languages that kits are exported to. */
export const HOSTILE_TEXTS: readonly string[] = [
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
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1)) https://x.example ![x](//x.example) www.x.example a@x.example',
  '=1+1',
];

/** All that IAM takes in a description, as long as one may be. */
const HOSTILE_DESCRIPTION = `=1 ${HOSTILE_TEXTS.join(' ')}${' long'.repeat(200)}`
  .replaceAll(/[^\u0020-\u007e\u00a1-\u00ff]/g, '')
  .slice(0, 1000);

/** Answers that the wizard accepts: names that look like options or formulas, and text that would run. */
function hostileAnswers(): readonly NamedKit[] {
  const values = {
    policyName: '=cmd@x',
    operatorName: '@SUM',
    description: HOSTILE_DESCRIPTION,
    tags: ['-k=+1', 'a b=@x=y', `@k=${'v'.repeat(60)}`],
  };
  return (
    [
      ['invoke', 'ec2', '-App'],
      ['invoke', 'account', '+App'],
      ['import', '', '--help'],
    ] as const
  ).map(([scenario, entity, roleName], index) => ({
    name: `${scenario}, hostile answers`,
    kit: exportKit({
      scenario,
      values: {
        ...values,
        roleName,
        account: `51000000000${index}`,
        ...(entity === '' ? {} : { entity }),
      },
    }),
    representative: false,
  }));
}

/** The wizard accepts less than this, but a format must not rely on that. */
const ALL_HOSTILE = HOSTILE_TEXTS.join(' ');

/** Members of documents that keep their values: no answer ever sets them. */
export const FIXED_MEMBERS: ReadonlySet<string> = new Set(['Effect', 'Version']);

type Append = (text: string) => string;

function appendInDocument(value: JsonValue, append: Append, fixed: ReadonlySet<string>): JsonValue {
  if (typeof value === 'string') return append(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: JsonValue) => appendInDocument(item, append, fixed));
  return Object.fromEntries(
    Object.entries(value).map(([name, member]: [string, JsonValue]) => [
      name,
      fixed.has(name) ? member : appendInDocument(member, append, fixed),
    ]),
  );
}

/** Members of targets and roles that hold no text of a person. */
const STRUCTURE = new Set(['id', 'kind', 'type', 'policy', 'account', 'answers', 'page']);

function appendInTarget(value: unknown, append: Append, fixed: ReadonlySet<string>, name = ''): unknown {
  if (STRUCTURE.has(name)) return value;
  if (name === 'document') return appendInDocument(value as JsonValue, append, fixed);
  if (typeof value === 'string') return append(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => appendInTarget(item, append, fixed, name));
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [member, appendInTarget(inner, append, fixed, member)]),
  );
}

/**
 * The kit with `text` appended to every name, description, principal, resource and value; `fixed` are the members of
 * statements that keep their values.
 */
export function withHostileText(
  kit: ExportKit,
  text: string = ALL_HOSTILE,
  fixed = FIXED_MEMBERS,
): ExportKit {
  const append = (from: string): string => `${from}${text}`;
  const appended = <T>(value: T): T => appendInTarget(value, append, fixed) as T;
  return {
    ...kit,
    title: append(kit.title),
    name: append(kit.name),
    groups: appended(kit.groups),
    composed: {
      ...kit.composed,
      roles: appended(kit.composed.roles),
      policies: appended(kit.composed.policies),
      nextSteps: appended(kit.composed.nextSteps),
      notices: appended(kit.composed.notices),
    },
    notes: [...kit.notes, text],
    nextSteps: kit.nextSteps.map((step) => ({ ...step, title: append(step.title), text: append(step.text) })),
    notices: kit.notices.map((notice) => ({ ...notice, text: append(notice.text) })),
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
