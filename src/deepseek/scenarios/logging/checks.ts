// The log of model calls: Bedrock writes it to CloudWatch Logs and S3, and a deployer turns it on.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { trailOf } from './data-events.ts';
import { hasRole } from '#deepseek/answers/answers-view.ts';
import { logBucketsOf } from '#deepseek/answers/log-buckets.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { callsOf, each, passRoleExpectations } from '#deepseek/expectations/operator-calls.ts';
import {
  otherRegion,
  arnOf,
  withAccount,
  withRegion,
  unrelatedAccount,
  around,
  renamed,
  withKey,
} from '#deepseek/expectations/near-misses.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html */
function toBuckets(checked: CheckedAnswers): readonly Expectation[] {
  const { partition, account } = checked.view.home;
  const stranger = unrelatedAccount(account);
  return logBucketsOf(checked).flatMap(({ region, location: { bucket, prefix } }) => {
    const elsewhere = otherRegion(partition, [region]);
    const source = `arn:${partition}:bedrock:${region}:${account}:*`;
    const folder = `arn:${partition}:s3:::${bucket}/${prefix === '' ? '' : `${prefix}/`}AWSLogs`;
    const object = (owner: string) => `${folder}/${owner}/BedrockModelInvocationLogs/${region}/log.json.gz`;
    const call: Call = {
      label: `Bedrock in ${region} writes to ${bucket}`,
      principal: { caller: 'bedrock.amazonaws.com' },
      action: 's3:PutObject',
      resource: object(account),
      resourceAccount: account,
      context: { 'aws:SourceAccount': account, 'aws:SourceArn': source },
    };
    return around(call, [
      {
        difference: 'for another account',
        context: { 'aws:SourceAccount': stranger, 'aws:SourceArn': withAccount(source, stranger) },
      },
      { difference: 'into another folder', resource: object(stranger) },
      { difference: 'reads it', action: 's3:GetObject' },
      { difference: 'another service', principal: { caller: 'logging.s3.amazonaws.com' } },
      elsewhere !== undefined && withKey('in another Region', 'aws:SourceArn', withRegion(source, elsewhere)),
    ]);
  });
}

/** https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_PutEventSelectors.html */
function onTrail(checked: CheckedAnswers): readonly Expectation[] {
  const trail = trailOf(checked);
  if (trail === '') return [];
  return callsOf({
    may: each(['cloudtrail:GetEventSelectors', 'cloudtrail:PutEventSelectors'], trail),
    near: { 'cloudtrail:PutEventSelectors': [renamed('on another trail')] },
    not: [
      ['stop it', 'cloudtrail:StopLogging', trail],
      ['delete it', 'cloudtrail:DeleteTrail', trail],
    ],
  });
}

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const group = checked.answer('invocationLogGroup');
  const put = 'logs:PutLogEvents';
  const stream = (region: string, name: string, last = 'modelinvocations') =>
    arnOf(home, 'logs', region, home.account, `log-group:${name}:log-stream:aws/bedrock/${last}`);
  const writes = home.regions.flatMap((region) =>
    callsOf({
      by: 'service',
      may: each(['logs:CreateLogStream', put], stream(region, group)),
      not: [
        ['another log group', put, stream(region, `${group}-other`)],
        ['another stream', put, stream(region, group, 'other')],
        ['read it', 'logs:GetLogEvents', stream(region, group)],
        ['delete it', 'logs:DeleteLogStream', stream(region, group)],
      ],
    }),
  );
  return [
    ...(hasRole(checked.view)
      ? [...writes, ...passRoleExpectations(checked, { service: 'bedrock.amazonaws.com' })]
      : []),
    ...(checked.answer('logDestination') === 'cloudwatch' ? [] : toBuckets(checked)),
    ...onTrail(checked),
    ...callsOf({
      may: each(
        ['Put', 'Get', 'Delete'].map((verb) => `bedrock:${verb}ModelInvocationLoggingConfiguration`),
        '*',
      ),
      not: [
        [
          'call a model',
          'bedrock:InvokeModel',
          arnOf(home, 'bedrock', 'us-east-1', '', 'foundation-model/deepseek.v3.2'),
        ],
      ],
    }),
  ];
}
