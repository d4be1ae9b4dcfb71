// Questions on service control policies and permissions boundaries.
import { MODELS } from '#core/facts/models.ts';
import { PARTITIONS } from '#core/facts/regions.ts';
import { readKey } from '#core/answers/inputs/kms-key.ts';
import { choiceField, choicesField, listField, switchField, type AnswersView } from '#core/answers/field.ts';
import { readGuardrail } from '#core/answers/inputs/guardrail.ts';
import { readVpcEndpoint } from '#core/answers/inputs/network.ts';
import {
  governedPartition,
  governedPlace,
  readExemptRole,
  readOtherModel,
  standInRegion,
} from '#core/answers/inputs/organization.ts';

const isScenario = (view: AnswersView, id: string): boolean => view.scenario.id === id;

const modelOptions = () =>
  MODELS.map((model) => ({
    value: model.id,
    label: model.name,
    detail: model.profile ? `${model.runtimeId}, through ${model.profile.id}` : model.runtimeId,
    ...(model.endOfLife ? { tag: `ends ${model.endOfLife}` } : {}),
  }));

/** Whether guardrails are asked for: an SCP requires them, a boundary leaves room for them, or they are shared. */
const asksGuardrails = (view: AnswersView): boolean =>
  isScenario(view, 'approve-models')
    ? view.flag('requireGuardrail')
    : isScenario(view, 'app-boundary')
      ? view.list('boundaryBlocks').includes('shared-guardrails')
      : true;

const someTyped = (view: AnswersView, id: string): boolean =>
  view.list(id).some((entry) => entry.trim() !== '');

export const governFields = {
  governPartition: choiceField({
    key: 'gp',
    step: 'models',
    label: 'Partition',
    hint: 'An organization lives in one partition, and ARNs name it',
    options: () => PARTITIONS.map(({ id, name }) => ({ value: id, label: name, detail: `arn:${id}:…` })),
    initial: () => 'aws',
  }),
  denyScope: choiceField({
    key: 'gds',
    step: 'models',
    label: 'What is denied',
    options: () => [
      {
        value: 'all',
        label: 'Every DeepSeek model',
        detail: 'Also those that AWS adds later: until a license is reviewed, or permanently',
      },
      {
        value: 'some',
        label: 'Some models',
        detail: 'The legacy ones after your apps have moved, for example',
      },
    ],
    initial: () => 'all',
  }),
  deniedModels: choicesField({
    key: 'gdm',
    step: 'models',
    label: 'Models to deny',
    style: 'cards',
    when: (view) => view.text('denyScope') === 'some',
    options: modelOptions,
    initial: () => MODELS.filter((model) => model.endOfLife !== undefined).map((model) => model.id),
  }),
  approvedModels: choicesField({
    key: 'gam',
    step: 'models',
    rank: -1,
    label: 'Approved DeepSeek models',
    style: 'cards',
    options: modelOptions,
    initial: () => ['v3.2'],
  }),
  otherArns: choicesField({
    key: 'goa',
    step: 'models',
    label: 'What else may be called',
    hint: 'All that is not named is denied, so every type in use must be here',
    style: 'cards',
    optional: true,
    options: () => [
      {
        value: 'application-inference-profile',
        label: 'Application inference profiles',
        detail: 'The model behind one is checked too',
      },
      { value: 'imported-model', label: 'Imported models', detail: 'Any weights, DeepSeek or not' },
      { value: 'marketplace', label: 'Bedrock Marketplace', detail: 'Any endpoint, DeepSeek or not' },
      {
        value: 'custom-model',
        label: 'Custom models',
        detail: 'Fine-tuned models, their deployments and provisioned throughput',
      },
      { value: 'prompt-router', label: 'Prompt routers', detail: 'They support other vendors only' },
    ],
    initial: () => ['application-inference-profile'],
  }),
  otherModels: listField({
    key: 'gom',
    step: 'models',
    label: 'Models of other vendors that stay allowed',
    hint: 'Model or profile IDs, one a line. Leave it empty to allow DeepSeek alone',
    example: 'amazon.nova-pro-v1:0',
    noun: 'model',
    required: false,
    limit: 20,
    check: readOtherModel,
    placeholder: () => [],
  }),
  sideDoors: switchField({
    key: 'gsd',
    step: 'lockdown',
    label: 'Close the side doors in Bedrock',
    effect: 'No model import, no custom models and no Marketplace endpoints: ways to run DeepSeek weights.',
    breaks: 'These ways for the models of every vendor, not DeepSeek’s alone, and Provisioned Throughput.',
    initial: () => false,
  }),
  denyServing: switchField({
    key: 'gsm',
    step: 'lockdown',
    label: 'Deny new SageMaker endpoints',
    effect: 'IAM cannot see which weights a SageMaker model holds, so this stops all serving on SageMaker.',
    breaks: 'Every new or changed SageMaker endpoint and batch transform job, whatever its model.',
    initial: () => false,
  }),
  requireGuardrail: switchField({
    key: 'grg',
    step: 'lockdown',
    label: 'Require a guardrail',
    effect: 'A DeepSeek call without one of your guardrails is denied; so are batch jobs and bedrock-mantle.',
    breaks:
      'Agents, Knowledge Bases, evaluation and batch jobs and mantle, and flows and Chat Completions that name no guardrail.',
    initial: () => false,
  }),
  orgGuardrails: listField({
    key: 'gg',
    step: 'lockdown',
    label: 'Guardrail ARNs',
    hint: 'Guardrails are Regional: one for every Region, one a line',
    example: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e',
    noun: 'guardrail',
    required: true,
    identifying: true,
    limit: 20,
    when: asksGuardrails,
    check: (raw, view) => readGuardrail(raw, governedPlace(raw, view), { version: 'dropped' }),
    placeholder: (view) => {
      const partition = governedPartition(view);
      const region = standInRegion(view);
      const account = '111122223333';
      return [
        { arn: `arn:${partition}:bedrock:${region}:${account}:guardrail/gr1a2b3c4d5e`, region, account },
      ];
    },
  }),
  requireVpce: switchField({
    key: 'grv',
    step: 'lockdown',
    label: 'Require a VPC endpoint',
    effect: 'Models are called, and batch jobs started, through your own interface endpoints or not at all.',
    breaks:
      'The console playground, batch jobs started from elsewhere, and services that call models for you unless their roles are exempt.',
    initial: () => false,
  }),
  orgEndpoints: listField({
    key: 'gve',
    step: 'lockdown',
    label: 'VPC endpoint IDs',
    hint: 'Those for bedrock-runtime, for bedrock-mantle and for bedrock (which starts batch jobs), one a line; their FIPS endpoints too where you use them',
    example: 'vpce-0abc123def4567890',
    noun: 'endpoint',
    required: true,
    identifying: true,
    limit: 50,
    when: (view) => view.flag('requireVpce'),
    check: readVpcEndpoint,
    placeholder: () => ['vpce-0abc123def4567890'],
  }),
  exemptRoles: listField({
    key: 'gx',
    step: 'lockdown',
    label: 'Roles that need no endpoint',
    hint: 'Roles that AWS services use: batch, OpenSearch connectors, Agents. Give them their own path',
    example: 'arn:aws:iam::111122223333:role/bedrock-services/DeepSeekBatchServiceRole',
    noun: 'role',
    required: false,
    identifying: true,
    limit: 10,
    when: (view) => view.flag('requireVpce'),
    check: readExemptRole,
    placeholder: () => [],
  }),
  exemptAdmins: listField({
    key: 'gxa',
    step: 'lockdown',
    label: 'Role that may change the exempt roles',
    hint: 'Nobody else may create or change them, or anybody could step through',
    example: 'arn:aws:iam::111122223333:role/platform/DeepSeekPlatformAdmin',
    noun: 'role',
    required: true,
    identifying: true,
    limit: 3,
    when: (view) => view.flag('requireVpce') && someTyped(view, 'exemptRoles'),
    check: readExemptRole,
    placeholder: (view) => [
      `arn:${governedPartition(view)}:iam::111122223333:role/platform/DeepSeekPlatformAdmin`,
    ],
  }),
  noLongTermKeys: switchField({
    key: 'gk',
    step: 'lockdown',
    label: 'No long-term Bedrock API keys',
    effect: 'Denies making long-term keys, and using those that exist.',
    breaks: 'Tools that sign in with a long-term key. Short-term keys stay.',
    initial: () => false,
  }),
  boundaryBlocks: choicesField({
    key: 'gbb',
    step: 'models',
    rank: 1,
    label: 'What app roles may do at most',
    hint: 'What is left out here is denied to the role, whatever its own policy says',
    style: 'cards',
    options: () => BOUNDARY_OPTIONS,
    initial: () => BOUNDARY_OPTIONS.filter((option) => !('more' in option)).map(({ value }) => value),
  }),
  boundaryKeys: listField({
    key: 'gbk',
    step: 'models',
    rank: 1,
    label: 'KMS keys the roles may decrypt with',
    hint: 'The key’s ARN, not its alias; one a line',
    example: 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    noun: 'key',
    required: true,
    identifying: true,
    limit: 10,
    when: (view) => view.list('boundaryBlocks').includes('keys'),
    check: (raw, view) => readKey(raw, governedPlace(raw, view)),
    placeholder: (view) => {
      const partition = governedPartition(view);
      const region = standInRegion(view);
      const id = '1234abcd-12ab-34cd-56ef-1234567890ab';
      return [{ arn: `arn:${partition}:kms:${region}:${view.home.account}:key/${id}`, region }];
    },
  }),
  makeBoundary: switchField({
    key: 'mb',
    step: 'lockdown',
    rank: 9,
    label: 'Make a permissions boundary for this role',
    effect:
      'Policies added to the role later give it nothing beyond what it may do now, or no further actions where that is too long for one policy.',
    breaks: 'A change of the role needs the boundary changed with it.',
    when: (view) => view.text('boundary').trim() === '',
    initial: () => false,
  }),
};

const more = true as const;
const BOUNDARY_OPTIONS = [
  { value: 'models', label: 'Serverless DeepSeek models', detail: 'In every Region, also those to come' },
  { value: 'profiles', label: 'DeepSeek-R1 profile', detail: 'The us. inference profile' },
  { value: 'app-profiles', label: 'Application inference profiles' },
  { value: 'imported', label: 'Imported models' },
  { value: 'guardrails', label: 'Guardrails of the account' },
  { value: 'reads', label: 'Reading profiles and imported models' },
  { value: 'short-keys', label: 'Short-term API keys' },
  { value: 'logs', label: 'Writing logs', detail: 'To log groups that exist' },
  { value: 'prompts', label: 'Stored prompts', detail: 'Rendering prompts of Prompt management' },
  { value: 'mantle', label: 'bedrock-mantle', detail: 'The OpenAI-compatible endpoint', more },
  {
    value: 'vpc-functions',
    label: 'Functions in a VPC',
    detail: 'Lambda manages their network interfaces with the role',
    more,
  },
  { value: 'console', label: 'The console', detail: 'Listing models, and loading the playground', more },
  { value: 'marketplace', label: 'Bedrock Marketplace endpoints', more },
  { value: 'sagemaker', label: 'SageMaker endpoints', more },
  { value: 'shared-guardrails', label: 'Guardrails of another account', more },
  { value: 'keys', label: 'A customer managed KMS key', more },
];
