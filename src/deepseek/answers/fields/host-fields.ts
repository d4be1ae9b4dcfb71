// Questions on hosts of models: their weights and images, and the requests of asynchronous endpoints.
import { callsAsync } from '#deepseek/answers/endpoint-calls.ts';
import { choiceField, listField, textField } from '#deepseek/answers/field.ts';
import { needsRegistry, unlistedRegions } from '#deepseek/answers/hosting.ts';
import { hostsAsync } from '#deepseek/answers/inference-option.ts';
import { readBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import { readAccount } from '#deepseek/answers/inputs/role-settings.ts';

export const hostFields = {
  servedFrom: choiceField({
    key: 'sf',
    step: 'data',
    rank: 70,
    label: 'Weights and serving image',
    options: ({ scenario }) => [
      {
        value: 'own',
        label: 'Your own weights and image',
        detail: 'Weights in a bucket, image in an ECR repository in your account',
      },
      {
        value: 'aws-image',
        label: 'Your own weights, AWS’s image',
        detail: 'A Deep Learning Container such as LMI, TGI or vLLM',
      },
      // Only SageMaker runs JumpStart models.
      ...(scenario.regionRule === 'hosting'
        ? [
            {
              value: 'jumpstart',
              label: 'A JumpStart model',
              detail: 'AWS’s copy of the weights and AWS’s image, which work only together',
            },
          ]
        : []),
    ],
    initial: () => 'own',
  }),
  registryAccount: textField({
    key: 'rga',
    step: 'data',
    rank: 920,
    label: 'Account of AWS’s serving images',
    sentence: 'with images of {registryAccount:account *}',
    hint: 'AWS does not list one for some of your Regions. Copy it from the image URI, before .dkr.ecr',
    example: '763104351884',
    required: true,
    when: (view) => needsRegistry(view),
    check: (raw, view) => {
      const read = readAccount(raw);
      return read.ok
        ? { ok: true, value: read.value, words: `for ${unlistedRegions(view).join(', ')}` }
        : read;
    },
    placeholder: () => '763104351884',
  }),
  asyncInput: listField<BucketLocation>({
    key: 'ain',
    step: 'data',
    rank: 960,
    label: 'Bucket with the requests',
    sentence: 'with requests in {asyncInput}',
    hint: 'Bucket name, S3 URI or ARN, with the folder; one per line. Leave empty if calls carry the request, up to 128,000 bytes',
    example: 's3://acme-inference/requests/',
    noun: 'bucket',
    required: false,
    identifying: true,
    limit: 10,
    under: [{ field: 'inferenceOption', value: 'async' }],
    when: (view) => callsAsync(view) || hostsAsync(view),
    check: (raw, view) => readBucket(raw, view.home, 'write'),
    placeholder: () => [],
  }),
};
