// A resource that another entry of the same list covers.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { WITH_RESOURCES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { PolicyView, ResourceView } from '#iam/rules/policy-view.ts';
import { groupsOf } from './covering.ts';
import { redundancyHit } from './redundant-entries.ts';

const VARIABLE_OR_MARK = /\$\{[^}]*\}|\?/g;
/** The first of the characters that replace variables: private-use characters, which IAM does not accept in policies. */
const STAND_IN = 0xf0000;

/**
 * The texts with one character for each variable, whose own * and ? are not wildcards. A variable may have any
 * number of characters, so that ? cannot be compared with it: here it only equals itself.
 */
function withoutVariables(resources: readonly ResourceView[]): readonly string[] {
  const known = new Map<string, string>();
  return resources.map(({ value }) =>
    value.replace(VARIABLE_OR_MARK, (name) => {
      const standIn = known.get(name) ?? String.fromCodePoint(STAND_IN + known.size);
      known.set(name, standIn);
      return standIn;
    }),
  );
}

/**
 * Whether AWS reads the pattern as one glob, however it treats wildcards before the last field: one that ends a
 * field may run on past its colon, others may not.
 */
function isPlain({ value, arn }: ResourceView): boolean {
  if (value === '*') return true;
  if (!arn) return false;
  return [arn.partition, arn.service, arn.region, arn.account].every(
    (field) => !field.includes('?') && !hasWildcard(field.slice(0, -1)),
  );
}

function hitsIn(resources: readonly ResourceView[], { version }: PolicyView): CheckFindings {
  const hasVariables = version === '2012-10-17' && resources.some(({ variable }) => variable);
  const texts = hasVariables ? withoutVariables(resources) : resources.map(({ value }) => value);
  return groupsOf(texts)?.flatMap((group) => {
    const cover = resources[group.cover];
    return (cover && redundancyHit(group, resources, isPlain(cover))) ?? [];
  });
}

const MANY = Array.from({ length: 60 }, (_, index) => `arn:aws:s3:::amzn-s3-demo-bucket${10 + index}/*`);

export default defineCheck({
  id: 'redundant-resource',
  code: 'REDUNDANT_RESOURCE',
  severity: 'suggestion',
  types: WITH_RESOURCES,
  title: 'Redundant resource',
  why: 'A resource that is listed twice, or that another entry of the list covers with a wildcard, adds nothing. The * of an ARN crosses slashes: bucket-* covers the objects of such buckets too.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  bad: [
    {
      with: { Resource: ['arn:aws:s3:::amzn-s3-demo-*', 'arn:aws:s3:::amzn-s3-demo-*/*'] },
      at: ['Statement.0.Resource.0', 'Statement.0.Resource.1'],
      fixed: { Resource: ['arn:aws:s3:::amzn-s3-demo-*'] },
      isSafe: true,
    },
    {
      with: {
        Resource: [
          'arn:aws:s3:::amzn-s3-demo-bucket/a',
          '*',
          'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}',
        ],
      },
      at: ['Statement.0.Resource.0', 'Statement.0.Resource.1', 'Statement.0.Resource.2'],
      fixed: { Resource: ['*'] },
      isSafe: true,
    },
    {
      type: 'scp',
      with: {
        Resource: undefined,
        NotResource: ['arn:aws:s3:::amzn-s3-demo-bucket', 'arn:aws:s3:::amzn-s3-demo-bucket'],
      },
      at: ['Statement.0.NotResource.0', 'Statement.0.NotResource.1'],
      fixed: { NotResource: ['arn:aws:s3:::amzn-s3-demo-bucket'] },
    },
    // One finding for each entry that covers others.
    {
      with: {
        Resource: [
          'arn:aws:s3:::amzn-s3-demo-source/*',
          'arn:aws:s3:::amzn-s3-demo-target/*',
          'arn:aws:s3:::amzn-s3-demo-target/in/*',
          'arn:aws:s3:::amzn-s3-demo-source/out/*',
        ],
      },
      at: [
        'Statement.0.Resource.0',
        'Statement.0.Resource.3',
        'Statement.0.Resource.1',
        'Statement.0.Resource.2',
      ],
      fixed: { Resource: ['arn:aws:s3:::amzn-s3-demo-source/*', 'arn:aws:s3:::amzn-s3-demo-target/*'] },
    },
    {
      with: { Resource: ['arn:aws:s3:*', 'arn:aws:s3:::amzn-s3-demo-bucket/*'] },
      at: ['Statement.0.Resource.0', 'Statement.0.Resource.1'],
      fixed: { Resource: ['arn:aws:s3:*'] },
      isSafe: false,
    },
    {
      with: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/?*', 'arn:aws:s3:::amzn-s3-demo-bucket/?a*'] },
      fixed: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/?*'] },
    },
    // Among many patterns.
    {
      with: {
        Resource: [
          ...MANY,
          'arn:aws:s3:::amzn-s3-demo-bucket12/a',
          'arn:aws:s3:::a',
          'arn:aws:s3:::amzn-s3-another-bucket/a',
        ],
      },
      at: ['Statement.0.Resource.2', 'Statement.0.Resource.60'],
      fixed: { Resource: [...MANY, 'arn:aws:s3:::a', 'arn:aws:s3:::amzn-s3-another-bucket/a'] },
    },
    // How far wildcards in front reach is not known.
    {
      with: { Resource: ['arn:aws:s*3:::amzn-s3-demo-bucket/*', 'arn:aws:s3:::amzn-s3-demo-bucket/a'] },
      fixed: { Resource: ['arn:aws:s*3:::amzn-s3-demo-bucket/*'] },
      isSafe: false,
    },
    {
      with: { Resource: ['arn:aws:s?:::amzn-s3-demo-bucket/*', 'arn:aws:s?:::amzn-s3-demo-bucket/a'] },
      fixed: { Resource: ['arn:aws:s?:::amzn-s3-demo-bucket/*'] },
      isSafe: false,
    },
    {
      with: { Resource: ['arn:aws:sqs:*:111122223333:*', 'arn:aws:sqs:us-east-1:111122223333:a'] },
      fixed: { Resource: ['arn:aws:sqs:*:111122223333:*'] },
      isSafe: true,
    },
  ],
  good: [
    {
      with: {
        Resource: ['arn:aws:s3:::amzn-s3-demo-bucket', 'arn:aws:s3:::amzn-s3-demo-bucket/*'],
        Action: 's3:*',
      },
    },
    // Case counts in resources.
    { with: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/A', 'arn:aws:s3:::amzn-s3-demo-bucket/a'] } },
    // A literal star, and four characters, are not what a variable may come to.
    {
      with: {
        Resource: [
          'arn:aws:s3:::amzn-s3-demo-bucket/${*}',
          'arn:aws:s3:::amzn-s3-demo-bucket/????????????????',
          'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}',
        ],
      },
    },
    // Before 2012 a variable is text.
    {
      policy: {
        Version: '2008-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: 's3:GetObject',
            Resource: [
              'arn:aws:s3:::amzn-s3-demo-bucket/${aws:username}/?',
              'arn:aws:s3:::amzn-s3-demo-bucket/b',
            ],
          },
        ],
      },
    },
  ],
  on: 'statement',
  check({ resources, notResources }, _, { policy }): CheckFindings {
    return hitsIn(resources.length > 0 ? resources : notResources, policy);
  },
});
