// Policies of guardrails in several accounts and Regions: each file puts only those it can.
import { expect, test } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { usableKit } from './testing/kits.ts';
import { awsCli } from './formats/aws-cli/aws-cli.ts';
import { cloudFormation } from './formats/cloudformation/cloudformation.ts';
import { terraform } from './formats/terraform/terraform.ts';

const [ONE, TWO] = ['444455556666', '777788889999'];
const guardrail = (account: string, region: string) =>
  `arn:aws:bedrock:${region}:${account}:guardrail/gr1a2b3c4d5e`;
const kitWith = (...orgGuardrails: readonly string[]) =>
  usableKit({
    ...startAnswers('share-guardrail'),
    values: { organizationId: 'o-a1b2c3d4e5', orgGuardrails },
  });

test('a script puts the policies of guardrails of one account, and refuses the credentials of another', () => {
  const kit = kitWith(guardrail(ONE, 'us-east-1'), guardrail(TWO, 'us-east-1'));
  const scripts = awsCli.files(kit).filter(({ name }) => name.startsWith('apply'));
  expect(scripts).toHaveLength(2);
  for (const [index, account] of [ONE, TWO].entries()) {
    const text = scripts[index]?.text ?? '';
    expect(text).toContain(`[ "$ACCOUNT" = ${account} ] || stop`);
    expect(text.match(/^put_guardrail_policy .*$/gm)).toHaveLength(1);
  }
});

test('a stack makes the policies of guardrails in its own Region', () => {
  const regions = ['us-east-1', 'eu-north-1'];
  const [file] = cloudFormation.files(kitWith(...regions.map((region) => guardrail(ONE, region))), {
    syntax: 'json',
  });
  const { Conditions, Resources } = JSON.parse(file?.text ?? '');
  const made = Object.values(Resources as Record<string, { Condition: string }>).map(
    ({ Condition }) => Conditions[Condition],
  );
  expect(made).toEqual(regions.map((region) => ({ 'Fn::Equals': [{ Ref: 'AWS::Region' }, region] })));
});

test('with guardrails in one Region a stack asks for nothing', () => {
  const [file] = cloudFormation.files(kitWith(guardrail(ONE, 'us-east-1')), { syntax: 'json' });
  expect(JSON.parse(file?.text ?? '')).not.toHaveProperty('Conditions');
});

test('Terraform, which has no resource for these policies, asks for no credentials of their accounts', () => {
  const files = terraform.files(kitWith(guardrail(ONE, 'us-east-1'), guardrail(TWO, 'us-east-1')));
  for (const { text } of files) expect(text).not.toMatch(/configuration_aliases|_profile\b/);
});
