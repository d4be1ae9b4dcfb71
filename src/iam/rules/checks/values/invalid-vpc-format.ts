// A text that cannot be the ID of a VPC.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { malformedIds } from './vpc-ids.ts';

export default defineCheck({
  id: 'invalid-vpc-format',
  code: 'INVALID_VPC_FORMAT',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Malformed VPC ID',
  why: 'The ID of a VPC is vpc- with 8 or 17 letters and digits. A condition with any other value never matches.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpc',
  bad: [
    {
      with: { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-12345' } } },
      at: ['Statement.0.Condition.StringEquals.aws:SourceVpc'],
    },
    {
      with: {
        Condition: {
          StringNotEqualsIfExists: { 'aws:sourceVpc': ['vpc-0a1b2c3d4e5f67890', 'vpce-1a2b3c4d'] },
        },
      },
      at: ['Statement.0.Condition.StringNotEqualsIfExists.aws:sourceVpc.1'],
    },
    { with: { Condition: { StringEquals: { 'aws:Ec2InstanceSourceVpc': 'my-vpc' } } } },
    { with: { Condition: { StringNotEquals: { 'aws:SourceVpc': 'VPC-1a2b3c4d' } } } },
  ],
  good: [
    { with: { Condition: { StringEquals: { 'aws:SourceVpc': ['vpc-1a2b3c4d', 'vpc-0a1b2c3d4e5f67890'] } } } },
    { with: { Condition: { StringEquals: { 'aws:SourceVpc': '${aws:Ec2InstanceSourceVpc}' } } } },
    { with: { Condition: { StringEqualsIgnoreCase: { 'aws:SourceVpc': 'VPC-1A2B3C4D' } } } },
    { with: { Condition: { Null: { 'aws:SourceVpc': 'false' } } } },
    { with: { Condition: { StringLike: { 'aws:SourceVpc': 'vpc-*' } } } },
  ],
  on: 'condition',
  check: (condition): CheckFindings =>
    condition.keyName === 'aws:sourcevpc' || condition.keyName === 'aws:ec2instancesourcevpc'
      ? malformedIds(condition, 'vpc')
      : undefined,
});
