// VPC endpoint policies: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'endpoint-policy',
  rank: 200,
  family: 'govern',
  title: 'VPC endpoint policies',
  sentence:
    'VPC endpoints for {endpointServices} in account {account}[ in {regions}] let only {endpointCallers:account=that account|organization=organization}[ {organizationId}] call[ {servedModels}]',
  summary: 'Allow only DeepSeek models, your own resources and your own credentials through VPC endpoints',
  entities: [],
  fields: [
    'account',
    'regions',
    'endpointServices',
    'servedModels',
    'endpointBuckets',
    'endpointAwsBuckets',
    'mantleProjects',
    'endpointAlso',
    'endpointImported',
    'endpointGuardrails',
    'guardrailProfile',
    'endpointCallers',
    'organizationId',
    'endpointKeys',
  ],
  regionRule: 'served-models',
  initial: { policyName: 'DeepSeekEndpointPolicy' },
  page: 'bedrockVpcEndpoints',
} as const satisfies Scenario;
