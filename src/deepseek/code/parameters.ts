// What the parameters of calls say: one reader a kind of parameter.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { partitionOfRegion } from '#iam/facts/regions.ts';
import { readModelId, regionInPrefix, regionOfArn } from './model-ids.ts';
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
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-naming.html
    const [, point] = /^s3:\/\/(arn:aws[\w-]*:s3:[\w-]+:\d{12}:accesspoint\/[\w-]+)/.exec(value) ?? [];
    const region = regionOfArn(point ?? '');
    if (point !== undefined && region !== undefined)
      return { answers: { accessPoints: [point], regions: [region] } };
    const arn = /^arn:aws[\w-]*:s3:::(.+)$/.exec(value)?.[1];
    const place = arn === undefined ? value : `s3://${arn}`;
    return /^s3:\/\/[a-zA-Z0-9]/.test(place)
      ? { answers: answers(place) }
      : { problem: 'not an address in S3' };
  };

const bucket = (field: FieldId, also: FieldValues = {}): ReaderRow => ({
  field,
  question: 'which bucket?',
  read: s3((place) => ({ ...also, [field]: [place] })),
});

const ofArn =
  (answers: (value: string) => FieldValues, begins = 'arn:') =>
  (value: string): ReadParameter =>
    value.startsWith(begins) ? { answers: answers(value) } : {};

/** The ARN or the ID of what a call names. */
const each = (field: FieldId, question: string): ReaderRow => ({
  field,
  question,
  read: (value) => ({ answers: { [field]: [value] } }),
});

/** Parameters of configuration say who runs the code, and where: see resource-parameters.ts. */
const ROWS = {
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
  weights: bucket('weights'),
  'async-input': {
    field: 'asyncInput',
    question: 'which bucket?',
    // The call names one request, the role its folder.
    read: s3((place) => ({ asyncInput: [place.replace(/(?<=s3:\/\/[^/]+\/(?:.*\/)?)[^/]*$/, '')] })),
  },
  'async-output': bucket('asyncOutput', { inferenceOption: 'async' }),
  capture: bucket('captureBuckets', { dataCapture: true }),
  'hub-model': {
    field: 'servedFrom',
    question: 'which model?',
    isQuiet: true,
    read: (value) => (value.startsWith('deepseek-llm-') ? { answers: { servedFrom: 'jumpstart' } } : {}),
  },
  'batch-input': bucket('batchInput'),
  'batch-output': bucket('batchOutput'),
  'training-data': bucket('trainingData'),
  'training-output': bucket('trainingOutput'),
  role: {
    field: 'roleName',
    question: 'which role?',
    read: (value) => (value.startsWith('arn:') ? { answers: roleIn(value) } : {}),
  },
  prompt: each('prompts', 'which prompt?'),
  'agent-runtime': each('agentRuntimes', 'which agent runtime?'),
  project: each('mantleProjects', 'which project?'),
  encryption: {
    field: 'weightsEncryption',
    question: 'with which encryption?',
    isQuiet: true,
    read: (value) => (value === 'aws:kms' ? { answers: { weightsEncryption: 'kms' } } : {}),
  },
  'kms-key': {
    field: 'weightsKeys',
    question: 'which key?',
    read: ofArn((value) => ({ weightsEncryption: 'kms', weightsKeys: [value] })),
  },
  'model-kms-key': {
    field: 'modelKeys',
    question: 'which key?',
    present: { modelEncryption: 'kms' },
    read: ofArn((value) => ({ modelEncryption: 'kms', modelKeys: [value] })),
  },
  'volume-key': {
    field: 'trainingVolumeKeys',
    question: 'which key?',
    isQuiet: true,
    read: ofArn((value) => ({ trainingVolumeKeys: [value], volumeKeys: [value] })),
  },
  'action-schema': bucket('actionSchemas'),
  subnet: {
    field: 'subnets',
    question: 'which subnets?',
    present: { jobInVpc: true, endpointVpc: true, trainingVpc: true },
    isQuiet: true,
    read: ofArn((value) => ({ subnets: [value] }), 'subnet-'),
  },
  'security-group': {
    field: 'securityGroups',
    question: 'which security groups?',
    isQuiet: true,
    read: ofArn((value) => ({ securityGroups: [value] }), 'sg-'),
  },
  orchestrator: {
    field: 'hyperpodEks',
    question: 'which EKS cluster?',
    present: { orchestrator: 'eks' },
    read: ofArn((value) => ({ hyperpodEks: [value] })),
  },
  'lifecycle-scripts': bucket('lifecycleScripts'),
  'async-failures': bucket('asyncFailures', { inferenceOption: 'async' }),
  'evaluation-prompts': bucket('evaluationPrompts'),
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
  'evaluation-results': bucket('evaluationResults'),
  checkpoints: bucket('checkpoints'),
  ...RESOURCE_READERS,
} satisfies Readonly<Record<string, ReaderRow>>;

/** How a parameter is read. */
export type ParameterReader = keyof typeof ROWS;

export const READERS: { readonly [K in ParameterReader]: ReaderRow } = ROWS;
