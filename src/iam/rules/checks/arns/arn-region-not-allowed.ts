// A Region in an ARN of resources that have none.
import { findRegion } from '#iam/facts/regions.ts';
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { SOMETIMES_WITHOUT_REGION } from '#iam/facts/ownerless-arns.ts';
import { fieldFix, patternsFor } from './arn-fields.ts';

export default defineCheck({
  id: 'arn-region-not-allowed',
  code: 'ARN_REGION_NOT_ALLOWED',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'Region where the ARN has none',
  why: 'IAM, Route 53, CloudFront and other global services, and S3 buckets, have no Region in their ARNs. With a Region, the ARN matches nothing.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  bad: [
    {
      with: { Resource: 'arn:aws:s3:us-east-1::amzn-s3-demo-bucket/*' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
    },
    {
      with: { Action: 'iam:GetRole', Resource: ['arn:aws:iam:eu-west-1:111122223333:role/Reader'] },
      at: ['Statement.0.Resource.0'],
      fixed: { Resource: ['arn:aws:iam::111122223333:role/Reader'] },
    },
  ],
  good: [
    { with: { Action: 'iam:GetRole', Resource: 'arn:aws:iam::111122223333:role/Reader' } },
    {
      with: {
        Action: 'swf:DescribeDomain',
        Resource: 'arn:aws:swf:us-east-1:111122223333:/domain/Default',
      },
    },
    { with: { Action: 'waf:GetWebACL', Resource: 'arn:aws:waf:*:*:webacl/*' } },
    { with: { Resource: 'arn:aws:s3:us-east-1:111122223333:accesspoint/a/object/*' } },
  ],
  on: 'arn',
  check(resource, _statement, { reference }): CheckFindings {
    const { arn, value, path } = resource;
    if (!arn || !findRegion(arn.region) || SOMETIMES_WITHOUT_REGION.has(arn.service)) return undefined;
    const patterns = patternsFor(resource, reference);
    if (!patterns?.every(({ region }) => region === '')) return undefined;
    return {
      message: `${show(value)} has a Region, but ARNs of this type do not, so it matches nothing. Leave the fourth field empty.`,
      locations: [atValue(path)],
      fix: fieldFix(path, arn, { region: '' }),
    };
  },
});
