// The short names of policy types on the page.
import type { PolicyType } from '#core/iam/policy.ts';

export const POLICY_TYPE_LABELS: Readonly<Record<PolicyType, string>> = {
  identity: 'identity',
  trust: 'trust',
  resource: 'resource',
  scp: 'SCP',
  rcp: 'RCP',
  'bedrock-policy': 'Bedrock policy',
};
