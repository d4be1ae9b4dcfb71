// Questions on service control policies.
import { lifecycleTag, MODELS } from '#deepseek/facts/models.ts';
import { PARTITIONS } from '#iam/facts/regions.ts';
import {
  choiceField,
  choicesField,
  listField,
  switchField,
  type AnswersView,
} from '#deepseek/answers/field.ts';
import { readScpExemption } from '#deepseek/answers/inputs/exempt-role.ts';
import { readGuardrail } from '#deepseek/answers/inputs/guardrail.ts';
import { readVpcEndpoint } from '#deepseek/answers/inputs/network.ts';
import {
  governedPartition,
  governedPlace,
  readExemptRole,
  readOtherModel,
  standInRegion,
} from '#deepseek/answers/inputs/organization.ts';

const isScenario = (view: AnswersView, id: string): boolean => view.scenario.id === id;

export const modelOptions = () =>
  MODELS.map((model) => ({
    value: model.id,
    label: model.name,
    detail: model.profile ? `${model.runtimeId}, through ${model.profile.id}` : model.runtimeId,
    tag: lifecycleTag(model),
  }));

/** Whether guardrails are asked for: an SCP requires them, a boundary leaves room for them, or they are shared. */
const asksGuardrails = (view: AnswersView): boolean =>
  isScenario(view, 'approve-models') || isScenario(view, 'organization')
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
    rank: 1350,
    label: 'Partition',
    sentence:
      'in {governPartition:aws=commercial Regions|aws-us-gov=AWS GovCloud (US)|aws-cn=AWS China|aws-eusc=AWS European Sovereign Cloud}',
    hint: 'An organization is in one partition, which its ARNs name',
    options: () => PARTITIONS.map(({ id, name }) => ({ value: id, label: name, detail: `arn:${id}:…` })),
    initial: () => 'aws',
  }),
  approvedModels: choicesField({
    key: 'gam',
    step: 'models',
    rank: 190,
    label: 'Approved DeepSeek models',
    guess: true,
    style: 'cards',
    options: modelOptions,
    initial: () => ['v3.2'],
  }),
  otherArns: choicesField({
    key: 'goa',
    step: 'models',
    rank: 1380,
    label: 'What else can be called?',
    sentence: 'or {otherArns}',
    hint: 'Everything you leave out is denied, so choose every type in use',
    style: 'cards',
    optional: true,
    options: () => [
      {
        value: 'application-inference-profile',
        label: 'Application inference profiles',
        detail: 'AWS also checks the model behind it',
      },
      { value: 'imported-model', label: 'Imported models', detail: 'Any weights, DeepSeek or not' },
      { value: 'marketplace', label: 'Bedrock Marketplace', detail: 'Any endpoint, DeepSeek or not' },
      {
        value: 'custom-model',
        label: 'Custom models',
        detail: 'Fine-tuned models, their deployments and provisioned throughput',
      },
      { value: 'prompt-router', label: 'Prompt routers', detail: 'Support only other vendors’ models' },
    ],
    initial: () => ['application-inference-profile'],
  }),
  otherModels: listField({
    key: 'gom',
    step: 'models',
    rank: 1390,
    label: 'Other vendors’ models that stay allowed',
    sentence: 'or {otherModels:model *|models *}',
    hint: 'Model or profile IDs, one per line; both where bedrock-mantle has another, as for openai.gpt-oss-120b-1:0 and openai.gpt-oss-120b. Leave empty to allow only DeepSeek',
    example: 'amazon.nova-pro-v1:0',
    noun: 'model',
    required: false,
    limit: 20,
    check: readOtherModel,
    placeholder: () => [],
  }),
  denyServing: switchField({
    key: 'gsm',
    step: 'limits',
    rank: 1410,
    label: 'Deny new SageMaker endpoints',
    sentence: '{denyServing:without new SageMaker endpoints|with new SageMaker endpoints}',
    effect: 'Stops every new or changed SageMaker endpoint and batch transform job.',
    breaks: 'those of every other model',
    note: 'IAM cannot see which weights a model holds.',
    initial: () => false,
  }),
  requireGuardrail: switchField({
    key: 'grg',
    step: 'limits',
    rank: 1420,
    label: 'Require a guardrail',
    sentence: '{requireGuardrail:|without a required guardrail}',
    effect: 'Stops DeepSeek calls without one of your guardrails.',
    breaks: 'agents, Knowledge Bases, batch and evaluation jobs, and bedrock-mantle',
    note: 'Flows and Chat Completions work only with a guardrail.',
    initial: () => false,
  }),
  orgGuardrails: listField({
    key: 'gg',
    step: 'limits',
    rank: 1430,
    label: 'Guardrail ARNs',
    sentence: 'only with {orgGuardrails:guardrail *|guardrails *}',
    hint: 'One guardrail for each Region, one per line',
    example: 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e',
    noun: 'guardrail',
    required: true,
    identifying: true,
    limit: 20,
    under: [{ field: 'requireGuardrail' }],
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
    step: 'limits',
    rank: 1440,
    label: 'Require a VPC endpoint',
    sentence: '{requireVpce:|from any network}',
    effect: 'Stops model calls and batch jobs from outside your interface endpoints.',
    breaks: 'the console playground and services that call models for you, unless exempt',
    initial: () => false,
  }),
  orgEndpoints: listField({
    key: 'gve',
    step: 'limits',
    rank: 1450,
    label: 'VPC endpoint IDs',
    sentence: 'only through {orgEndpoints:VPC endpoint *|VPC endpoints *}',
    hint: 'For bedrock-runtime, bedrock-mantle and bedrock (which starts batch jobs), and their FIPS endpoints if you use them; one per line',
    example: 'vpce-0abc123def4567890',
    noun: 'endpoint',
    required: true,
    identifying: true,
    limit: 50,
    under: [{ field: 'requireVpce' }],
    when: (view) => view.flag('requireVpce'),
    check: readVpcEndpoint,
    placeholder: () => ['vpce-0abc123def4567890'],
  }),
  exemptRoles: listField({
    key: 'gx',
    step: 'limits',
    rank: 1460,
    label: 'Roles exempt from the endpoint',
    sentence: 'from any network as {exemptRoles}',
    hint: 'Roles that AWS services use: batch jobs, OpenSearch connectors, Agents. Give them their own path',
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
    step: 'limits',
    rank: 1470,
    label: 'Role that can change the exempt roles',
    sentence: 'exemptions managed by {exemptAdmins}',
    hint: 'Nobody else can create or change them, so nobody else can bypass the endpoint',
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
    step: 'limits',
    rank: 1480,
    label: 'Deny long-term Bedrock API keys',
    sentence: '{noLongTermKeys:without long-term API keys|with long-term API keys}',
    effect: 'Stops new and existing long-term keys.',
    note: 'Short-term keys still work.',
    initial: () => false,
  }),
  scpExemptRoles: listField({
    key: 'gxr',
    step: 'limits',
    rank: 2250,
    label: 'Roles exempt from these policies',
    sentence: 'except for {scpExemptRoles}',
    hint: 'Role name (in every account), role ARN, or AWSReservedSSO_NAME_* for a permission set; one per line',
    example: 'arn:aws:iam::111122223333:role/BedrockAdmin',
    noun: 'role',
    required: false,
    identifying: true,
    limit: 10,
    check: readScpExemption,
    placeholder: () => [],
  }),
  scpExemptAdmins: listField({
    key: 'gxp',
    step: 'limits',
    rank: 2260,
    label: 'Who can change the exempt roles?',
    sentence: 'exceptions managed by {scpExemptAdmins}',
    hint: 'Denies everybody else creating or changing them. Leave empty to leave that open',
    example: 'arn:aws:iam::111122223333:role/platform/DeepSeekPlatformAdmin',
    noun: 'role',
    required: false,
    identifying: true,
    limit: 3,
    when: (view) => someTyped(view, 'scpExemptRoles'),
    check: readScpExemption,
    placeholder: () => [],
  }),
};
