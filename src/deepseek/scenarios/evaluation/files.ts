// The two files that an evaluation job is started with: what is measured, and which model answers.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { modelArn } from '#deepseek/shared/bedrock-invoke.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { writeFileCommand } from '#deepseek/compose/shell.ts';
import type { Model } from '#deepseek/facts/models.ts';

const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_EvaluationDatasetMetricConfig.html */
const METRICS: Readonly<Record<string, readonly string[]>> = {
  automatic: ['Builtin.Accuracy', 'Builtin.Robustness', 'Builtin.Toxicity'],
  judge: ['Builtin.Correctness', 'Builtin.Completeness', 'Builtin.Faithfulness'],
  human: ['Quality'],
};

/** https://docs.aws.amazon.com/bedrock/latest/APIReference/API_EvaluationConfig.html */
function evaluationConfig(checked: CheckedAnswers): unknown {
  const kind = checked.answer('evaluationKind');
  const [prompts] = checked.answer('evaluationPrompts').map(locationUri);
  const datasetMetricConfigs = [
    {
      taskType: 'General',
      dataset: { name: 'prompts', datasetLocation: { s3Uri: prompts } },
      metricNames: METRICS[kind] ?? [],
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
  const judges = checked.view.asks('judges') ? checked.answer('judges') : [];
  return {
    automated: {
      datasetMetricConfigs,
      ...(judges.length > 0
        ? {
            evaluatorModelConfig: {
              bedrockEvaluatorModels: judges.map((modelIdentifier) => ({ modelIdentifier })),
            },
          }
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
  writeFileCommand('evaluation.json', pretty(evaluationConfig(checked))),
  writeFileCommand('inference.json', pretty(inferenceConfig(checked.view.home.partition, region, model))),
];
