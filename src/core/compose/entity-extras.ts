// What a trusted entity brings along: permissions it needs, others it involves, steps only it has.
import { callerPlace } from '#core/answers/caller-place.ts';
import type { Reading } from '#core/answers/read.ts';
import { QUOTAS } from '#core/catalog/quotas.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { parseArn } from '#core/iam/arn.ts';
import { writeLogs } from './blocks/storage.ts';
import { allow, type Grant } from './grant.ts';
import { passRoleStep } from './next-steps.ts';
import { roleArn, type AttachmentPlan, type RolePlan } from './plan.ts';
import type { NextStep, Notice } from './role-kit.ts';

interface Extras {
  readonly grants?: readonly Grant[];
  readonly roles?: readonly RolePlan[];
  readonly attachments?: readonly AttachmentPlan[];
  readonly nextSteps?: readonly NextStep[];
  readonly notices?: readonly Notice[];
}

function lambda(reading: Reading): Extras {
  const place = callerPlace(reading.view);
  const names = reading.answer('functionLogs') ? reading.answer('functionNames') : [];
  const groups = names.map((name) => `/aws/lambda/${name}`);
  const logs = writeLogs(groups, place, {
    sid: 'WriteFunctionLogs',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    what: 'function',
  });
  const create: NextStep = {
    id: 'log-group',
    title: 'Create the log group',
    text: 'The role writes to the function’s own group but cannot make it, so make it once in each Region (and set how long logs are kept).',
    code: place.regions
      .flatMap((region) =>
        groups.map((group) => `aws logs create-log-group --region ${region} --log-group-name ${group}`),
      )
      .join('\n'),
    page: PAGES.logGroups,
  };
  return {
    grants: logs,
    nextSteps: [
      ...(groups.length > 0 ? [create] : []),
      passRoleStep(roleArn(reading), 'lambda.amazonaws.com', 'creates the function'),
    ],
  };
}

function ec2(reading: Reading): Extras {
  const name = reading.answer('roleName');
  return {
    nextSteps: [
      {
        id: 'instance-profile',
        title: 'Put the role in an instance profile',
        text: 'An instance takes a role through an instance profile. The console makes one when the role is created as “AWS service, EC2”; with a pasted trust policy, run these.',
        code: `aws iam create-instance-profile --instance-profile-name ${name}\naws iam add-role-to-instance-profile --instance-profile-name ${name} --role-name ${name}`,
        page: PAGES.iamInstanceProfiles,
      },
      passRoleStep(roleArn(reading), 'ec2.amazonaws.com', 'launches the instance'),
    ],
  };
}

const ecs = (reading: Reading): Extras => ({
  nextSteps: [
    passRoleStep(roleArn(reading), 'ecs-tasks.amazonaws.com', 'registers the task definition'),
    {
      id: 'execution-role',
      title: 'Keep the task execution role',
      text: 'This is the task role, for the code in the container. Pulling the image and sending logs belong to the task execution role, which is another role: the deployer passes it too.',
      page: PAGES.ecsTaskRole,
    },
  ],
});

const CHAINED: Notice = {
  id: 'role-chaining',
  text: 'A caller that is itself a role gets sessions of 1 hour at most, and asking for more fails: AWS caps role chaining.',
};

const SWITCH_ROLE: Notice = {
  id: 'switch-role-length',
  text: 'Path and role name together are longer than 64 characters, so Switch Role in the console will not work.',
};

function account(reading: Reading): Extras {
  const principals = reading.answer('trustedPrincipals');
  const accounts = [...new Set(principals.flatMap((arn) => parseArn(arn)?.account ?? []))];
  const chained =
    reading.answer('sessionDuration') > QUOTAS.chainedSessionSecondsMax &&
    principals.some((arn) => !arn.includes(':user/'));
  const tooLong = reading.answer('path').length + reading.answer('roleName').length > QUOTAS.roleNameChars;
  const assume = allow({
    sid: 'AssumeDeepSeekRole',
    actions: 'sts:AssumeRole',
    resources: roleArn(reading),
    why: {
      title: 'Lets the caller assume the role',
      text: 'Trust alone is not enough from another account: the caller’s own account must allow it too.',
      calls: ['AssumeRole'],
      answers: ['trustedPrincipals', 'roleName', 'path', 'account'],
      page: 'iamManageAssume',
    },
  });
  return {
    attachments: [
      {
        id: 'caller',
        title: 'Caller',
        name: `Assume${reading.answer('roleName')}`.slice(0, 128),
        description: 'Lets the caller assume the DeepSeek role',
        attachTo: `the caller in account ${accounts.join(', ')}`,
        grants: [assume],
      },
    ],
    notices: [...(tooLong ? [SWITCH_ROLE] : []), ...(chained ? [CHAINED] : [])],
  };
}

const EXTRAS: Record<string, (reading: Reading) => Extras> = { lambda, ec2, ecs, account };

export function entityExtras(reading: Reading): Extras {
  return EXTRAS[reading.view.entity.id]?.(reading) ?? {};
}
