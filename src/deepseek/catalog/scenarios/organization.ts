// What an organization sets and allows on its resources, in documents other than service control policies.
import type { Scenario } from '#deepseek/catalog/scenario.ts';
import { EC2_SETTINGS } from './ec2-settings.ts';

export const ORGANIZATION_SCENARIOS = [
  {
    id: 'enforce-guardrail',
    family: 'govern',
    title: 'Enforce a guardrail across the organization',
    sentence:
      'Calls of {guardedModels:all=all models|deepseek=DeepSeek models}[ {guardedDeepSeek}] in {organizationId} are {guardedContent:comprehensive=checked|selective=checked where tagged} by {policyGuardrails:guardrail *|guardrails *}',
    summary: 'An Amazon Bedrock policy checks every model call in the accounts with your guardrail',
    entities: [],
    fields: [
      'governPartition',
      'policyGuardrails',
      'organizationId',
      'guardedModels',
      'guardedDeepSeek',
      'unguardedModels',
      'guardedContent',
      'operatorName',
    ],
    regionRule: 'anywhere',
    initial: { policyName: 'DeepSeekGuardrail', operatorName: 'DeepSeekGuardrailAdmin' },
    page: 'bedrockPolicies',
  },
  {
    id: 'weights-perimeter',
    family: 'govern',
    title: 'Resource control policies for weights',
    sentence: 'Only {organizationId} can reach weights[ in {perimeterBuckets}] through {perimeterServices}',
    summary: 'Only your organization reaches the buckets, keys and images that hold DeepSeek weights',
    entities: [],
    fields: [
      'governPartition',
      'organizationId',
      'perimeterServices',
      'perimeterBuckets',
      'perimeterPartners',
      'perimeterGithub',
      'perimeterTls',
    ],
    regionRule: 'anywhere',
    initial: { policyName: 'WeightsPerimeter' },
    page: 'rcps',
  },
  {
    id: 'declarative-ec2',
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
  },
] as const satisfies readonly Scenario[];
