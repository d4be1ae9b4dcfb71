// The policy of a repository in another account is put there by the files of that account.
import { expect, test } from 'vitest';
import type { Answers } from '#deepseek/answers/answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import type { Exporter } from './exporter.ts';
import { exportKitOf } from './export-kit.ts';
import { awsCli } from './formats/aws-cli/aws-cli.ts';
import { cdk } from './formats/cdk/cdk.ts';
import { cloudFormation } from './formats/cloudformation/cloudformation.ts';
import { pulumi } from './formats/pulumi/pulumi.ts';
import { terraform } from './formats/terraform/terraform.ts';

const host: Answers = {
  scenario: 'host-ec2',
  values: {
    account: '111122223333',
    regions: ['us-west-2'],
    sharedRepositories: ['arn:aws:ecr:us-west-2:444455556666:repository/ml/vllm'],
  },
};

function textOf(exporter: Exporter, name: RegExp, answers = host): string {
  const result = exportKitOf(answers, compose(answers));
  if (!result.ok) throw new Error('the kit has no edits');
  return exporter.files(result.kit).find((file) => name.test(file.name))?.text ?? '';
}

test.each([
  [
    'AWS CLI',
    awsCli,
    /^apply-account-444455556666\.sh$/,
    'put_repository_policy ml/vllm us-west-2 444455556666',
  ],
  ['AWS CLI, undone', awsCli, /^undo-account-444455556666\.sh$/, 'drop_repository_policy ml/vllm us-west-2'],
  ['Terraform', terraform, /^main\.tf$/, 'resource "aws_ecr_repository_policy"'],
  ['Pulumi', pulumi, /444455556666.*index\.ts$/, 'new aws.ecr.RepositoryPolicy('],
  ['CDK', cdk, /444455556666.*stack\.ts$/, 'new ecr.CfnRepository('],
  ['CloudFormation', cloudFormation, /^template-account-444455556666\.yaml$/, 'Type: AWS::ECR::Repository'],
])('%s', (_name, exporter, file, text) => {
  expect(textOf(exporter, file)).toContain(text);
});

test('Terraform takes over the policy of each repository in its Region', () => {
  const regions = ['us-west-2', 'us-east-1'];
  const sharedRepositories = regions.map((region) => `arn:aws:ecr:${region}:444455556666:repository/ml/vllm`);
  const readMe = textOf(terraform, /^README\.md$/, {
    ...host,
    values: { ...host.values, regions, sharedRepositories },
  });
  expect(readMe.match(/(?<=id = ")ml.*(?=")/g)).toEqual(['ml/vllm@us-west-2', 'ml/vllm@us-east-1']);
});

test('CloudFormation can import the repository, and does not delete it with the stack', () => {
  const template = textOf(cloudFormation, /^template-account-444455556666\.yaml$/);
  expect(template).toMatch(
    /ECR::Repository\n {4}DeletionPolicy: Retain\w*\n {4}UpdateReplacePolicy: Retain\n/,
  );
});

test('Access Analyzer is not asked about a policy without Resource', () => {
  const script = textOf(awsCli, /^verify-account-444455556666\.sh$/);
  expect(script).toMatch(/^# .*Access Analyzer .*no checks .*Repository policy: ECR/m);
  expect(script).not.toMatch(/^check_document/m);
});
