// Questions on the controls of a whole organization: which of them its set of policies has.
import { choicesField, switchField, textField, type AnswersView } from '#core/answers/field.ts';
import { readAccount } from '#core/answers/inputs/role-settings.ts';
import { CALLER_ENDPOINTS, REGISTRY_ENDPOINTS } from './endpoint-options.ts';

const setsEndpoints = (view: AnswersView): boolean => view.flag('endpointPolicies');

export const organizationFields = {
  limitModels: switchField({
    key: 'gkm',
    step: 'lockdown',
    rank: -1,
    label: 'Deny models that are not approved',
    effect: 'Denies calls and batch jobs with every model that you did not name, on both endpoints.',
    breaks: 'Agents, flows, knowledge bases and evaluation jobs that use any other model.',
    initial: () => true,
  }),
  limitRegions: switchField({
    key: 'gkr',
    step: 'lockdown',
    rank: -1,
    label: 'Deny other Regions',
    effect: 'Denies model calls and batch jobs outside the approved Regions.',
    breaks: 'Profiles of other vendors that route to Regions you did not approve.',
    initial: () => true,
  }),
  denyNewModels: switchField({
    key: 'gkn',
    step: 'lockdown',
    label: 'Deny bringing in other models',
    effect:
      'Denies importing, customizing and copying models, buying throughput, and Bedrock Marketplace endpoints.',
    breaks: 'Those ways for every vendor’s models, and requests for access to third-party models.',
    initial: () => true,
  }),
  protectControls: switchField({
    key: 'gkp',
    step: 'lockdown',
    label: 'Protect logs, guardrails and VPC endpoints',
    effect:
      'Denies changing logs, data retention, enforced guardrails and what you listed, and leaving the organization.',
    breaks: 'Turning on logging in a new account, unless the role that does it is exempt.',
    initial: () => true,
  }),
  denyAccelerators: switchField({
    key: 'gka',
    step: 'lockdown',
    label: 'Deny GPU and AI accelerator instances',
    effect: 'Denies starting instances on EC2 and SageMaker that are fast enough for large models.',
    breaks:
      'Every other use of these instances: training, graphics, other vendors’ models. The old APIs for Spot requests are denied for every instance.',
    initial: () => false,
  }),
  denyManagedModels: switchField({
    key: 'gko',
    step: 'lockdown',
    label: 'Deny features that choose a model themselves',
    effect:
      'Denies Data Automation, prompt optimization, agentic retrieval, AgentCore evaluations and Nova Act.',
    breaks: 'These features. No policy on models applies to them, because AWS calls the model.',
    initial: () => false,
  }),
  denySubscriptions: switchField({
    key: 'gks',
    step: 'lockdown',
    label: 'Deny AWS Marketplace subscriptions',
    effect: 'Denies buying model packages and machine images that hold DeepSeek.',
    breaks: 'Every purchase in AWS Marketplace, and the first call of a third-party model in Bedrock.',
    initial: () => false,
  }),
  enforceBedrock: switchField({
    key: 'gkb',
    step: 'lockdown',
    label: 'Check every call with a guardrail (Bedrock policy)',
    effect: 'AWS checks every model call in the accounts with your guardrail, whether it names one or not.',
    breaks:
      'Calls of roles without bedrock:ApplyGuardrail on it, and every model call if the guardrail is not shared.',
    initial: () => false,
  }),
  keepWeights: switchField({
    key: 'gkw',
    step: 'lockdown',
    label: 'Keep weights in the organization (RCP)',
    effect: 'Denies everybody outside the organization reading buckets, keys and images, and assuming roles.',
    breaks: 'Access of partners and pipelines outside the organization that you do not name.',
    initial: () => false,
  }),
  declareEc2: switchField({
    key: 'gkd',
    step: 'lockdown',
    label: 'Set EC2 hosts up alike (declarative policy)',
    effect: 'Sets instance metadata, allowed images, public sharing and the serial console in every account.',
    breaks: 'Accounts cannot change these settings, and launches that do not comply fail.',
    initial: () => false,
  }),
  endpointPolicies: switchField({
    key: 'gke',
    step: 'lockdown',
    label: 'Set policies on your VPC endpoints',
    effect: 'Lets only approved models, and only your organization’s credentials, through the endpoints.',
    breaks: 'Everything else that goes through these endpoints today.',
    initial: () => false,
  }),
  orgEndpointServices: choicesField({
    key: 'gkes',
    step: 'lockdown',
    label: 'Endpoints that get a policy',
    hint: 'Each endpoint has its own policy',
    style: 'cards',
    under: [{ field: 'endpointPolicies' }],
    when: setsEndpoints,
    options: () => [
      { value: 'runtime', label: 'bedrock-runtime', detail: 'Model calls' },
      { value: 'mantle', label: 'bedrock-mantle', detail: 'The OpenAI-compatible endpoint' },
      { value: 'control', label: 'bedrock', detail: 'Starts batch jobs' },
      ...CALLER_ENDPOINTS,
      { value: 's3', label: 's3', detail: 'Only buckets of your organization' },
      { value: 'kms', label: 'kms', detail: 'Only keys of your organization' },
      { value: 'sts', label: 'sts', detail: 'Only roles of your organization' },
      { value: 'logs', label: 'logs', detail: 'Only log groups of your organization' },
      ...REGISTRY_ENDPOINTS,
    ],
    initial: () => ['runtime', 'mantle', 'control'],
  }),
  orgEndpointAccount: textField({
    key: 'gkea',
    step: 'lockdown',
    label: 'Account of the endpoints',
    hint: 'The account with the VPC, such as a network account. Exports get files of their own for it',
    example: '444455556666',
    required: true,
    identifying: true,
    under: [{ field: 'endpointPolicies' }],
    when: setsEndpoints,
    check: readAccount,
    placeholder: () => '444455556666',
  }),
};
