// Models on your own capacity: what the execution role reads and writes, and what its deployer creates.
import { repositoriesIn } from '#deepseek/answers/image-places.ts';
import { hasComponents, transformsBatches } from '#deepseek/answers/inference-option.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { jumpStartBucket } from '#deepseek/facts/jump-start-regions.ts';
import { filesOf } from '#deepseek/shared/inference-files.ts';
import { sharedRepositories } from '#deepseek/shared/shared-images.ts';
import { registryOf } from '#deepseek/shared/jump-start.ts';
import {
  fileKeyExpectations,
  listExpectations,
  objectExpectations,
  ownership,
} from '#deepseek/expectations/s3-files.ts';
import { jobTelemetry } from '#deepseek/expectations/host-options.ts';
import { denied, type Expectation } from '#iam/request/expectation.ts';
import { callsOf, each, ecrTokenOf, pullsOf } from '#deepseek/expectations/operator-calls.ts';
import { arnOf, inOtherAccount } from '#deepseek/expectations/near-misses.ts';

export const SAGEMAKER = 'sagemaker.amazonaws.com';

export function weights(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const { view } = checked;
  const locations = checked.answer('weights');
  const beside = view.asks('inferenceOption') ? filesOf(checked).reads : [];
  const lists = view.asks('inferenceOption')
    ? [...beside, ...filesOf(checked).writes].filter(({ bucket }) =>
        locations.some((other) => other.bucket === bucket),
      )
    : [];
  const { account, pinned } = ownership(checked);
  // Statements on the role’s own files in the same buckets do not pin the owner of the weights.
  const alone = account === view.home.account || lists.length === 0;
  const files = {
    role,
    says: 'Read the weights',
    locations,
    beside,
    account,
    pinned: pinned && alone,
  };
  return [
    ...objectExpectations(checked, { ...files, actions: ['s3:GetObject'] }),
    ...listExpectations(checked, files, lists.length > 0),
    ...fileKeyExpectations(checked, { ...files, actions: ['kms:Decrypt'], pinned: true }),
  ];
}

/** Images of other accounts, which let the role in. https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html */
export const sharedImages = (checked: CheckedAnswers, role: string): readonly Expectation[] =>
  sharedRepositories(checked).flatMap(({ arn }) => [
    denied(
      {
        label: 'Pull the image of the other account',
        principal: {
          caller: `arn:${checked.view.home.partition}:iam::${checked.view.home.account}:role/Other`,
        },
        action: 'ecr:BatchGetImage',
        resource: arn,
        context: {},
      },
      { difference: 'with another role of the account' },
    ),
    ...pullsOf(role, arn),
    ...ecrTokenOf(role),
  ]);

/** Images of repositories that are named. https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html */
export function images(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const { home } = checked.view;
  const own = repositoriesIn(checked, 'repositories', home).flatMap(({ name, region }) => {
    const repository = arnOf(home, 'ecr', region, home.account, `repository/${name}`);
    return [...pullsOf(role, repository), ...ecrTokenOf(role)];
  });
  return [...own, ...sharedImages(checked, role)];
}

/** Weights and images that AWS owns. https://docs.aws.amazon.com/sagemaker/latest/dg/jumpstart-deploy.html */
export function fromAws(
  checked: CheckedAnswers,
  role: string,
  what: 'weights' | 'images',
): readonly Expectation[] {
  const { home } = checked.view;
  return home.regions.flatMap((region) => {
    const object = `arn:${home.partition}:s3:::${jumpStartBucket(region)}/deepseek/model.tar.gz`;
    const image = arnOf(home, 'ecr', region, registryOf(checked, region), 'repository/djl-inference');
    return what === 'weights'
      ? callsOf({
          by: role,
          may: [
            ['s3:GetObject', object],
            ['s3:ListBucket', object.slice(0, object.indexOf('/'))],
          ],
          not: [
            ['overwrite it', 's3:PutObject', object],
            ['list a bucket like it', 's3:ListBucket', `arn:${home.partition}:s3:::jumpstart-cache-other`],
            ['a bucket like it', 's3:GetObject', object.replace('prod', 'prod-other')],
          ],
        })
      : pullsOf(role, image, [inOtherAccount('of another account')]);
  });
}

export function telemetry(checked: CheckedAnswers, role: string): readonly Expectation[] {
  const { home } = checked.view;
  const components = hasComponents(checked.view);
  const [region = ''] = home.regions;
  if (transformsBatches(checked.view)) return jobTelemetry(checked, role);
  const log = arnOf(home, 'logs', region, home.account, 'log-group:/aws/sagemaker/Endpoints/r1:log-stream:a');
  const ofComponent = log.replace('Endpoints', 'InferenceComponents');
  return callsOf({
    by: role,
    may: [
      ...(components ? [['logs:PutLogEvents', ofComponent] as const] : []),
      ...each(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], log),
      ['cloudwatch:PutMetricData', '*'],
    ],
    not: [
      ...(components
        ? []
        : [['the log of an inference component', 'logs:PutLogEvents', ofComponent] as const]),
      ['another log group', 'logs:PutLogEvents', log.replace('Endpoints', 'Other')],
      ['read it', 'logs:GetLogEvents', log],
    ],
  });
}
