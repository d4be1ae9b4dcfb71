// DeepSeek on the customer's own EC2 instance.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { writeLogs } from '#deepseek/shared/log-groups.ts';
import { pullServingImages } from '#deepseek/shared/jump-start.ts';
import { sessionManager } from '#deepseek/shared/session-manager.ts';
import { repositoryPolicies, repositoryPolicySteps } from '#deepseek/shared/shared-images.ts';
import { readOwnWeights, weightsKeySteps } from '#deepseek/shared/weights.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { roleArn, type Plan } from '#deepseek/compose/plan.ts';
import { capacitySteps } from '#deepseek/shared/capacity-steps.ts';

const describePeers = (regions: readonly string[]): PlannedStatement =>
  allow({
    sid: 'DescribeInstances',
    actions: 'ec2:DescribeInstances',
    resources: '*',
    condition: { StringEquals: { 'ec2:Region': oneOrMany(regions) } },
    why: {
      title: 'Lists instances',
      text: 'This action does not support resources in IAM, so it needs *, limited to your Regions. It is not needed to serve a model.',
      answers: ['describePeers', 'regions'],
      page: 'ec2Actions',
    },
  });

export function plan(checked: CheckedAnswers): Plan {
  const { home } = checked.view;
  return {
    main: {
      id: 'instance',
      title: 'Instance role',
      statements: [
        ...readOwnWeights(checked, 'The instance'),
        ...pullServingImages(checked),
        ...writeLogs(checked.answer('logGroups'), home, {
          sid: 'WriteServerLogs',
          actions: ['logs:CreateLogStream', 'logs:DescribeLogStreams', 'logs:PutLogEvents'],
          what: 'server',
        }),
        ...(checked.answer('sessionManager') ? [sessionManager()] : []),
        ...(checked.answer('describePeers') ? [describePeers(home.regions)] : []),
      ],
    },
    policies: repositoryPolicies(checked, roleArn(checked)),
    nextSteps: [
      ...weightsKeySteps(checked),
      ...capacitySteps(checked),
      ...repositoryPolicySteps(checked, roleArn(checked)),
    ],
  };
}
