// Questions on Amazon Bedrock policies and resource control policies of an organization.
import {
  choiceField,
  choicesField,
  listField,
  switchField,
  type AnswersView,
  type CheckedInput,
} from '#deepseek/answers/field.ts';

import {
  readGithubOwner,
  readGuardedModel,
  readPerimeterBucket,
  readPolicyGuardrail,
} from '#deepseek/answers/inputs/organization-policy.ts';
import { governedPartition, standInRegion } from '#deepseek/answers/inputs/organization.ts';
import { readAccount } from '#deepseek/answers/inputs/role-settings.ts';
import { accept } from '#deepseek/answers/inputs/outcome.ts';

const readPartner = (raw: string): CheckedInput<string> => {
  const checked = readAccount(raw);
  return checked.ok ? accept(checked.value, `account ${checked.value}`) : checked;
};

/** A scenario with the switch asks only while it is on; others always do. */
const unlessOff =
  (control: 'enforceBedrock' | 'keepWeights') =>
  (view: AnswersView): boolean =>
    !view.asks(control) || view.flag(control);
const enforces = unlessOff('enforceBedrock');
const keepsIn = unlessOff('keepWeights');

export const orgDocumentFields = {
  policyGuardrails: listField({
    key: 'opg',
    step: 'limits',
    rank: 1600,
    label: 'Guardrail ARNs, with versions',
    sentence: 'with every call checked by {policyGuardrails:guardrail *|guardrails *}',
    hint: 'One guardrail for each Region, in the management account, one per line. Each ends in the number of its version',
    example: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e:1',
    noun: 'guardrail',
    under: [{ field: 'enforceBedrock' }],
    when: enforces,
    required: true,
    identifying: true,
    limit: 20,
    check: readPolicyGuardrail,
    placeholder: (view) => {
      const region = standInRegion(view);
      const account = '111122223333';
      const arn = `arn:${governedPartition(view)}:bedrock:${region}:${account}:guardrail/gr1a2b3c4d5e`;
      return [{ arn, region, account, version: '1' }];
    },
  }),
  unguardedModels: listField({
    key: 'opx',
    step: 'limits',
    rank: 1630,
    under: [{ field: 'enforceBedrock' }],
    label: 'Models that the guardrail leaves out',
    sentence: 'except {unguardedModels:model *|models *}',
    hint: 'Model IDs, one per line, such as those of embedding models. Leave empty for none',
    example: 'amazon.titan-embed-text-v2:0',
    noun: 'model',
    required: false,
    limit: 20,
    when: (view) =>
      enforces(view) && (!view.asks('guardedModels') || view.text('guardedModels') !== 'deepseek'),
    check: readGuardedModel,
    placeholder: () => [],
  }),
  guardedContent: choiceField({
    key: 'opc',
    step: 'limits',
    rank: 1640,
    label: 'What does the guardrail check?',
    sentence: '{guardedContent:comprehensive=in full|selective=where tagged}',
    under: [{ field: 'enforceBedrock' }],
    when: enforces,
    options: () => [
      {
        value: 'comprehensive',
        label: 'Everything in the request',
        detail: 'An app cannot keep text from the guardrail by leaving out tags',
      },
      {
        value: 'selective',
        label: 'What the app tags',
        detail: 'Text outside of the guard tags is not checked',
      },
    ],
    initial: () => 'comprehensive',
  }),
  perimeterBuckets: listField({
    key: 'orb',
    step: 'limits',
    rank: 1650,
    under: [{ field: 'keepWeights' }],
    label: 'Only these buckets with weights',
    sentence: 'only {perimeterBuckets:bucket *|buckets *}',
    hint: 'Bucket names, one per line. Leave empty for every bucket in the accounts',
    example: 'acme-model-weights',
    noun: 'bucket',
    required: false,
    identifying: true,
    limit: 20,
    when: (view) => keepsIn(view) && view.list('perimeterServices').includes('s3'),
    check: readPerimeterBucket,
    placeholder: () => [],
  }),
  perimeterServices: choicesField({
    key: 'orv',
    step: 'limits',
    // Asked first, and read from policies after the buckets, which need S3 among the services.
    rank: 220,
    under: [{ field: 'keepWeights' }],
    label: 'Services that hold weights',
    sentence: 'with {perimeterServices} kept inside',
    when: keepsIn,
    hint: 'Resource control policies do not support Bedrock or SageMaker',
    style: 'cards',
    options: () => [
      { value: 's3', label: 'Amazon S3', detail: 'Buckets with weights, training data and logs' },
      { value: 'kms', label: 'AWS KMS', detail: 'Keys that encrypt them' },
      { value: 'ecr', label: 'Amazon ECR', detail: 'Images with a model server or with weights in them' },
      {
        value: 'sts',
        label: 'AWS STS',
        detail: 'Roles that reach them: who can assume roles in your accounts',
      },
      { value: 'aoss', label: 'OpenSearch Serverless', detail: 'Collections that DeepSeek answers from' },
      { value: 'logs', label: 'CloudWatch Logs', detail: 'Log groups with prompts and answers' },
    ],
    initial: () => ['s3', 'kms', 'ecr', 'sts'],
  }),
  perimeterPartners: listField({
    key: 'orp',
    step: 'limits',
    rank: 1660,
    label: 'Partner accounts',
    sentence: 'and {perimeterPartners:account *|accounts *}',
    under: [{ field: 'keepWeights' }],
    when: keepsIn,
    hint: 'Accounts outside the organization that keep access, one per line. Leave empty for none',
    example: '444455556666',
    noun: 'account',
    required: false,
    identifying: true,
    limit: 20,
    check: readPartner,
    placeholder: () => [],
  }),
  perimeterGithub: listField({
    key: 'ogh',
    step: 'limits',
    rank: 1670,
    label: 'GitHub organizations',
    sentence: 'and {perimeterGithub:GitHub organization *|GitHub organizations *}',
    under: [{ field: 'keepWeights' }],
    hint: 'Only their workflows can assume roles with GitHub’s tokens. Leave empty to leave that open',
    example: 'acme-ai',
    noun: 'organization',
    required: false,
    identifying: true,
    limit: 10,
    when: (view) => keepsIn(view) && view.list('perimeterServices').includes('sts'),
    check: readGithubOwner,
    placeholder: () => [],
  }),
  perimeterTls: switchField({
    key: 'ort',
    step: 'limits',
    rank: 1680,
    label: 'Deny calls without TLS',
    sentence: '{perimeterTls:over TLS only|also without TLS}',
    under: [{ field: 'keepWeights' }],
    effect: 'Stops requests to the buckets over plain HTTP.',
    breaks: 'clients with http:// addresses of S3',
    when: (view) => keepsIn(view) && view.list('perimeterServices').includes('s3'),
    initial: () => true,
  }),
};
