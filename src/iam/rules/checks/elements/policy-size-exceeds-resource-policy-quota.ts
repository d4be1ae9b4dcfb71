// A policy on a resource that is longer than its service takes.
import { defineCheck, type CheckFindings } from '#iam/rules/check.ts';
import type { PolicyView } from '#iam/rules/policy-view.ts';
import { maxResourcePolicySize } from '#iam/facts/quotas.ts';
import { buckets, tooLongAsSent } from './policy-size.ts';

/** The one service that all actions belong to; undefined for an endpoint policy, which may name several. */
function serviceOf({ statements, attachedTo }: PolicyView): string | undefined {
  if (attachedTo !== undefined) return attachedTo.includes('DynamoDB') ? 'dynamodb' : 's3';
  let service: string | undefined;
  for (const { actions } of statements) {
    for (const { prefix } of actions) {
      if (prefix === '' || prefix === service) continue;
      if (service !== undefined) return undefined;
      service = prefix;
    }
  }
  return service;
}

export default defineCheck({
  id: 'policy-size-exceeds-resource-policy-quota',
  code: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA',
  severity: 'warning',
  types: ['resource'],
  title: 'Resource policy too long',
  why: 'Each service has its own limit: 20 KB for buckets, access points, tables, functions, secrets and VPC endpoints, 30 KB for SNS topics, 32 KB for KMS keys, 8 KB for SQS queues. The service follows from what the policy is attached to, or from its actions.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html',
  bad: [
    { with: { Resource: buckets(520) }, at: [''] },
    {
      attachedTo: 'AWS::S3::Bucket',
      with: { Action: '*', Resource: buckets(520) },
      at: [''],
    },
    {
      with: {
        Action: 'sqs:SendMessage',
        Resource: '*',
        Condition: { ArnEquals: { 'aws:SourceArn': buckets(200) } },
      },
      at: [''],
    },
    // Of several services, as on an endpoint.
    { with: { Action: ['*', 's3:GetObject', 'sqs:SendMessage'], Resource: buckets(600) }, at: [''] },
    { attachedTo: 'AWS::DynamoDB::Table', with: { Resource: buckets(600) }, at: [''] },
    { attachedTo: 'AWS::S3::Bucket', with: { Resource: buckets(600) }, at: [''] },
  ],
  good: [
    { with: { Resource: buckets(300) } },
    {
      with: {
        Action: 'kms:Decrypt',
        Resource: '*',
        Condition: { ArnLike: { 'aws:PrincipalArn': buckets(520) } },
      },
    },
  ],
  on: 'policy',
  check(policy): CheckFindings {
    return tooLongAsSent(
      policy,
      maxResourcePolicySize(serviceOf(policy) ?? ''),
      'suggestion',
      'Shorten it, for example with wildcards or with condition keys instead of lists.',
    );
  },
});
