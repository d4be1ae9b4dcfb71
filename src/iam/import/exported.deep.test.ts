// Exported documents can be imported again: every document of every scenario, from every format that can be read, once.
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { groupBy } from '#iam/collections/group-by.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { usableKit } from '#deepseek/export/testing/kits.ts';
import type { Choices, ExportedFile, Exporter, ExporterRow } from '#deepseek/export/exporter.ts';
import { EXPORTERS, findExporter } from '#deepseek/export/exporters.ts';
import { documentsIn } from '#deepseek/export/targets.ts';
import { contentOf } from '#iam/policy/policy.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { specialText } from './hcl/hcl.arbitrary.ts';
import { readPolicies, type SourceText } from './read-policies.ts';

/** Every way in which a format that can be read is written. */
const WAYS: readonly (readonly [format: string, choices: Choices])[] = [
  ['json', {}],
  ...['managed', 'inline'].flatMap((policies) => [
    ['terraform', { policies, documents: 'data-source' }] as const,
    ['terraform', { policies, documents: 'jsonencode' }] as const,
    ['cloudformation', { policies, syntax: 'yaml' }] as const,
    ['cloudformation', { policies, syntax: 'json' }] as const,
  ]),
];

/** Programs and prose are not read, and neither are test cases: nobody deploys those. */
const NOT_READ = new Set(['bash', 'typescript', 'markdown']);

/** Values that no text has: that part of the document stays unresolved, and is named. */
const STAYS_OPEN: readonly {
  readonly format: string;
  readonly scenario: string;
  readonly expression: string;
  readonly role: string;
  readonly words: RegExp;
}[] = [
  {
    format: 'terraform',
    // While the account of the models is unanswered, it is that of a profile of the AWS CLI.
    scenario: 'opensearch-accounts, as it starts',
    expression: 'aws_iam_role.model.arn',
    role: 'model',
    words: /account .*provider aws\.other_account/,
  },
];

const all = scenarios.all();
const complete = groupBy(
  fc.sample(completeAnswers, { numRuns: runs(500), seed: 20261126 }),
  ({ scenario }) => scenario,
);

interface Case {
  readonly name: string;
  readonly answers: Answers;
}

const cases = all.flatMap(({ id, entities }): readonly Case[] => [
  { name: `${id}, as it starts`, answers: { scenario: id, values: {} } },
  // Trust policies do not depend on the scenario, so one scenario covers all.
  ...(id === 'invoke' ? entities : []).map((entity) => ({
    name: `${id}, as it starts for ${entity}`,
    answers: { scenario: id, values: { entity } },
  })),
  ...(complete.get(id) ?? [])
    .slice(0, 2)
    .map((answers, index) => ({ name: `${id}, answered ${index + 1}`, answers })),
]);

/** The example that the words of a parameter end with. */
const exampleIn = (words: string): string | undefined => /, such as (.*)$/s.exec(words)?.[1];

/** The check of a value may follow its type, and a default may not. */
const VARIABLE =
  /^variable "(\w+)" \{\n {2}description = ("(?:[^"\\]|\\.)*")\n {2}type {8}= string\n(?:\n {2}validation \{\n(?: {4}.*\n)*? {2}\}\n)?\}/gm;

/** A terraform.tfvars with its example for every variable that has one and no default. */
function variablesFile(files: readonly ExportedFile[]): readonly SourceText[] {
  const text = files.find(({ name }) => name === 'variables.tf')?.text ?? '';
  const lines = [...text.matchAll(VARIABLE)].flatMap(([, name, words = '""']) => {
    const example = exampleIn(JSON.parse(words) as string);
    return example === undefined ? [] : [`${name} = ${JSON.stringify(example)}\n`];
  });
  return lines.length === 0 ? [] : [{ name: 'terraform.tfvars', text: lines.join('') }];
}

interface Declared {
  readonly Description: string;
  Default?: string;
}

/** Of the parameters without an example, only the account of the role is part of documents. */
const startOf = ({ Description }: Declared, { home }: ExportKit): string | undefined =>
  exampleIn(Description) ?? (Description === 'Account of the role' ? home.account : undefined);

function jsonWithDefaults(text: string, kit: ExportKit): string {
  const template = JSON.parse(text) as { readonly Parameters?: Readonly<Record<string, Declared>> };
  for (const each of Object.values(template.Parameters ?? {})) {
    const start = startOf(each, kit);
    if (each.Default === undefined && start !== undefined) each.Default = start;
  }
  return JSON.stringify(template, undefined, 2);
}

const PARAMETER = /^ {2}\w+:\n {4}Type: String\n {4}Description: (.*)\n(?! {4}Default)/gm;

function yamlWithDefaults(text: string, kit: ExportKit): string {
  const [, parameters = ''] = /^Parameters:\n((?: .*\n|\n)*)/m.exec(text) ?? [];
  const filled = parameters.replaceAll(PARAMETER, (block: string, words: string) => {
    const Description = words.startsWith('"') ? (JSON.parse(words) as string) : words;
    const start = startOf({ Description }, kit);
    return start === undefined ? block : `${block}    Default: ${JSON.stringify(start)}\n`;
  });
  return text.replace(parameters, () => filled);
}

/** The files that policies are read from, as a person hands them back: with what was open filled in. */
function handedBack(format: string, kit: ExportKit, choices: Choices): readonly Required<SourceText>[] {
  const files = exporters.get(format)!.files(kit, choices);
  if (format === 'terraform')
    return [
      ...files.filter(({ name }) => name.endsWith('.tf')),
      ...variablesFile(files),
    ] as readonly Required<SourceText>[];
  const withDefaults = choices['syntax'] === 'json' ? jsonWithDefaults : yamlWithDefaults;
  return format === 'cloudformation'
    ? files.map(({ name, text }) => ({ name, text: withDefaults(text, kit) }))
    : files.filter(({ name }) => name.endsWith('.json'));
}

const exporters = new Map<string, Exporter>();
beforeAll(async () => {
  for (const [format] of WAYS) exporters.set(format, await findExporter(format)!.load());
});

/** Files of variables, providers and outputs hold no policy, and reading them says so. */
const NO_POLICY = /no policy in this Terraform/;

async function comeBack(format: string, kit: ExportKit, choices: Choices) {
  const files = handedBack(format, kit, choices);
  const { account, partition, regions } = kit.home;
  const found = await Promise.all(
    files.map(({ name, text }, index) =>
      readPolicies(text, name, {
        beside: files.filter((each) => each.name !== name),
        environment: {
          // A template is for the account of its group, in the same order.
          account: (format === 'cloudformation' && kit.groups[index]?.account) || account,
          partition,
          region: regions[0],
        },
      }),
    ),
  );
  return {
    policies: found.flatMap(({ policies }) => policies),
    unread: found.flatMap(({ unread }) => unread).filter(({ message }) => !NO_POLICY.test(message)),
  };
}

/** As AWS compares policies: a list of one is its member, and lists of texts have no order. */
function normal(value: unknown, name = ''): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const every = value.map((each) => JSON.stringify(normal(each)));
    const texts = name === 'Statement' ? every : [...new Set(every)].toSorted();
    const items = texts.map((each) => JSON.parse(each) as unknown);
    return items.length === 1 ? items[0] : items;
  }
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, normal(member, key)]),
  );
}

const sorted = (documents: readonly unknown[]): readonly string[] =>
  documents.map((document) => JSON.stringify(normal(document))).toSorted();

describe.each(cases)('$name', ({ name, answers }) => {
  const kit = usableKit(answers);

  test.each(WAYS)('%s %j', async (format, choices) => {
    const { policies, unread } = await comeBack(format, kit, choices);
    const open = STAYS_OPEN.filter((row) => row.format === format && row.scenario === name);
    const arnOf = (id: string): string =>
      kit.groups.flatMap(({ roles }) => roles).find((role) => role.id === id)?.arn ?? '';
    const documents = policies.map(({ text }): unknown =>
      JSON.parse(
        open.reduce((so, { expression, role }) => so.replaceAll(`\${${expression}}`, arnOf(role)), text),
      ),
    );
    const sources =
      format === 'json'
        ? documentsOf(kit.composed).map(({ document }) => contentOf(document))
        : kit.groups.flatMap(documentsIn).map(({ document }) => document);
    expect(sorted(documents)).toEqual(sorted(sources));
    expect(policies.flatMap(({ unresolved }) => unresolved)).toEqual(
      open.map(({ expression, words }) =>
        expect.objectContaining({ expression, words: expect.stringMatching(words) as string }),
      ),
    );
    expect(unread).toEqual([]);
  });
});

const specialDocument = fc
  .record({
    Sid: specialText.filter((text) => text !== ''),
    Resource: fc.uniqueArray(specialText, { minLength: 1, maxLength: 3 }),
    Condition: fc.dictionary(specialText, fc.dictionary(specialText, specialText, { minKeys: 1 }), {
      minKeys: 1,
      maxKeys: 2,
    }),
  })
  .map((statement) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'a:b', ...statement }],
  }));

test.each(WAYS)('documents with hand edits can be imported again: %s %j', async (format, choices) => {
  await fc.assert(
    fc.asyncProperty(specialDocument, async (document) => {
      const edits = { 'app.permissions': JSON.stringify(document) };
      const { policies } = await comeBack(
        format,
        usableKit({ scenario: 'invoke', values: {} }, edits),
        choices,
      );
      const found = policies.map(({ text }): unknown => JSON.parse(text));
      expect(sorted(found)).toContain(sorted([document])[0]);
      expect(policies).toHaveLength(2);
    }),
    { numRuns: runs(50) },
  );
});

test('every format is either read back here or no data', () => {
  const read = new Set(WAYS.map(([format]) => format));
  const isRead = ({ id, language }: ExporterRow): boolean => !NOT_READ.has(language) && id !== 'cases';
  expect(EXPORTERS.filter(isRead).map(({ id }) => id)).toEqual([...read]);
});

test('two sets of complete answers cover every scenario', () => {
  expect(all.filter(({ id }) => (complete.get(id)?.length ?? 0) < 2)).toEqual([]);
});

test('a module is read without the example that calls it', async () => {
  const kit = usableKit({ scenario: 'import', values: {} });
  const ofModule = handedBack('terraform', kit, {}).filter(({ name = '' }) => !name.includes('/'));
  const [main] = ofModule;
  const { account, partition } = kit.home;
  const { policies, unread } = await readPolicies(main!.text, main!.name, {
    beside: ofModule.slice(1),
    environment: { account, partition, region: 'us-east-1' },
  });
  expect(sorted(policies.map(({ text }): unknown => JSON.parse(text)))).toEqual(
    sorted(kit.groups.flatMap(documentsIn).map(({ document }) => document)),
  );
  expect(unread).toEqual([]);
});

test('a variable without a value is named, and has no replacement', async () => {
  const [main] = handedBack('terraform', usableKit({ scenario: 'import', values: {} }), {});
  const { policies } = await readPolicies(main!.text, main!.name, {
    beside: [{ name: 'variables.tf', text: 'variable "weights_bucket" {\n  type = string\n}\n' }],
  });
  const open = policies.flatMap(({ unresolved }) => unresolved);
  expect(open).toContainEqual(
    expect.objectContaining({
      expression: 'var.weights_bucket',
      words: expect.stringContaining('no default'),
    }),
  );
  expect(policies.map(({ text }) => text).join('')).toContain(':s3:::${var.weights_bucket}');
});
