// Questions on the policies of VPC endpoints: which endpoints, who calls, and what they reach.
import { regionBy } from '#deepseek/answers/inputs/arn-home.ts';
import {
  choiceField,
  choicesField,
  listField,
  switchField,
  type RoleHome,
  type AnswersView,
} from '#deepseek/answers/field.ts';
import { readGuardrail } from '#deepseek/answers/inputs/guardrail.ts';
import { CALLER_ENDPOINTS, REGISTRY_ENDPOINTS } from '#deepseek/answers/fields/endpoint-options.ts';
import { readPerimeterBucket } from '#deepseek/answers/inputs/organization-policy.ts';
import { readCallable } from '#deepseek/answers/inputs/model-arn.ts';

/** Callers of an organization call what is in their own accounts. */
const callersHome = (view: AnswersView): RoleHome =>
  view.text('endpointCallers') === 'organization' ? { ...view.home, accountGiven: false } : view.home;

const onRuntime = (view: AnswersView): boolean => view.list('endpointServices').includes('runtime');

export const questions = {
  endpointServices: choicesField({
    key: 'eps',
    step: 'models',
    rank: 180,
    label: 'Endpoints',
    hint: 'Each endpoint has its own policy',
    style: 'cards',
    options: (view) => [
      { value: 'runtime', label: 'bedrock-runtime', detail: 'Models, R1’s profile and imported models' },
      {
        value: 'mantle',
        label: 'bedrock-mantle',
        detail: 'The OpenAI-compatible endpoint',
        ...(view.list('servedModels').some((id) => id !== 'r1')
          ? {}
          : {
              disabled:
                'DeepSeek-R1 is not on the bedrock-mantle endpoint. Also choose DeepSeek-V3.2, or choose only the policy of bedrock-runtime.',
            }),
      },
      { value: 'control', label: 'bedrock', detail: 'Starts batch jobs and imports models' },
      ...CALLER_ENDPOINTS,
      {
        value: 'sagemaker-api',
        label: 'sagemaker.api',
        detail: 'Deploys SageMaker endpoints and fine-tunes models',
      },
      { value: 's3', label: 's3', detail: 'Weights and data, and AWS’s own buckets' },
      { value: 'kms', label: 'kms', detail: 'Your keys' },
      { value: 'sts', label: 'sts', detail: 'Your roles' },
      { value: 'logs', label: 'logs', detail: 'CloudWatch Logs of your apps' },
      ...REGISTRY_ENDPOINTS,
    ],
    initial: () => ['runtime'],
  }),
  endpointCallers: choiceField({
    key: 'epc',
    step: 'limits',
    rank: 1330,
    label: 'Whose credentials can call?',
    options: () => [
      {
        value: 'account',
        label: 'This account’s',
        detail: 'Keeps other accounts’ credentials from sending data out through the endpoint',
      },
      {
        value: 'organization',
        label: 'Your organization’s',
        detail: 'Each account can call its own profiles, projects and prompts',
      },
    ],
    initial: () => 'account',
  }),
  endpointKeys: switchField({
    key: 'epk',
    step: 'limits',
    rank: 1340,
    label: 'Allow API keys and tokens',
    sentence: '{endpointKeys:with API keys}',
    effect:
      'Allows CallWithBearerToken, for API keys of Bedrock and tokens of SageMaker. Callers still need that permission in their own policies.',
    note: 'Keys created elsewhere can then also be used through the endpoint.',
    initial: () => false,
  }),
  endpointBuckets: listField({
    key: 'epb',
    step: 'models',
    rank: 2200,
    label: 'Your buckets',
    sentence: 'and reach {endpointBuckets:bucket *|buckets *}',
    hint: 'Bucket names, one per line: what the VPC reads and writes through the S3 endpoint',
    example: 'acme-model-weights',
    noun: 'bucket',
    required: true,
    identifying: true,
    limit: 20,
    when: (view) => view.list('endpointServices').includes('s3'),
    check: readPerimeterBucket,
    placeholder: () => ['acme-model-weights'],
  }),
  endpointAwsBuckets: choicesField({
    key: 'epw',
    step: 'models',
    rank: 2210,
    label: 'AWS’s own buckets',
    sentence: 'and AWS’s buckets for {endpointAwsBuckets}',
    style: 'cards',
    optional: true,
    when: (view) => view.list('endpointServices').includes('s3'),
    options: () => [
      { value: 'ecr', label: 'Image layers', detail: 'Hosts that pull images from Amazon ECR need them' },
      { value: 'jumpstart', label: 'JumpStart', detail: 'Models that SageMaker JumpStart serves' },
    ],
    initial: () => ['ecr'],
  }),
  endpointAlso: choicesField({
    key: 'epo',
    step: 'models',
    rank: 2220,
    label: 'What else can be called?',
    sentence: 'and {endpointAlso}',
    hint: 'Choose what your apps call through this endpoint; everything else is denied',
    style: 'cards',
    optional: true,
    when: onRuntime,
    options: () => [
      {
        value: 'application-inference-profile',
        label: 'Application inference profiles',
        detail: 'AWS also checks the model behind it',
      },
      { value: 'prompt', label: 'Stored prompts', detail: 'Rendering prompts from Prompt management' },
    ],
    initial: () => [],
  }),
  endpointImported: listField({
    key: 'epi',
    step: 'models',
    rank: 2230,
    label: 'Imported models',
    sentence: 'and {endpointImported:imported model *|imported models *}',
    hint: 'ARNs, one per line. Leave empty for none',
    example: 'arn:aws:bedrock:us-east-1:111122223333:imported-model/a1b2c3d4e5f6',
    noun: 'imported model',
    required: false,
    identifying: true,
    limit: 20,
    when: onRuntime,
    check: (raw, view) => readCallable(raw, callersHome(view), ['imported-model']),
    placeholder: () => [],
  }),
  endpointGuardrails: listField({
    key: 'epg',
    step: 'models',
    rank: 2240,
    label: 'Guardrails that calls can use',
    sentence: 'with {endpointGuardrails:guardrail *|guardrails *}',
    hint: 'ARNs, one per line. If empty, every ApplyGuardrail call through the endpoint is denied',
    example: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e',
    noun: 'guardrail',
    required: false,
    identifying: true,
    limit: 10,
    when: onRuntime,
    homeOf: regionBy((raw, home) => readGuardrail(raw, home, { version: 'dropped' })),
    homeKind: 'beside',
    check: (raw, view) => readGuardrail(raw, view.home, { version: 'dropped' }),
    placeholder: () => [],
  }),
};
