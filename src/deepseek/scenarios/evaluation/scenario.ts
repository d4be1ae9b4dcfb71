// Model evaluation: what it asks, and how it is called.
import { GUARDRAIL_LOCKS, type Scenario } from '#deepseek/catalog/scenario.ts';

export const scenario = {
  id: 'evaluation',
  rank: 130,
  family: 'call',
  title: 'Model evaluation',
  sentence:
    'evaluates {models}[ in {regions}] with {evaluationKind:automatic=built-in metrics|judge=another model|human=people in SageMaker}[, judged by {judges}], reading {evaluationPrompts} and writing to {evaluationResults}',
  summary: 'Bedrock scores responses from V3.2 or V3.1; a deployer starts the job',
  description: 'Bedrock scores responses from {models}; a deployer starts the job',
  entities: ['bedrock-evaluation'],
  fields: [
    'account',
    'regions',
    'evaluationKind',
    'models',
    'judges',
    'evaluationPrompts',
    'evaluationResults',
    'weightsEncryption',
    'weightsKeys',
    'resourceAccount',
    ...GUARDRAIL_LOCKS,
    'operatorName',
  ],
  regionRule: 'evaluation-models',
  initial: { roleName: 'DeepSeekEvaluationServiceRole', operatorName: 'DeepSeekEvaluationOperator' },
  page: 'bedrockEvaluationRole',
} as const satisfies Scenario;
