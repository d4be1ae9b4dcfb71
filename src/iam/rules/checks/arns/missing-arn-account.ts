// An ARN without an account, of resources that all belong to one.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { SOMETIMES_WITHOUT_ACCOUNT } from '#iam/facts/ownerless-arns.ts';
import { patternsFor } from './arn-fields.ts';

/** Names of what belongs to AWS, which often has no account. */
const OF_AWS = /(?:^|[/:])(?:aws|amazon)/i;

export default defineCheck({
  id: 'missing-arn-account',
  code: 'MISSING_ARN_ACCOUNT',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'ARN without an account ID',
  why: 'Resources that belong to an account have its ID in the fifth field of their ARN. An empty field means no account, not every account, so the ARN matches nothing.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  bad: [
    { with: { Action: 'iam:GetRole', Resource: 'arn:aws:iam:::role/Reader' }, at: ['Statement.0.Resource'] },
    {
      with: {
        Action: 'lambda:InvokeFunction',
        Resource: ['arn:aws:lambda:us-east-1:*:function:a', 'arn:aws:lambda:us-east-1::function:b'],
      },
      at: ['Statement.0.Resource.1'],
    },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::inference-profile/us.deepseek.r1-v1:0',
      },
      at: ['Statement.0.Resource'],
    },
  ],
  good: [
    { with: { Action: 'iam:GetRole', Resource: 'arn:aws:iam::*:role/Reader' } },
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' } },
    {
      with: {
        Action: 'bedrock:InvokeModel',
        Resource: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
      },
    },
    { with: { Action: 'ssm:GetParameter', Resource: 'arn:aws:ssm:us-east-1::parameter/aws/service/ami' } },
    { with: { Action: 'ec2:RunInstances', Resource: 'arn:aws:ec2:us-east-1::image/ami-0abcdef1234567890' } },
  ],
  on: 'arn',
  check(resource, _statement, { reference }): CheckFindings {
    const { arn, value, path } = resource;
    if (arn?.account !== '' || hasWildcard(arn.region) || SOMETIMES_WITHOUT_ACCOUNT.has(arn.service))
      return undefined;
    const patterns = patternsFor(resource, reference);
    if (!patterns?.every(({ account }) => account !== '') || OF_AWS.test(arn.resource)) return undefined;
    return {
      message: `${show(value)} has no account ID, so it matches nothing. Write the account ID in the fifth field, or \`*\` for every account.`,
      locations: [atValue(path)],
    };
  },
});
