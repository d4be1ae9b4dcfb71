// The resources for which AWS's checks have their own rules on resource policies: what their policies can name.
import type { AttachedTo } from '#iam/rules/policy-view.ts';

interface AttachedResource {
  /** As a sentence names it. */
  readonly name: string;
  /** The prefix of the actions that its policy takes, and the service segment of its ARNs. */
  readonly service: string;
  /** The resource types that it is, or has within. */
  readonly types: ReadonlySet<string>;
  /** The form of its ARN. */
  readonly form: string;
  /** Whether it is in no Region, which its ARN leaves empty then. */
  readonly isGlobal?: boolean;
}

export const ATTACHED: Readonly<Record<AttachedTo, AttachedResource>> = {
  'AWS::S3::Bucket': {
    name: 'a bucket',
    service: 's3',
    types: new Set(['bucket', 'object']),
    form: 'arn:aws:s3:::BUCKET',
  },
  'AWS::S3::AccessPoint': {
    name: 'an access point',
    service: 's3',
    types: new Set(['accesspoint', 'accesspointobject']),
    form: 'arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME',
  },
  'AWS::S3::MultiRegionAccessPoint': {
    name: 'a Multi-Region Access Point',
    service: 's3',
    types: new Set(['accesspoint', 'accesspointobject', 'multiregionaccesspoint']),
    form: 'arn:aws:s3::ACCOUNT:accesspoint/ALIAS',
    isGlobal: true,
  },
  'AWS::S3ObjectLambda::AccessPoint': {
    name: 'an Object Lambda Access Point',
    service: 's3-object-lambda',
    types: new Set(['objectlambdaaccesspoint']),
    form: 'arn:aws:s3-object-lambda:REGION:ACCOUNT:accesspoint/NAME',
  },
  'AWS::DynamoDB::Table': {
    name: 'a table',
    service: 'dynamodb',
    types: new Set(['table', 'index', 'stream']),
    form: 'arn:aws:dynamodb:REGION:ACCOUNT:table/NAME',
  },
};
