// What files say about the code: why each statement is there, what is open, and how a file is used.
import { describe, expect, test } from 'vitest';
import type { Answers } from '#deepseek/answers/answers.ts';
import type { Choices } from './exporter.ts';
import { findExporter } from './exporters.ts';
import { oneLine } from './names.ts';
import { documentsIn } from './targets.ts';
import { usableKit } from './testing/kits.ts';
import { EDITS, SAMPLES } from './testing/sample-kits.ts';

const WAYS: readonly (readonly [format: string, choices: Choices])[] = [
  ['terraform', {}],
  ['terraform', { documents: 'jsonencode', policies: 'inline' }],
  ['cloudformation', {}],
  ['cloudformation', { policies: 'inline' }],
  ['cdk', {}],
  ['cdk', { policies: 'inline' }],
  ['pulumi', {}],
  ['pulumi', { policies: 'inline' }],
];

async function textOf(format: string, choices: Choices, kit: ReturnType<typeof usableKit>): Promise<string> {
  const exporter = await findExporter(format)!.load();
  return exporter
    .files(kit, choices)
    .map(({ text }) => text)
    .join('\n');
}

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

describe.each(WAYS)('%s %j', (format, choices) => {
  test.each(['bucket', 'session', 'organization', 'endpoint'] as const)(
    'each statement of %s follows its reasons',
    async (sample) => {
      const kit = usableKit(SAMPLES[sample]);
      // A session policy of CloudFormation is text, which has no comments.
      const groups = kit.groups.map((group) =>
        format === 'cloudformation' ? { ...group, sessions: [] } : group,
      );
      const text = (await textOf(format, choices, kit)).replaceAll(/\n *(?:#|\/\/) (?=[a-z])/g, ' ');
      for (const { document, whys } of groups.flatMap(documentsIn))
        for (const [index, statement] of [document['Statement']].flat().entries()) {
          const titles = [...new Set((whys[index] ?? []).map(({ title }) => title))].join('; ');
          const { Sid } = statement as unknown as { readonly Sid: string };
          expect(titles).not.toBe('');
          expect(text).toMatch(
            new RegExp(
              `(?:#|//) ${literally(oneLine(titles))}\\n(?:.*\\n)?.*[Ss]id['"]?\\s*[:=]\\s*['"]?${Sid}\\b`,
            ),
          );
        }
    },
  );

  test('a document with hand edits has no reasons', async () => {
    const text = await textOf(format, choices, usableKit(SAMPLES.edited, EDITS.edited));
    const { groups } = usableKit(SAMPLES.edited);
    for (const { title } of groups.flatMap(documentsIn).flatMap(({ whys }) => whys.flat()))
      expect(text).not.toContain(title);
  });
});

const CLASH: Answers = {
  scenario: 'invoke',
  values: { entity: 'eks-irsa', serviceAccount: 'inference' },
};

test.each(['terraform', 'cloudformation', 'cdk', 'pulumi', 'markdown'])(
  '%s says what stays open, and what is left to answer',
  async (format) => {
    const flat = (text: string): string =>
      text.replaceAll(/\\|\n *(?:#|\/\/)|\s+/g, ' ').replaceAll(/ +/g, ' ');
    const kit = usableKit(CLASH);
    const text = flat(await textOf(format, {}, kit));
    for (const note of kit.notes) expect(text).toContain(flat(note));
    expect(kit.notes).toHaveLength(1);
    expect(text).toContain('Not ready: ');
    const ready = usableKit(SAMPLES.guardrail);
    expect(ready.notes).toEqual([]);
    // A report has no parameters: what is open stays a placeholder there.
    expect((await textOf(format, {}, ready)).includes('Not ready: ')).toBe(format === 'markdown');
  },
);

test.each([
  ['terraform', 'guardrail', ['cp terraform.tfvars.example'], ['exclusive_attachments', '- ']],
  ['terraform', 'instance', [], ['cp terraform.tfvars.example', '- ']],
  ['terraform', 'openCallers', ['cp terraform.tfvars.example', 'exclusive_attachments = true'], []],
  ['cdk', 'guardrail', [], ['Names of roles and policies']],
  ['cdk', 'instance', ['npx cdk diff --all', 'Names of roles and policies'], ['Put these values', '- `']],
  [
    'cdk',
    'openCallers',
    ['Put these values', '- `externalId`: External ID', 'npx cdk diff DeepSeekInvoke\n'],
    ['--all'],
  ],
  ['pulumi', 'instance', ['pulumi up'], ['pulumi config set']],
  ['pulumi', 'openCallers', ['pulumi config set'], []],
] as const)('the README of %s for %s', async (format, sample, has, hasNot) => {
  const exporter = await findExporter(format)!.load();
  const files = exporter.files(usableKit(SAMPLES[sample]));
  const text = files.find(({ name }) => name === 'README.md')?.text ?? '';
  for (const words of has) expect(text).toContain(words);
  for (const words of hasNot) expect(text).not.toContain(words);
});
