// Which service a refused call would have passed a role to.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
import { denialOf, type Denial } from '#deepseek/denials/denial.ts';

/** Operations that pass a role, by the service that assumes it. A Marketplace endpoint's role is passed to two. */
const PASSES_TO: Readonly<Record<string, string>> = {
  'bedrock.amazonaws.com':
    'CreateModelImportJob CreateModelInvocationJob CreateEvaluationJob CreateAgent UpdateAgent CreateFlow UpdateFlow ' +
    'PutModelInvocationLoggingConfiguration',
  'sagemaker.amazonaws.com': 'CreateModel CreateTrainingJob CreateProcessingJob CreateInferenceExperiment',
  'lambda.amazonaws.com': 'CreateFunction UpdateFunctionConfiguration',
  'ecs-tasks.amazonaws.com': 'RegisterTaskDefinition',
};

const serviceOf = (operation: string): string | undefined =>
  Object.entries(PASSES_TO).find(([, operations]) => operations.split(' ').includes(operation))?.[0];

/** The denial of iam:PassRole with the service in its context, where the operation tells it. */
export function withPassedService(denial: Denial): Denial {
  const { action, operation, context } = denial;
  if (action?.toLowerCase() !== 'iam:passrole' || operation === undefined) return denial;
  const service = serviceOf(operation);
  if (service === undefined || 'iam:PassedToService' in context) return denial;
  return denialOf({ ...denial, context: { ...context, 'iam:PassedToService': service } });
}
