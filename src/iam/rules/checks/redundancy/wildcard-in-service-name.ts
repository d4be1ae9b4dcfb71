// An ARN that leaves its service open.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';
import { show } from '#iam/text/quote.ts';
import { WITH_RESOURCES, atValue, defineCheck, type CheckFindings } from '#iam/rules/check.ts';

export default defineCheck({
  id: 'wildcard-in-service-name',
  code: 'WILDCARD_IN_SERVICE_NAME',
  severity: 'suggestion',
  types: WITH_RESOURCES,
  title: 'Wildcard in the service of an ARN',
  why: 'AWS expects the service of an ARN in full. With a wildcard, the statement may cover resources that you did not intend.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  bad: [
    {
      with: { Action: 'logs:PutLogEvents', Resource: 'arn:aws:log*:us-east-1:111122223333:*' },
      at: ['Statement.0.Resource'],
    },
    {
      with: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:*:::amzn-s3-demo-bucket1/*'] },
      at: ['Statement.0.Resource.1'],
    },
    {
      type: 'scp',
      with: { Resource: undefined, NotResource: 'arn:aws:s?:::amzn-s3-demo-bucket' },
      at: ['Statement.0.NotResource'],
    },
  ],
  good: [{ with: { Resource: '*' } }, { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-*' } }],
  on: 'arn',
  check({ arn, value, path }): CheckFindings {
    if (!arn || !hasWildcard(arn.service)) return undefined;
    return {
      message: `${show(value)} has a wildcard in its service. Write one ARN for each service you mean.`,
      locations: [atValue(path)],
    };
  },
});
