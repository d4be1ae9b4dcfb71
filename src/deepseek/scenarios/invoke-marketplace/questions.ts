// The question on Marketplace endpoints: which are called.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { readCallable } from '#deepseek/answers/inputs/model-arn.ts';
import { listField } from '#deepseek/answers/field.ts';
import { readMarketplaceEndpoint } from '#deepseek/answers/inputs/sagemaker-names.ts';

export const questions = {
  marketplaceEndpoints: listField({
    key: 'mep',
    step: 'models',
    rank: 900,
    label: 'Marketplace endpoint ARNs',
    hint: 'ARN of the SageMaker endpoint, which Bedrock uses as the model ID, or its name; one per line',
    example: 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek-r1-distill-qwen-7b',
    noun: 'endpoint',
    required: true,
    identifying: true,
    limit: 20,
    homeOf: homeBy(readCallable),
    check: (raw, view) => readMarketplaceEndpoint(raw, view.home),
    placeholder: ({ home: { partition, account, regions } }) => {
      const region = regions[0] ?? 'us-east-1';
      const name = 'deepseek-r1-distill-qwen-7b';
      const arn = `arn:${partition}:sagemaker:${region}:${account}:endpoint/${name}`;
      return [{ kind: 'sagemaker-endpoint' as const, arn, region, account, name }];
    },
  }),
};
