// Upload weights to S3: what it asks, and how it is called.
import { APP_ENTITIES, CALLER_LOCKS, type Scenario, USUAL_APPS } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'upload-weights',
  rank: 160,
  family: 'import',
  title: 'Upload weights to S3',
  sentence: 'uploads weights to {weights}[ in {regions}]',
  summary: 'An app or a person puts model files into your bucket, in parts',
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
    'syncUploads',
    'bucketTls',
    'delegateAccessPoints',
    'resourceAccount',
    'keyAccount',
    ...CALLER_LOCKS,
  ],
  regionRule: 'anywhere',
  initial: { roleName: 'DeepSeekWeightsUpload' },
  page: 's3Multipart',
} as const satisfies Scenario;
