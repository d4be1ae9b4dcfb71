// Questions on SageMaker, Marketplace and EC2 hosts.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { readCallable } from '#deepseek/answers/inputs/model-arn.ts';
import { choiceField, listField, switchField, textField } from '#deepseek/answers/field.ts';
import { callsInRealTime } from '#deepseek/answers/endpoint-calls.ts';
import { hostsInRealTime } from '#deepseek/answers/inference-option.ts';
import { needsRegistry, unlistedRegions } from '#deepseek/answers/hosting.ts';
import { readAccount } from '#deepseek/answers/inputs/role-settings.ts';
import {
  readComponent,
  readMarketplaceEndpoint,
  readNamePrefix,
  readPolicyTagKey,
} from '#deepseek/answers/inputs/sagemaker-names.ts';

export const hostFields = {
  marketplaceEndpoints: listField({
    key: 'mep',
    step: 'models',
    rank: 900,
    label: 'Marketplace endpoint ARNs',
    hint: 'SageMaker endpoint ARN, which Bedrock uses as the model ID; one per line',
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
  inferenceComponents: listField({
    key: 'ic',
    step: 'models',
    rank: 910,
    label: 'Inference component ARNs',
    sentence: 'only {inferenceComponents:component *|components *}',
    hint: 'Only for an endpoint that several models share; one per line',
    example: 'arn:aws:sagemaker:us-east-1:111122223333:inference-component/deepseek-r1-distill-8b',
    noun: 'component',
    required: false,
    identifying: true,
    limit: 20,
    when: callsInRealTime,
    homeOf: homeBy(readComponent),
    check: (raw, view) => readComponent(raw, view.home),
    placeholder: () => [],
  }),
  endpointTokens: switchField({
    key: 'sbt',
    step: 'models',
    rank: 1940,
    label: 'The app uses an OpenAI-compatible client',
    sentence: '{endpointTokens:with an OpenAI-compatible client}',
    effect:
      'Allows calls with bearer tokens that the app makes from its own credentials, on the OpenAI path of the endpoint.',
    when: callsInRealTime,
    initial: () => false,
  }),
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
  extraTagKeys: listField({
    key: 'etk',
    step: 'data',
    rank: 930,
    label: 'Your own tag keys',
    sentence: 'tagged {extraTagKeys}',
    hint: 'One per line. A create call with any other tag key fails',
    example: 'team',
    noun: 'tag key',
    required: false,
    identifying: true,
    limit: 20,
    check: readPolicyTagKey,
    placeholder: () => [],
  }),
  endpointVpc: switchField({
    key: 'evpc',
    step: 'data',
    rank: 2350,
    label: 'Run the model in your VPC',
    sentence: '{endpointVpc:in your VPC}',
    effect: 'Allows SageMaker to create network interfaces in your subnets.',
    initial: () => false,
  }),
  deployComponents: switchField({
    key: 'dic',
    step: 'data',
    rank: 1950,
    label: 'Share an endpoint between models',
    sentence: '{deployComponents:sharing endpoints}',
    effect: 'Allows the deployer to create inference components.',
    when: hostsInRealTime,
    initial: () => false,
  }),
  tagHosting: switchField({
    key: 'th',
    step: 'data',
    rank: 1960,
    label: 'Tag models and endpoints',
    sentence: '{tagHosting:with tags}',
    effect: 'Allows tags in create calls. The SageMaker Python SDK always tags JumpStart models.',
    initial: (view) => view.text('servedFrom') === 'jumpstart',
  }),
  describePeers: switchField({
    key: 'dpi',
    step: 'data',
    rank: 1970,
    label: 'List other instances',
    sentence: '{describePeers:listing other instances}',
    effect: 'Allows the instance to find its peers. Not needed to serve a model.',
    initial: () => false,
  }),
  namePrefix: textField({
    key: 'npx',
    step: 'names',
    rank: 940,
    label: 'Endpoint names start with',
    hint: 'The deployer can create only models, endpoints and jobs with such names',
    example: 'deepseek-',
    required: true,
    identifying: true,
    initial: () => 'deepseek-',
    check: (raw) => readNamePrefix(raw),
    placeholder: () => 'deepseek-',
  }),
};
