// Amazon Bedrock policies in files: of their own type, with their settings alone.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import type { Exporter } from './exporter.ts';
import { awsCli } from './formats/aws-cli/aws-cli.ts';
import { cloudFormation } from './formats/cloudformation/cloudformation.ts';
import { terraform } from './formats/terraform/terraform.ts';
import { usableKit } from './testing/kits.ts';

const kit = usableKit({
  ...startAnswers('enforce-guardrail'),
  values: {
    organizationId: 'o-a1b2c3d4e5',
    policyGuardrails: ['arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e:1'],
  },
});

test('the script creates it as BEDROCK_POLICY, and does not ask IAM Access Analyzer about it', () => {
  const files = awsCli.files(kit);
  const all = files.map(({ text }) => text).join('\n');
  expect(all).toMatch(/put_organization_policy BEDROCK_POLICY DeepSeekGuardrail/);
  expect(all).toMatch(/Access Analyzer .*no checks .*Amazon Bedrock policy/);
  expect(all).not.toMatch(/check_document undefined/);
});

test('a template has it with its settings and without statements', () => {
  const [file] = cloudFormation.files(kit, { syntax: 'json' });
  const { Resources } = JSON.parse(file?.text ?? '') as {
    Resources: Record<string, { Type: string; Properties: { Type?: string; Content?: object } }>;
  };
  const made = Object.values(Resources).filter(({ Type }) => Type === 'AWS::Organizations::Policy');
  expect(made.map(({ Properties: { Type } }) => Type)).toEqual(['BEDROCK_POLICY']);
  expect(Object.keys(made[0]?.Properties.Content ?? {})).toEqual(['bedrock']);
});

test('Terraform has it as text of its own', () => {
  const text = terraform
    .files(kit)
    .map((file) => file.text)
    .join('\n');
  expect(text).toMatch(/type += "BEDROCK_POLICY"/);
  expect(text).toContain('guardrail_inference');
});

test.each<[string, Exporter]>([
  ['the script', awsCli],
  ['a template', cloudFormation],
  ['Terraform', terraform],
])('%s has the open guardrail and account of the settings as parameters', (_, exporter) => {
  const open = usableKit(startAnswers('enforce-guardrail'));
  const identifiers = exporter
    .files(open)
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => line.includes('@@assign') && line.includes(':guardrail/'));
  expect(identifiers).not.toEqual([]);
  for (const line of identifiers) expect(line).not.toMatch(/\d{12}|gr1a2b3c4d5e/);
});
