// Which service a call passes a role to.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html

/** Operations that pass a role, by the service that assumes it. A Marketplace endpoint's role is passed to two. */
const PASSES_TO: Readonly<Record<string, string>> = {
  'bedrock.amazonaws.com':
    'CreateModelImportJob CreateModelInvocationJob CreateModelCustomizationJob CreateEvaluationJob CreateAgent UpdateAgent ' +
    'CreateFlow UpdateFlow CreateKnowledgeBase UpdateKnowledgeBase PutModelInvocationLoggingConfiguration',
  'bedrock-agentcore.amazonaws.com': 'CreateAgentRuntime UpdateAgentRuntime',
  'ec2.amazonaws.com': 'RunInstances',
  'sagemaker.amazonaws.com':
    'CreateModel CreateTrainingJob CreateProcessingJob CreateTransformJob CreateInferenceExperiment CreateNotebookInstance ' +
    'CreateDomain CreateUserProfile CreateHyperParameterTuningJob',
  'lambda.amazonaws.com': 'CreateFunction UpdateFunctionConfiguration',
  'ecs-tasks.amazonaws.com': 'RegisterTaskDefinition RunTask',
  'states.amazonaws.com': 'CreateStateMachine UpdateStateMachine',
};

/** Undefined for an operation that passes none, or to which service is not known. */
export const passedToService = (operation: string): string | undefined =>
  Object.entries(PASSES_TO).find(([, operations]) => operations.split(' ').includes(operation))?.[0];
