// An EC2 instance: its instance profile, and who may launch it.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { capacityStatements } from '#deepseek/shared/gpu-capacity.ts';
import { oneOrMany } from '#deepseek/compose/planned-statement.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { principalNames } from '#iam/facts/principal-in.ts';
import { deployer } from '#deepseek/shared/app-deployer.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { optionWord } from '#deepseek/compose/shell.ts';

export function extras(checked: CheckedAnswers): Extras {
  const name = checked.answer('roleName');
  const path = checked.answer('path');
  const profileName = optionWord('--instance-profile-name', name);
  const below = path === '/' ? '' : ` --path ${path}`;
  const profile: NextStep = {
    id: 'instance-profile',
    when: { follows: 'role' },
    title: 'Put the role in an instance profile',
    text: 'An instance gets its role through an instance profile. The console creates one only with a role for “AWS service, EC2”; otherwise, run these commands.',
    code: `aws iam create-instance-profile ${profileName}${below}\naws iam add-role-to-instance-profile ${profileName} ${optionWord('--role-name', name)}`,
    page: PAGES.iamInstanceProfiles,
  };
  const passing = deployer(checked, {
    sid: 'PassEc2Role',
    service: oneOrMany(principalNames(checked.view.home.partition, 'ec2.amazonaws.com')),
    who: 'launches the instance',
    calls: ['RunInstances', 'AssociateIamInstanceProfile'],
    statements: capacityStatements(checked),
  });
  return { ...passing, nextSteps: [profile, ...(passing.nextSteps ?? [])] };
}
