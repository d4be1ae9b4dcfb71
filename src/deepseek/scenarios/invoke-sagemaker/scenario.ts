// Call a SageMaker endpoint: what it asks, and how it is called.
import { APP_FILES, CALLER_LOCKS, appCall } from '#deepseek/catalog/scenario.ts';

export const scenario = appCall({
  id: 'invoke-sagemaker',
  rank: 40,
  title: 'Call a SageMaker endpoint',
  sentence:
    'calls {endpoints:SageMaker endpoint *|SageMaker endpoints *}[ in {regions}][, {endpointCalls:real-time=in real time|async=asynchronously|both=in real time and asynchronously}][, {streaming:with streaming|without streaming}][, and reads {appFiles}]',
  summary: 'An app calls DeepSeek behind a SageMaker endpoint, in real time or asynchronously',
  fields: [
    'account',
    'regions',
    'endpoints',
    'endpointCalls',
    'inferenceComponents',
    'streaming',
    'endpointTokens',
    'asyncInput',
    'asyncResults',
    'pollResults',
    'weightsEncryption',
    'weightsKeys',
    'resourceAccount',
    'matchTags',
    ...APP_FILES,
    ...CALLER_LOCKS,
  ],
  regionRule: 'anywhere',
  initial: { roleName: 'DeepSeekEndpointInvoke' },
  page: 'sagemakerInvoke',
});
