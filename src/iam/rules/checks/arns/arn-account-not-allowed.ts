// An account in an ARN of resources that have none.
import { isAccountId } from '#iam/facts/account-id.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { SOMETIMES_WITHOUT_ACCOUNT } from '#iam/facts/ownerless-arns.ts';
import { fieldFix, patternsFor } from './arn-fields.ts';

export default defineCheck({
  id: 'arn-account-not-allowed',
  code: 'ARN_ACCOUNT_NOT_ALLOWED',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'Account ID where the ARN has none',
  why: 'Some resources have no account in their ARN: S3 bucket names are unique in a partition, and public images don’t belong to a particular account. With an account ID, the ARN matches nothing.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  bad: [
    {
      with: { Resource: 'arn:aws:s3::111122223333:amzn-s3-demo-bucket/*' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
    },
    {
      with: {
        Action: 'route53:GetHostedZone',
        Resource: undefined,
        NotResource: ['arn:aws:route53::111122223333:hostedzone/*'],
      },
      at: ['Statement.0.NotResource.0'],
      fixed: { NotResource: ['arn:aws:route53:::hostedzone/*'] },
    },
  ],
  good: [
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' } },
    { with: { Resource: 'arn:aws:s3::*:amzn-s3-demo-bucket/*' } },
    {
      with: { Action: 's3:GetObject', Resource: 'arn:aws:s3:us-east-1:111122223333:accesspoint/a/object/*' },
    },
    // Platforms of AWS have none, your own do.
    {
      with: {
        Action: 'elasticbeanstalk:DescribePlatformVersion',
        Resource: 'arn:aws:elasticbeanstalk:us-east-1:111122223333:platform/app/1.0.0',
      },
    },
    { with: { Action: 'apigateway:GET', Resource: 'arn:aws:apigateway:us-east-1::/restapis' } },
    // Another check says more about these.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1:111122223333:foundation-model/deepseek.v3.2',
      },
    },
    // Other checks report these.
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: [
          'arn:aws:bedrock:${aws:RequestedRegion}:111122223333:foundation-model/a',
          'arn:aws:nosuchservice:us-east-1:111122223333:thing',
          'arn:aws:*:us-east-1:111122223333:thing',
        ],
      },
    },
  ],
  on: 'arn',
  check(resource, _statement, { reference }): CheckFindings {
    const { arn, value, path } = resource;
    if (!arn || !isAccountId(arn.account) || SOMETIMES_WITHOUT_ACCOUNT.has(arn.service)) return undefined;
    const patterns = patternsFor(resource, reference);
    if (!patterns?.every(({ account }) => account === '')) return undefined;
    // foundation-model-with-account reports these, with more to say.
    if (patterns.every(({ type }) => type.name === 'foundation-model')) return undefined;
    return {
      message: `${show(value)} has an account ID, but ARNs of this type do not, so it matches nothing. Leave the fifth field empty.`,
      locations: [atValue(path)],
      fix: fieldFix(path, arn, { account: '' }),
    };
  },
});
