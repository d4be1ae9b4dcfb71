// Declarative policy for EC2 hosts: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';
import { EC2_SETTINGS } from '#deepseek/shared/ec2-settings.ts';

export const scenario = {
  id: 'declarative-ec2',
  rank: 410,
  family: 'govern',
  title: 'Declarative policy for EC2 hosts',
  sentence:
    'EC2 hosts in {organizationId}[, managed from account {account},] start with {ec2Tokens:default=IMDSv2 by default|enforced=IMDSv2 only|open=any instance metadata}',
  summary: 'Sets IMDSv2, allowed AMIs, public sharing and internet access of the hosts that run models',
  entities: [],
  fields: ['account', 'governPartition', 'organizationId', ...EC2_SETTINGS, 'operatorName'],
  regionRule: 'anywhere',
  initial: { policyName: 'DeepSeekHosts', operatorName: 'DeepSeekHostsAdmin' },
  page: 'ec2Policies',
} as const satisfies Scenario;
