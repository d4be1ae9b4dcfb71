// The service of an ARN in capitals.
import { show } from '#iam/text/quote.ts';
import { atValue, defineCheck, WITH_RESOURCES, type CheckFindings } from '#iam/rules/check.ts';
import { fieldFix, soundArn } from './arn-fields.ts';

export default defineCheck({
  id: 'invalid-arn-service-case',
  code: 'INVALID_ARN_SERVICE_CASE',
  severity: 'error',
  types: WITH_RESOURCES,
  title: 'Service of an ARN in uppercase',
  why: 'The service is not case-sensitive in actions, but it is in ARNs: an ARN with uppercase letters in its service matches nothing.',
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
      fixed: { NotResource: ['arn:aws:dynamodb:us-east-1:111122223333:table/Orders'] },
    },
  ],
  good: [
    { with: { Action: 'S3:GetObject' } },
    { with: { Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/UPPER*' } },
    // Not a service in any case: another check reports it.
    { with: { Resource: 'arn:aws:S33:::amzn-s3-demo-bucket/*' } },
  ],
  on: 'arn',
  check(resource, _statement, { reference }): CheckFindings {
    const arn = soundArn(resource);
    const service = arn?.service.toLowerCase();
    if (!arn || !service || service === arn.service || !reference.isNamespace(service)) return undefined;
    return {
      message: `${show(arn.service)} matches nothing because the service of an ARN is lowercase. Write \`${service}\`.`,
      locations: [atValue(resource.path)],
      fix: fieldFix(resource.path, arn, { service }),
    };
  },
});
