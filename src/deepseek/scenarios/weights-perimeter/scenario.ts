// Resource control policies for weights: what it asks, and how it is called.
import type { Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'weights-perimeter',
  rank: 400,
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
} as const satisfies Scenario;
