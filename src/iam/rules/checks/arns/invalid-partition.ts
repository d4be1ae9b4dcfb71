// An ARN in a partition that AWS does not have.
import { nearest } from '#iam/text/nearest-name.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { fieldFix, misplacedVariable } from './arn-fields.ts';
import { hasWildcard } from '#iam/policy/patterns/glob.ts';

const PUBLIC = ['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc'];
const ALL: ReadonlySet<string> = new Set([...PUBLIC, 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f']);

export default defineCheck({
  id: 'invalid-partition',
  code: 'INVALID_PARTITION',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'Unknown partition',
  why: 'The second field of an ARN is the partition: `aws`, `aws-cn` for China, `aws-us-gov` for GovCloud, `aws-eusc` for the European Sovereign Cloud. An ARN with any other partition matches nothing.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  bad: [
    {
      with: { Resource: 'arn:awss:s3:::amzn-s3-demo-bucket/*' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
    },
    {
      with: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:AWS:s3:::amzn-s3-demo-logs/*'] },
      at: ['Statement.0.Resource.1'],
      fixed: { Resource: ['arn:aws:s3:::amzn-s3-demo-bucket/*', 'arn:aws:s3:::amzn-s3-demo-logs/*'] },
    },
    { with: { Resource: 'arn:${AWS::Partition}:s3:::amzn-s3-demo-bucket/*' }, at: ['Statement.0.Resource'] },
    {
      with: { Resource: 'arn::s3:::amzn-s3-demo-bucket/*' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
    },
    {
      with: { Action: 'sqs:SendMessage', Resource: 'arn:somewhere-else:sqs:us-east-1:111122223333:a' },
      at: ['Statement.0.Resource'],
    },
  ],
  good: [
    { with: { Resource: 'arn:aws-us-gov:s3:::amzn-s3-demo-bucket/*' } },
    { with: { Resource: 'arn:aws-iso-b:s3:::amzn-s3-demo-bucket/*' } },
    { with: { Resource: 'arn:*:s3:::amzn-s3-demo-bucket/*' } },
    { with: { Resource: 'arn:aws*:s3:::amzn-s3-demo-bucket/*' } },
  ],
  on: 'arn',
  check(resource): CheckFindings {
    const { arn, value, path } = resource;
    if (!arn || ALL.has(arn.partition) || hasWildcard(arn.partition)) return undefined;
    const misplaced = misplacedVariable(resource, 'partition');
    if (misplaced) return misplaced;
    const meant = arn.partition === '' ? 'aws' : nearest(arn.partition, PUBLIC);
    return {
      message: `${arn.partition === '' ? `${show(value)} has no partition in its second field` : `${show(arn.partition)} is not an AWS partition`}, so the ARN matches nothing. ${meant ? `Write \`${meant}\`.` : 'Write `aws`, or the partition of your Regions.'}`,
      locations: [atValue(path)],
      ...(meant && { fix: fieldFix(path, arn, { partition: meant }) }),
    };
  },
});
