// Model-invocation logging: a role for CloudWatch Logs, bucket policies for S3, a deployer who turns it on.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { bucketPolicySteps } from '#deepseek/shared/bucket-policy.ts';
import { eventSelectorSteps } from './data-events.ts';
import { command, jsonWord, shellWord } from '#deepseek/compose/shell.ts';
import { loggingKeyStep } from '#deepseek/compose/key-steps.ts';
import { roleArn, type Plan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { logsTo, writeLog, operatorStatements, regionalBuckets, bucketSide } from './policies.ts';
import { joinOr } from '#iam/text/words.ts';

/** The setting of one Region; undefined where the log would go nowhere. */
function configuration(checked: CheckedAnswers, region: string): unknown {
  const bucket = regionalBuckets(checked).find((each) => each.region === region)?.location;
  if (!bucket && !logsTo(checked, 'cloudwatch')) return undefined;
  const s3 = bucket && {
    bucketName: bucket.bucket,
    ...(bucket.prefix === '' ? {} : { keyPrefix: bucket.prefix }),
  };
  const cloudWatch = {
    logGroupName: checked.answer('invocationLogGroup'),
    roleArn: roleArn(checked),
    ...(s3 ? { largeDataDeliveryS3Config: s3 } : {}),
  };
  return {
    ...(logsTo(checked, 'cloudwatch') ? { cloudWatchConfig: cloudWatch } : {}),
    ...(s3 ? { s3Config: s3 } : {}),
    textDataDeliveryEnabled: true,
  };
}

function steps(checked: CheckedAnswers): readonly NextStep[] {
  const { regions } = checked.view.home;
  const group = checked.answer('invocationLogGroup');
  const toS3 = logsTo(checked, 's3');
  const create: NextStep = {
    id: 'invocation-log-group',
    when: 'before',
    title: 'Create the log group',
    text: 'Once in each Region, in the same account. Set a retention period: the log has prompts and responses.',
    code: regions
      .map((region) => `aws logs create-log-group --region ${region} --log-group-name ${shellWord(group)}`)
      .join('\n'),
    page: PAGES.bedrockLogging,
  };
  return [
    ...(logsTo(checked, 'cloudwatch') ? [create] : []),
    ...(toS3 && checked.answer('weightsEncryption') === 'kms'
      ? [
          loggingKeyStep(
            checked,
            regionalBuckets(checked).map(({ region }) => region),
          ),
        ]
      : []),
    {
      id: 'turn-on-logging',
      title: 'Turn on logging',
      text: `Each account and Region has one setting, which this replaces: read the current one first.${
        toS3 ? ' The bucket must be in the same account and Region, with ACLs disabled.' : ''
      }`,
      code: regions
        .flatMap((region) => {
          const setting = configuration(checked, region);
          if (setting === undefined) return [];
          return [
            `aws bedrock get-model-invocation-logging-configuration --region ${region}`,
            command(
              `aws bedrock put-model-invocation-logging-configuration --region ${region}`,
              `--logging-config ${jsonWord(setting)}`,
            ),
          ];
        })
        .join('\n'),
      page: PAGES.bedrockLogging,
    },
  ];
}

const MANTLE: Notice = {
  id: 'mantle-not-logged',
  title: 'Calls not logged',
  text: 'Only calls on bedrock-runtime are logged, not those on bedrock-mantle. AWS’s list of logged operations does not include batch jobs either. Deny both where every call must be logged.',
};

const LARGE: Notice = {
  id: 'large-bodies',
  title: 'Long prompts',
  text: 'CloudWatch Logs accepts bodies up to 100 KB. Longer prompts and responses are kept only with “Both”, which sends them to S3.',
};

/** Regions without a bucket of their own, and buckets without a Region. */
function bucketNotices(checked: CheckedAnswers): readonly Notice[] {
  if (!logsTo(checked, 's3')) return [];
  const { regions } = checked.view.home;
  const buckets = checked.answer('logBuckets');
  const logged = new Set(regionalBuckets(checked).map(({ region }) => region));
  const bare = regions.filter((region) => !logged.has(region));
  const spare = buckets.slice(regions.length).map(({ bucket }) => bucket);
  return [
    ...(bare.length > 0
      ? [
          {
            id: 'log-bucket-regions',
            title: 'Log buckets',
            text: `No bucket is set for ${bare.join(', ')}, so ${logsTo(checked, 'cloudwatch') ? 'the log there goes only to CloudWatch Logs' : 'nothing is logged there'}: Bedrock writes only to a bucket in its own Region. Name one bucket for each of ${regions.join(', ')}, in this order.`,
            ...(logsTo(checked, 'cloudwatch')
              ? {}
              : {
                  stops: {
                    text: `No bucket is set for ${joinOr(bare)}, so nothing is logged there.`,
                    fields: ['logBuckets', 'regions'] as const,
                  },
                }),
          },
        ]
      : []),
    ...(spare.length > 0
      ? [
          {
            id: 'log-bucket-spare',
            title: 'Unused bucket',
            text: `${spare.join(', ')} is not used: there is one bucket for each Region, in the order of the Regions. Remove it, or also choose its Region.`,
          },
        ]
      : []),
  ];
}

export function plan(checked: CheckedAnswers): Plan {
  const policies = bucketSide(checked);
  const toCloudWatch = logsTo(checked, 'cloudwatch');
  return {
    ...(toCloudWatch
      ? { main: { id: 'service', title: 'Logging role', statements: [writeLog(checked)] } }
      : {}),
    attachments: [
      {
        id: 'operator',
        title: 'Deployer',
        deploys: 'the-service',
        name: checked.answer('operatorName'),
        description: 'Turns model-invocation logging on',
        attachTo: 'the person or pipeline that sets up logging',
        statements: operatorStatements(checked),
      },
    ],
    policies,
    nextSteps: [
      ...bucketPolicySteps(policies, checked.view.home.account),
      ...steps(checked),
      ...eventSelectorSteps(checked),
    ],
    notices: [
      MANTLE,
      ...(checked.answer('logDestination') === 'cloudwatch' ? [LARGE] : []),
      ...bucketNotices(checked),
    ],
  };
}
