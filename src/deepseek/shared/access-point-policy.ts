// Building block: the policies of access points and of the bucket behind them.
import { readsThroughAccessPoints } from '#deepseek/answers/bucket-owner.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { command, writeFileCommand } from '#deepseek/compose/shell.ts';
import { toStatement } from '#deepseek/compose/planned-statement.ts';
import { json } from '#deepseek/compose/next-steps.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import type { Delegation } from './bucket-policy.ts';
import { readAccessPoints } from './bucket-access.ts';

const arnsOf = (checked: CheckedAnswers): readonly string[] => [
  ...new Set(checked.answer('accessPoints').flatMap(({ arns }) => arns)),
];

/** The access points that the bucket leaves reads to; without any by name, all of the account. */
export const delegationOf = (checked: CheckedAnswers, account: string): Delegation => ({
  arns: readsThroughAccessPoints(checked.view) ? arnsOf(checked) : [],
  account,
});

/** The step that puts a policy on an access point of another account: without it the role has no access. */
function policyCommand(checked: CheckedAnswers, arn: string, index: number): string {
  const { region = '', account = '', resource = '' } = parseArn(arn) ?? {};
  const name = resource.slice('accesspoint/'.length);
  const statements = readAccessPoints([{ id: name, arns: [arn] }], checked.answer('weights')).map(
    (statement) => toStatement({ ...statement, principal: { AWS: roleArn(checked) } }),
  );
  const path = `access-point${index === 0 ? '' : `-${index + 1}`}.json`;
  return [
    writeFileCommand(path, json({ Version: '2012-10-17', Statement: statements })),
    command(
      `aws s3control put-access-point-policy --region ${region}`,
      `--account-id ${account} --name ${name} --policy file://${path}`,
    ),
  ].join('\n');
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html */
export function accessPointStep(checked: CheckedAnswers): NextStep {
  const foreign = arnsOf(checked).filter((arn) => parseArn(arn)?.account !== checked.view.home.account);
  const left = checked.answer('delegateAccessPoints')
    ? ' The bucket policy here delegates reads to them.'
    : '';
  const theirs =
    foreign.length === 0
      ? ''
      : ' An access point in another account must also allow the role in its own policy. Its owner runs this, which replaces the current policy.';
  return {
    id: 'access-point',
    title: 'Allow reads on the access point and the bucket',
    text: `The role, the access point’s policy (if it has one) and the bucket must all allow a read through an access point.${left}${theirs}`,
    ...(foreign.length === 0
      ? {}
      : { code: foreign.map((arn, index) => policyCommand(checked, arn, index)).join('\n\n') }),
    page: PAGES.s3AccessPoints,
  };
}
