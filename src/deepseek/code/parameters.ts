// What the parameters of calls say: one reader a kind of parameter.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { readModelId, regionInPrefix, regionOfArn } from './model-ids.ts';
import type { ParameterReader } from './operations.ts';
import type { ParameterContext, ReaderRow, ReadParameter } from './reader-row.ts';
import { RESOURCE_READERS, roleIn } from './resource-parameters.ts';

/** The ARN of something with a name, in each Region; undefined where Region or account is not known. */
function arnsOf(
  service: string,
  resource: string,
  { regions, account }: ParameterContext,
): readonly string[] {
  if (account === undefined) return [];
  return regions.map(
    (region) => `arn:${partitionOfRegion(region)?.id ?? 'aws'}:${service}:${region}:${account}:${resource}`,
  );
}

const missing = (noun: string, { regions, account }: ParameterContext): string => {
  const absent = [
    ...(regions.length === 0 ? ['a Region'] : []),
    ...(account === undefined ? ['an account'] : []),
  ].join(' and ');
  return `its ARN needs ${absent}: paste the ARN of the ${noun}`;
};

function named(
  service: string,
  type: string,
  answers: (arns: readonly string[]) => FieldValues,
  otherwise: FieldValues,
) {
  return (value: string, context: ParameterContext): ReadParameter => {
    if (value.startsWith('arn:')) return { answers: answers([value]) };
    if (!/^[\w-]+$/.test(value))
      return { problem: `not the name of a ${type.replace('-', ' ')}`, answers: otherwise };
    const arns = arnsOf(service, `${type}/${value}`, context);
    return arns.length > 0
      ? { answers: answers(arns) }
      : { answers: otherwise, problem: missing(type.replace('-', ' '), context) };
  };
}

const s3 =
  (answers: (place: string) => FieldValues) =>
  (value: string): ReadParameter => {
    const arn = /^arn:aws[\w-]*:s3:::(.+)$/.exec(value)?.[1];
    const place = arn === undefined ? value : `s3://${arn}`;
    return /^s3:\/\/[a-zA-Z0-9]/.test(place)
      ? { answers: answers(place) }
      : { problem: 'not an address in S3' };
  };

/** Parameters of configuration say who runs the code, and where: see resource-parameters.ts. */
export const READERS: { readonly [K in ParameterReader]: ReaderRow } = {
  model: {
    field: 'models',
    question: 'which model?',
    read: (value) => {
      if (/^sagemaker(?:_chat)?\//.test(value))
        return { task: 'invoke-sagemaker', problem: 'paste the ARN of the endpoint' };
      const model = readModelId(value);
      const region = regionInPrefix(value) ?? regionOfArn(value);
      return !('task' in model)
        ? model
        : {
            task: model.task,
            answers: { ...model.answers, ...(region === undefined ? {} : { regions: [region] }) },
            ...(model.problem === undefined ? {} : { problem: model.problem }),
          };
    },
  },
  guardrail: {
    field: 'guardrails',
    question: 'which guardrail?',
    present: { guardrailRule: 'required' },
    read: named(
      'bedrock',
      'guardrail',
      (guardrails) => ({
        guardrailRule: 'required',
        guardrails: [...guardrails],
        serviceGuardrails: [...guardrails],
      }),
      { guardrailRule: 'required' },
    ),
  },
  tier: {
    field: 'noPriorityTier',
    question: 'which service tier?',
    read: (value) => (value.toLowerCase() === 'priority' ? { answers: { noPriorityTier: false } } : {}),
  },
  endpoint: {
    field: 'endpoints',
    question: 'which endpoint?',
    read: named('sagemaker', 'endpoint', (endpoints) => ({ endpoints: [...endpoints] }), {}),
  },
  component: {
    field: 'inferenceComponents',
    question: 'which inference component?',
    read: named(
      'sagemaker',
      'inference-component',
      (inferenceComponents) => ({ inferenceComponents: [...inferenceComponents] }),
      {},
    ),
  },
  weights: { field: 'weights', question: 'which bucket?', read: s3((place) => ({ weights: [place] })) },
  'async-input': {
    field: 'asyncInput',
    question: 'which bucket?',
    // The call names one request, the role its folder.
    read: s3((place) => ({ asyncInput: [place.replace(/(?<=s3:\/\/[^/]+\/(?:.*\/)?)[^/]*$/, '')] })),
  },
  'async-output': {
    field: 'asyncOutput',
    question: 'which bucket?',
    read: s3((place) => ({ inferenceOption: 'async', asyncOutput: [place] })),
  },
  capture: {
    field: 'captureBuckets',
    question: 'which bucket?',
    read: s3((place) => ({ dataCapture: true, captureBuckets: [place] })),
  },
  'hub-model': {
    field: 'servedFrom',
    question: 'which model?',
    isQuiet: true,
    read: (value) => (value.startsWith('deepseek-llm-') ? { answers: { servedFrom: 'jumpstart' } } : {}),
  },
  'batch-input': {
    field: 'batchInput',
    question: 'which bucket?',
    read: s3((place) => ({ batchInput: [place] })),
  },
  'batch-output': {
    field: 'batchOutput',
    question: 'which bucket?',
    read: s3((place) => ({ batchOutput: [place] })),
  },
  'training-data': {
    field: 'trainingData',
    question: 'which bucket?',
    read: s3((place) => ({ trainingData: [place] })),
  },
  'training-output': {
    field: 'trainingOutput',
    question: 'which bucket?',
    read: s3((place) => ({ trainingOutput: [place] })),
  },
  role: {
    field: 'roleName',
    question: 'which role?',
    read: (value) => (value.startsWith('arn:') ? { answers: roleIn(value) } : {}),
  },
  prompt: {
    field: 'prompts',
    question: 'which prompt?',
    read: (value) => ({ answers: { prompts: [value] } }),
  },
  'agent-runtime': {
    field: 'agentRuntimes',
    question: 'which agent runtime?',
    read: (value) => ({ answers: { agentRuntimes: [value] } }),
  },
  project: {
    field: 'mantleProjects',
    question: 'which project?',
    read: (value) => ({ answers: { mantleProjects: [value] } }),
  },
  encryption: {
    field: 'weightsEncryption',
    question: 'with which encryption?',
    isQuiet: true,
    read: (value) => (value === 'aws:kms' ? { answers: { weightsEncryption: 'kms' } } : {}),
  },
  'kms-key': {
    field: 'weightsKeys',
    question: 'which key?',
    read: (value) =>
      value.startsWith('arn:') ? { answers: { weightsEncryption: 'kms', weightsKeys: [value] } } : {},
  },
  'model-kms-key': {
    field: 'modelKeys',
    question: 'which key?',
    present: { modelEncryption: 'kms' },
    read: (value) =>
      value.startsWith('arn:') ? { answers: { modelEncryption: 'kms', modelKeys: [value] } } : {},
  },
  'volume-key': {
    field: 'trainingVolumeKeys',
    question: 'which key?',
    isQuiet: true,
    read: (value) =>
      value.startsWith('arn:') ? { answers: { trainingVolumeKeys: [value], volumeKeys: [value] } } : {},
  },
  'action-schema': {
    field: 'actionSchemas',
    question: 'which bucket?',
    read: s3((place) => ({ actionSchemas: [place] })),
  },
  subnet: {
    field: 'subnets',
    question: 'which subnets?',
    present: { jobInVpc: true, endpointVpc: true, trainingVpc: true },
    isQuiet: true,
    read: (value) => (value.startsWith('subnet-') ? { answers: { subnets: [value] } } : {}),
  },
  'security-group': {
    field: 'securityGroups',
    question: 'which security groups?',
    isQuiet: true,
    read: (value) => (value.startsWith('sg-') ? { answers: { securityGroups: [value] } } : {}),
  },
  orchestrator: {
    field: 'hyperpodEks',
    question: 'which EKS cluster?',
    present: { orchestrator: 'eks' },
    read: (value) => (value.startsWith('arn:') ? { answers: { hyperpodEks: [value] } } : {}),
  },
  'lifecycle-scripts': {
    field: 'lifecycleScripts',
    question: 'which bucket?',
    read: s3((place) => ({ lifecycleScripts: [place] })),
  },
  'async-failures': {
    field: 'asyncFailures',
    question: 'which bucket?',
    read: s3((place) => ({ inferenceOption: 'async', asyncFailures: [place] })),
  },
  'evaluation-prompts': {
    field: 'evaluationPrompts',
    question: 'which bucket?',
    read: s3((place) => ({ evaluationPrompts: [place] })),
  },
  // https://docs.aws.amazon.com/bedrock/latest/userguide/model-evaluation-tasks.html
  'evaluation-metric': {
    field: 'evaluationKind',
    question: 'which metrics?',
    isQuiet: true,
    read: (value) => ({
      answers: {
        evaluationKind: /^Builtin\.(?:Accuracy|Robustness|Toxicity)$/.test(value) ? 'automatic' : 'judge',
      },
    }),
  },
  'evaluation-results': {
    field: 'evaluationResults',
    question: 'which bucket?',
    read: s3((place) => ({ evaluationResults: [place] })),
  },
  checkpoints: {
    field: 'checkpoints',
    question: 'which bucket?',
    read: s3((place) => ({ checkpoints: [place] })),
  },
  ...RESOURCE_READERS,
};
