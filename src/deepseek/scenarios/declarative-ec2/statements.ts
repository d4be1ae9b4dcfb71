// Sets the EC2 hosts of an organization up alike: the declarative policy, and who makes it.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import {
  ec2Policy,
  ec2PolicyAdmin,
  ec2PolicyNotices,
  ec2PolicySteps,
} from '#deepseek/shared/governance/ec2-policy.ts';
import type { Plan } from '#deepseek/compose/plan.ts';

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_ec2.html */
export const plan = (checked: CheckedAnswers): Plan => ({
  policies: [ec2Policy(checked)],
  attachments: [
    {
      id: 'admin',
      title: 'Policy administrator',
      name: checked.answer('operatorName'),
      description: 'Creates and attaches declarative policies for EC2',
      attachTo: 'the role or user in the management account that creates the policy',
      statements: ec2PolicyAdmin(checked),
    },
  ],
  nextSteps: ec2PolicySteps(checked.answer('policyName')),
  notices: ec2PolicyNotices(checked),
});
