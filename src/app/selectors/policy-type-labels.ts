// The short names of policy types on the page.
import type { PolicyType } from '#iam/policy/index.ts';

export const POLICY_TYPE_LABELS: Readonly<Record<PolicyType, string>> = {
  identity: 'identity',
  trust: 'trust',
  resource: 'resource',
  scp: 'SCP',
  rcp: 'RCP',
  'bedrock-policy': 'Bedrock policy',
  'ec2-policy': 'EC2 policy',
};

/** The heading over several policies of a type. */
export const POLICY_TYPE_PLURALS: Readonly<Record<PolicyType, string>> = {
  identity: 'Permissions policies',
  trust: 'Trust policies',
  resource: 'Resource-based policies',
  scp: 'Service control policies',
  rcp: 'Resource control policies',
  'bedrock-policy': 'Amazon Bedrock policies',
  'ec2-policy': 'Declarative policies for EC2',
};
