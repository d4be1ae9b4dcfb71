// Questions on SageMaker, Marketplace and EC2 hosts.
import { homeOfArn } from '#core/answers/inputs/arn-home.ts';
import { choiceField, listField, switchField, textField } from '#core/answers/field.ts';
import { needsRegistry, unlistedRegions } from '#core/answers/hosting.ts';
import { readAccount } from '#core/answers/inputs/role-settings.ts';
import {
  readComponent,
  readMarketplaceEndpoint,
  readNamePrefix,
  readPolicyTagKey,
} from '#core/answers/inputs/sagemaker-names.ts';

export const hostFields = {
  marketplaceEndpoints: listField({
    key: 'mep',
    step: 'models',
    label: 'Marketplace endpoint ARNs',
    hint: 'The SageMaker endpoint ARN, which Bedrock takes as the model ID; one a line',
    example: 'arn:aws:sagemaker:us-east-1:111122223333:endpoint/deepseek-r1-distill-qwen-7b',
    noun: 'endpoint',
    required: true,
    identifying: true,
    limit: 20,
    homeOf: homeOfArn,
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
    label: 'Inference component ARNs',
    hint: 'Only for an endpoint that several models share; one a line',
    example: 'arn:aws:sagemaker:us-east-1:111122223333:inference-component/deepseek-r1-distill-8b',
    noun: 'component',
    required: false,
    identifying: true,
    limit: 20,
    check: (raw, view) => readComponent(raw, view.home),
    placeholder: () => [],
  }),
  servedFrom: choiceField({
    key: 'sf',
    step: 'data',
    rank: -1,
    label: 'Weights and serving image',
    options: () => [
      {
        value: 'own',
        label: 'Your own weights and image',
        detail: 'Weights in a bucket, the image in an ECR repository of your account',
      },
      {
        value: 'aws-image',
        label: 'Your own weights, AWS’s image',
        detail: 'A Deep Learning Container such as LMI, TGI or vLLM',
      },
      {
        value: 'jumpstart',
        label: 'A JumpStart model',
        detail: 'AWS’s copy of the weights and AWS’s image: both are needed together',
      },
    ],
    initial: () => 'own',
  }),
  registryAccount: textField({
    key: 'rga',
    step: 'data',
    label: 'Account of AWS’s serving images',
    hint: 'AWS lists none for some of your Regions: it stands in the image’s address, before .dkr.ecr',
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
    label: 'Keys of your own tags',
    hint: 'A tag in the create call whose key is not here makes the call fail; one a line',
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
    rank: 2,
    label: 'The model runs in your VPC',
    effect: 'Lets SageMaker put network interfaces into your subnets.',
    initial: () => false,
  }),
  deployComponents: switchField({
    key: 'dic',
    step: 'data',
    rank: 1,
    label: 'Several models share an endpoint',
    effect: 'Lets the operator make inference components.',
    initial: () => false,
  }),
  tagHosting: switchField({
    key: 'th',
    step: 'data',
    rank: 1,
    label: 'Tag models and endpoints',
    effect: 'Needed when a create call carries tags. The SageMaker Python SDK tags JumpStart models.',
    initial: (view) => view.text('servedFrom') === 'jumpstart',
  }),
  describePeers: switchField({
    key: 'dpi',
    step: 'data',
    rank: 1,
    label: 'List other instances',
    effect: 'Lets the instance find its peers. Not needed to serve a model.',
    initial: () => false,
  }),
  namePrefix: textField({
    key: 'npx',
    step: 'names',
    label: 'Endpoint names begin with',
    hint: 'What the operator may make: models, endpoint configurations and endpoints of such names',
    example: 'deepseek-',
    required: true,
    identifying: true,
    initial: () => 'deepseek-',
    check: readNamePrefix,
    placeholder: () => 'deepseek-',
  }),
};
