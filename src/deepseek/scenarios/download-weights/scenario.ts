// Download weights from S3: what it asks, and how it is called.
import { APP_ENTITIES, CALLER_LOCKS, type Scenario, USUAL_APPS } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'download-weights',
  rank: 170,
  family: 'host',
  title: 'Download weights from S3',
  sentence: 'reads weights from {weights}[ in {regions}]',
  summary: 'Any compute reads model files from your bucket, or through an access point',
  entities: APP_ENTITIES,
  usual: USUAL_APPS,
  joins: true,
  fields: [
    'account',
    'regions',
    'weights',
    'ownerAccount',
    'weightsEncryption',
    'weightsKeys',
    'accessPoints',
    'delegateAccessPoints',
    'resourceAccount',
    'keyAccount',
    ...CALLER_LOCKS,
  ],
  regionRule: 'anywhere',
  initial: { roleName: 'DeepSeekWeightsReader' },
  page: 's3Actions',
} as const satisfies Scenario;
