// Questions on what is named by its ARN, and the endpoints behind it.
import { pasted, endpointPlaceholder } from '#deepseek/answers/fields/model-fields.ts';
import { listField } from '#deepseek/answers/field.ts';
import { readCallable } from '#deepseek/answers/inputs/model-arn.ts';
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { hasPasted } from '#deepseek/answers/pasted-arns.ts';
import { refusedByGuardrail } from '#deepseek/answers/runtime-calls.ts';

export const questions = {
  modelArns: listField({
    key: 'arn',
    step: 'models',
    rank: 790,
    label: 'ARNs of what the app calls',
    hint: 'Models, inference profiles or endpoints; one per line or comma-separated',
    example: 'arn:aws:bedrock:us-east-1::foundation-model/deepseek.v3.2',
    noun: 'ARN',
    required: true,
    identifying: true,
    limit: 50,
    homeOf: homeBy(readCallable),
    check: (raw, view) => {
      const read = readCallable(raw, view.home);
      if (!read.ok || read.value.kind !== 'marketplace-endpoint') return read;
      const message = refusedByGuardrail('marketplace', view);
      return message ? { ok: false, message } : read;
    },
    placeholder: (view) => [
      {
        kind: 'foundation-model' as const,
        arn: `arn:${view.home.partition}:bedrock:${view.home.regions[0]}::foundation-model/deepseek.v3.2`,
        region: view.home.regions[0] ?? 'us-east-1',
        account: undefined,
        name: 'deepseek.v3.2',
      },
    ],
  }),
  backingEndpoints: listField({
    key: 'bep',
    step: 'models',
    rank: 810,
    label: 'SageMaker endpoints behind Bedrock Marketplace',
    sentence: 'backed by {backingEndpoints}',
    hint: 'The Marketplace ARN is the same for every endpoint, so name the ones to allow',
    example: 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek-r1-distill-qwen-7b',
    noun: 'endpoint',
    required: true,
    identifying: true,
    limit: 20,
    when: (view) => hasPasted(view, ':marketplace/'),
    check: pasted(['sagemaker-endpoint']),
    placeholder: endpointPlaceholder,
  }),
};
