// An ARN without a Region, of resources that all have one.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { SOMETIMES_WITHOUT_REGION } from '#iam/facts/ownerless-arns.ts';
import { isOwner, patternsFor } from './arn-fields.ts';

export default defineCheck({
  id: 'missing-arn-region',
  code: 'MISSING_ARN_REGION',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'ARN without a Region',
  why: 'Most resources are in a Region, which is the fourth field of their ARN. An empty field means no Region, not every Region, so the ARN matches nothing.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  bad: [
    {
      with: { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs::111122223333:jobs' },
      at: ['Statement.0.Resource'],
    },
    {
      with: {
        Action: 'lambda:InvokeFunction',
        Resource: ['arn:aws:lambda:*:111122223333:function:a', 'arn:aws:lambda::111122223333:function:*'],
      },
      at: ['Statement.0.Resource.1'],
    },
    {
      with: {
        Effect: 'Deny',
        Action: 'dynamodb:*',
        Resource: undefined,
        NotResource: 'arn:aws:dynamodb::111122223333:table/${aws:username}',
      },
      at: ['Statement.0.NotResource'],
    },
  ],
  good: [
    { with: { Action: 'sqs:SendMessage', Resource: 'arn:aws:sqs:*:111122223333:jobs' } },
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' } },
    { with: { Action: 'iam:GetRole', Resource: 'arn:aws:iam::111122223333:role/Reader' } },
    // Global tables have no Region.
    {
      with: {
        Action: 'dynamodb:DescribeGlobalTable',
        Resource: 'arn:aws:dynamodb::111122223333:global-table/Orders',
      },
    },
    { with: { Action: 'quicksight:DescribeTheme', Resource: 'arn:aws:quicksight::aws:theme/CLASSIC' } },
    // The model behind a global inference profile.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-20250514-v1:0',
      },
    },
  ],
  on: 'arn',
  check(resource, _statement, { reference }): CheckFindings {
    const { arn, value, path } = resource;
    if (arn?.region !== '' || isOwner(arn.account) || SOMETIMES_WITHOUT_REGION.has(arn.service))
      return undefined;
    const patterns = patternsFor(resource, reference);
    if (!patterns?.every(({ region }) => region !== '')) return undefined;
    // Behind a global inference profile a model has no Region.
    if (patterns.some(({ type }) => type.name === 'foundation-model')) return undefined;
    return {
      message: `${show(value)} has no Region, so it matches nothing. Write the Region in the fourth field, or \`*\` for every Region.`,
      locations: [atValue(path)],
    };
  },
});
