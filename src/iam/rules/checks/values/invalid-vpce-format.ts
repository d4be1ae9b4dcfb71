// A text that cannot be the ID of a VPC endpoint.
import { ALL_TYPES, defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import { malformedIds } from './vpc-ids.ts';

export default defineCheck({
  id: 'invalid-vpce-format',
  code: 'INVALID_VPCE_FORMAT',
  severity: 'error',
  types: ALL_TYPES,
  title: 'Malformed VPC endpoint ID',
  why: 'The ID of a VPC endpoint is vpce- with 8 or 17 letters and digits. A condition with any other value never matches.',
  source:
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcevpce',
  bad: [
    {
      with: { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c' } } },
      at: ['Statement.0.Condition.StringEquals.aws:SourceVpce'],
    },
    {
      type: 'resource',
      with: {
        Effect: 'Deny',
        Condition: { StringNotEquals: { 'aws:SourceVpce': ['vpce-1a2b3c4d', 'vpc-1a2b3c4d'] } },
      },
      at: ['Statement.0.Condition.StringNotEquals.aws:SourceVpce.1'],
    },
    { with: { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-svc-0a1b2c3d4e5f67890' } } } },
    { with: { Condition: { StringEquals: { 'aws:SourceVpce': 'VPCE-1a2b3c4d' } } } },
  ],
  good: [
    {
      with: {
        Condition: { StringEquals: { 'aws:SourceVpce': ['vpce-1a2b3c4d', 'vpce-0a1b2c3d4e5f67890'] } },
      },
    },
    { with: { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1a2b3c4d' } } } },
  ],
  on: 'condition',
  check: (condition): CheckFindings =>
    condition.keyName === 'aws:sourcevpce' ? malformedIds(condition, 'vpce') : undefined,
});
