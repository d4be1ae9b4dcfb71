// Questions on the controls of a whole organization: which of them its set of service control policies has.
import { switchField } from '#core/answers/field.ts';

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
    breaks: 'Every other use of these instances: training, graphics, other vendors’ models.',
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
};
