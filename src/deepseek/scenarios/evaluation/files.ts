// The two files that an evaluation job is started with: what is measured, and which model answers.
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { modelArn } from '#deepseek/shared/bedrock-invoke.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { writeFileCommand } from '#deepseek/compose/shell.ts';
import type { Model } from '#deepseek/facts/models.ts';

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/**
 * What is measured, by who judges. The task type General is for a judge alone.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_EvaluationDatasetMetricConfig.html
 */
const MEASURED: Readonly<
  Record<string, { readonly taskType: string; readonly metricNames: readonly string[] }>
> = {
  automatic: {
    taskType: 'Generation',
    metricNames: ['Builtin.Accuracy', 'Builtin.Robustness', 'Builtin.Toxicity'],
  },
  judge: {
    taskType: 'General',
    metricNames: ['Builtin.Correctness', 'Builtin.Completeness', 'Builtin.Faithfulness'],
  },
  human: { taskType: 'Generation', metricNames: ['Quality'] },
};

/** Stands for the data set where only its folder is known: a job reads one file. */
export const DATA_SET = 'DATA-SET.jsonl';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-evaluation-prompt-datasets-judge.html */
const dataSetUri = (location: BucketLocation): string =>
  location.isObject ? locationUri(location) : `${locationUri(location)}${DATA_SET}`;

/**
 * A job has one judge, which is in its Region.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_EvaluatorModelConfig.html
 */
function judgeIn(checked: CheckedAnswers, region: string): string | undefined {
  const judges = checked.view.asks('judges') ? checked.answer('judges') : [];
  return judges.find((arn) => parseArn(arn)?.region === region);
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_EvaluationConfig.html */
function evaluationConfig(checked: CheckedAnswers, region: string): unknown {
  const kind = checked.answer('evaluationKind');
  const [prompts] = checked.answer('evaluationPrompts').map(dataSetUri);
  const { taskType, metricNames } = MEASURED[kind] ?? MEASURED['automatic']!;
  const datasetMetricConfigs = [
    {
      taskType,
      dataset: { name: 'prompts', datasetLocation: { s3Uri: prompts } },
      metricNames,
    },
  ];
  if (kind === 'human')
    return {
      human: {
        humanWorkflowConfig: { flowDefinitionArn: 'FLOW_DEFINITION_ARN', instructions: 'Rate each answer.' },
        customMetrics: [{ name: 'Quality', ratingMethod: 'IndividualLikertScale' }],
        datasetMetricConfigs,
      },
    };
  const modelIdentifier = judgeIn(checked, region);
  return {
    automated: {
      datasetMetricConfigs,
      ...(modelIdentifier !== undefined
        ? { evaluatorModelConfig: { bedrockEvaluatorModels: [{ modelIdentifier }] } }
        : {}),
    },
  };
}

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_EvaluationInferenceConfig.html */
const inferenceConfig = (partition: string, region: string, model: Model): unknown => ({
  models: [
    {
      bedrockModel: {
        modelIdentifier: modelArn(partition, region, model),
        inferenceParams: JSON.stringify({ inferenceConfig: { maxTokens: 512, temperature: 0 } }),
      },
    },
  ],
});

/** The commands that write evaluation.json and inference.json. */
export const evaluationFiles = (checked: CheckedAnswers, region: string, model: Model): readonly string[] => [
  writeFileCommand('evaluation.json', pretty(evaluationConfig(checked, region))),
  writeFileCommand('inference.json', pretty(inferenceConfig(checked.view.home.partition, region, model))),
];
