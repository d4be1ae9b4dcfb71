// The service of an ARN in capitals.
import { show } from '#core/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#core/lint/check.ts';
import { fieldFix, soundArn } from './arn-fields.ts';

export default defineCheck({
  id: 'invalid-arn-service-case',
  code: 'INVALID_ARN_SERVICE_CASE',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'Service of an ARN in capitals',
  why: 'In actions the case of the service does not count, in ARNs it does: an ARN with capitals in its service matches nothing.',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  bad: [
    {
      with: { Resource: 'arn:aws:S3:::amzn-s3-demo-bucket/*' },
      at: ['Statement.0.Resource'],
      fixed: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*' },
    },
    {
      with: {
        Action: 'dynamodb:GetItem',
        Resource: undefined,
        NotResource: ['arn:aws:DynamoDB:us-east-1:111122223333:table/Orders'],
      },
      at: ['Statement.0.NotResource.0'],
    },
  ],
  good: [
    { with: { Action: 'S3:GetObject' } },
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/UPPER*' } },
    // Not a service in any case: another check reports it.
    { with: { Resource: 'arn:aws:S33:::amzn-s3-demo-bucket/*' } },
  ],
  on: 'resource',
  check(resource, _statement, { reference }): CheckFindings {
    const arn = soundArn(resource);
    const service = arn?.service.toLowerCase();
    if (!arn || !service || service === arn.service || !reference.isNamespace(service)) return undefined;
    return {
      message: `The service of an ARN is written in small letters: \`${service}\`, not ${show(arn.service)}.`,
      locations: [atValue(resource.path)],
      fix: fieldFix(resource.path, arn, { service }),
    };
  },
});
