// IAM Roles Anywhere: the profile that names the role, and the credential helper on the server.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { allowOnAll, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { deployer } from '#deepseek/shared/app-deployer.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { optionWord } from '#deepseek/compose/shell.ts';

/** https://docs.aws.amazon.com/rolesanywhere/latest/userguide/getting-started.html */
const createProfile = (): PlannedStatement =>
  allowOnAll({
    sid: 'CreateRolesAnywhereProfile',
    actions: 'rolesanywhere:CreateProfile',
    why: {
      title: 'Creates the profile',
      text: 'The roles that a profile can name are limited by iam:PassRole.',
      answers: ['deployerPolicy'],
      page: 'rolesAnywhereActions',
    },
  });

/** https://docs.aws.amazon.com/rolesanywhere/latest/userguide/getting-started.html */
export function extras(checked: CheckedAnswers): Extras {
  const [anchor = ''] = checked.answer('trustAnchors');
  const region = parseArn(anchor)?.region ?? 'us-east-1';
  const role = roleArn(checked);
  // The name of a profile has fewer signs than that of a role.
  const name = checked.answer('roleName').replaceAll(/[^\w-]/g, '-');
  const passing = deployer(checked, {
    sid: 'PassRolesAnywhereRole',
    service: 'rolesanywhere.amazonaws.com',
    who: 'creates the profile',
    calls: ['CreateProfile', 'UpdateProfile'],
    statements: [createProfile()],
  });
  return {
    ...passing,
    nextSteps: [
      {
        id: 'roles-anywhere-profile',
        title: 'Create a profile for the role',
        text: 'The profile says which roles a certificate can ask for, and how long its sessions are.',
        code: `aws rolesanywhere create-profile --region ${region} ${optionWord('--name', name)} --enabled --duration-seconds ${checked.answer('sessionDuration')} --role-arns ${role}`,
        page: PAGES.rolesAnywhereStart,
      },
      {
        id: 'credential-helper',
        title: 'Get credentials on the server',
        text: 'Put this into a profile of ~/.aws/config: SDKs and the AWS CLI then ask the helper for credentials. Put the files of the certificate and its key in place of CERTIFICATE.pem and KEY.pem, and the ARN of the profile in place of PROFILE_ARN.',
        code: `credential_process = aws_signing_helper credential-process --certificate CERTIFICATE.pem --private-key KEY.pem --trust-anchor-arn ${anchor} --profile-arn PROFILE_ARN --role-arn ${role}`,
        page: PAGES.rolesAnywhereHelper,
      },
      ...(passing.nextSteps ?? []),
    ],
  };
}
