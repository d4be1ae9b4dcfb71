// A session policy is passed with AssumeRole: exports hand it out as a file or an output, and attach it to nothing.
import { expect, test } from 'vitest';
import type { Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import type { Exporter } from './exporter.ts';
import { exportKitOf } from './export-kit.ts';
import { awsCli } from './formats/aws-cli/aws-cli.ts';
import { cdk } from './formats/cdk/cdk.ts';
import { cloudFormation } from './formats/cloudformation/cloudformation.ts';
import { json } from './formats/json/json.ts';
import { markdown } from './formats/markdown/markdown.ts';
import { pulumi } from './formats/pulumi/pulumi.ts';
import { terraform } from './formats/terraform/terraform.ts';

const broker: Answers = {
  scenario: 'invoke',
  values: { entity: 'own-role', models: ['v3.2'], also: ['invoke-r1'], sessionPolicy: true },
};

function textOf(exporter: Exporter, name: RegExp): string {
  const result = exportKitOf(broker, compose(broker));
  if (!result.ok) throw new Error('the kit has no edits');
  return exporter.files(result.kit).find((file) => name.test(file.name))?.text ?? '';
}

const FILE = 'Session-deepseek.v3.2-us-east-1.json';

test.each([
  ['AWS CLI', awsCli, /^apply\.sh$/, [`>${FILE}`, `--policy file://${FILE}`]],
  ['Terraform', terraform, /^main\.tf$/, [`> ${FILE}`, `--policy file://${FILE}`]],
  ['Pulumi', pulumi, /index\.ts$/, [`> ${FILE}`, 'export const sessionDeepseekV32UsEast1 = ']],
  ['CDK', cdk, /stack\.ts$/, ['readonly sessionDeepseekV32UsEast1: ']],
  ['CloudFormation', cloudFormation, /^template\.yaml$/, ['passed with AssumeRole, not attached']],
  ['JSON', json, /README/, [FILE, `--policy file://${FILE}`]],
  ['the report', markdown, /review/, ['`Session-deepseek.v3.2-us-east-1`']],
])('%s', (_name, exporter, file, texts) => {
  const written = textOf(exporter, file);
  for (const text of texts) expect(written).toContain(text);
});

test('CloudFormation and Terraform make no policy of it', () => {
  const template = textOf(cloudFormation, /^template\.yaml$/);
  const [, outputs = ''] = template.split('\nOutputs:');
  expect(template.split('\nOutputs:')[0]).not.toMatch(/session-?deepseek/i);
  expect(outputs).toContain('  SessionDeepseekV32UsEast1:');
  expect(textOf(terraform, /^main\.tf$/)).not.toMatch(/resource "aws_iam_\w+" "session/);
});
