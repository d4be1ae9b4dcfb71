// Jobs by the names that people know them by, which once led to another kit, or to the opposite of what was said.
import { expect, test } from 'vitest';
import { readSentence } from './read-sentence.ts';

test.each([
  ['AgentCore Runtime agent that calls DeepSeek', 'invoke', { entity: 'agentcore' }],
  ['Strands agent on AgentCore calls DeepSeek V3.2', 'invoke', { entity: 'agentcore', models: ['v3.2'] }],
  ['call an AgentCore agent', 'invoke-agentcore', {}],
  ['Bedrock agent with DeepSeek', 'agents', {}],
  ['Karpenter nodes that host DeepSeek', 'host-eks', {}],
  ['Karpenter', 'host-eks', {}],
  [
    'Our app on EKS with Karpenter calls DeepSeek V3.2 on Bedrock',
    'invoke',
    { entity: 'eks-pods', models: ['v3.2'] },
  ],
  ['RLHF of a distill', 'fine-tune-sagemaker', {}],
  ['deny Bedrock API keys', 'approve-models', { noLongTermKeys: true }],
  ['Bedrock API keys for DeepSeek', 'api-keys', {}],
  [
    'organization policy that enforces a guardrail on every Bedrock call',
    'enforce-guardrail',
    { guardedModels: 'all' },
  ],
  ['My Lambda must use a guardrail', 'invoke', { entity: 'lambda', guardrailRule: 'required' }],
  ['LiteLLM proxy on ECS', 'invoke', { entity: 'ecs' }],
  ['Lambda with a LangChain agent calls DeepSeek', 'invoke', { entity: 'lambda' }],
  ['LangChain on Lambda', 'invoke', { entity: 'lambda' }],
  ['vLLM on ECS with GPUs', 'host-ecs', {}],
  [
    'ABAC by team tag on inference profiles',
    'invoke-app-profiles',
    { entity: 'tagged-role', matchTags: ['team'], sessionTagKeys: ['team'] },
  ],
  ['ABAC by principal tags on inference profiles', 'invoke-app-profiles', { entity: 'tagged-role' }],
])('%s', (text, scenario, values) => {
  expect(readSentence(text).answers).toEqual({ scenario, values });
});

// https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html
test.each([
  ['scale to zero DeepSeek endpoint', { deployComponents: true }],
  ['SageMaker endpoint that scales to zero', { deployComponents: true }],
  ['SageMaker endpoint that scales to zero, with async inference', { inferenceOption: 'async' }],
])('%s: the endpoint that is offered can scale to zero', (text, more) => {
  expect(readSentence(text).answers).toEqual({
    scenario: 'host-sagemaker',
    values: { autoscaling: true, scaleToZero: true, ...more },
  });
});
