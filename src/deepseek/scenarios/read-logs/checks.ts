// Readers of the invocation log read it and no more; people who request quotas request those of the chosen services.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { GROUP_READS, logFolders, LOG_LISTS } from './statements.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { arnOf, elsewhere } from '#deepseek/expectations/near-misses.ts';
import { callsOf, each, APP } from '#deepseek/expectations/operator-calls.ts';
import {
  fileKeyExpectations,
  listExpectations,
  objectExpectations,
} from '#deepseek/expectations/s3-files.ts';

function inGroup(checked: CheckedAnswers): readonly Expectation[] {
  if (checked.answer('logDestination') === 's3') return [];
  const { home } = checked.view;
  const group = checked.answer('invocationLogGroup');
  const named = (region: string, name: string, rest: string) =>
    arnOf(home, 'logs', region, home.account, `log-group:${name}${rest}`);
  const stream = ':log-stream:aws/bedrock/modelinvocations';
  return [
    ...callsOf({ by: APP, may: each(LOG_LISTS, '*') }),
    ...home.regions.flatMap((region) =>
      callsOf({
        by: APP,
        may: GROUP_READS.map(
          (action) => [action, named(region, group, action === 'logs:GetLogEvents' ? stream : ':*')] as const,
        ),
        near: { 'logs:FilterLogEvents': elsewhere(home) },
        not: [
          ['another log group', 'logs:FilterLogEvents', named(region, `${group}-other`, ':*')],
          ['query another log group', 'logs:StartQuery', named(region, `${group}-other`, ':*')],
          ['read what is masked', 'logs:Unmask', named(region, group, ':*')],
          ['write to it', 'logs:PutLogEvents', named(region, group, stream)],
          ['delete it', 'logs:DeleteLogGroup', named(region, group, ':*')],
          ['keep it for less time', 'logs:PutRetentionPolicy', named(region, group, ':*')],
          ['remove its masks', 'logs:DeleteDataProtectionPolicy', named(region, group, ':*')],
        ],
      }),
    ),
  ];
}

function inBuckets(checked: CheckedAnswers): readonly Expectation[] {
  const folders = logFolders(checked);
  const files = {
    role: APP,
    says: 'Read the log',
    locations: folders.map(({ location }) => location),
    account: checked.view.home.account,
    pinned: true,
  };
  if (folders.length === 0) return [];
  return [
    ...objectExpectations(checked, { ...files, actions: ['s3:GetObject'] }),
    ...listExpectations(checked, files),
    ...fileKeyExpectations(checked, { ...files, actions: ['kms:Decrypt'] }),
  ];
}

export const checks = (checked: CheckedAnswers): readonly Expectation[] => [
  ...inGroup(checked),
  ...inBuckets(checked),
  ...callsOf({
    by: APP,
    may: checked.answer('logDestination') === 's3' ? [] : [['logs:DescribeLogGroups', '*']],
    not: [['turn logging off', 'bedrock:DeleteModelInvocationLoggingConfiguration', '*']],
  }),
];
