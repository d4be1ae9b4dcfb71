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
    'CreateDomain CreateUserProfile CreateHyperParameterTuningJob CreatePipeline CreateAutoMLJob CreateAutoMLJobV2 CreateCluster',
  'lambda.amazonaws.com': 'CreateFunction UpdateFunctionConfiguration',
  'ecs-tasks.amazonaws.com': 'RegisterTaskDefinition RunTask RegisterJobDefinition',
  'states.amazonaws.com': 'CreateStateMachine UpdateStateMachine',
  'scheduler.amazonaws.com': 'CreateSchedule UpdateSchedule',
  'pipes.amazonaws.com': 'CreatePipe UpdatePipe',
  'codebuild.amazonaws.com': 'CreateProject UpdateProject',
  'cloudformation.amazonaws.com': 'CreateStack UpdateStack CreateChangeSet',
  'pods.eks.amazonaws.com': 'CreatePodIdentityAssociation',
};

/** Operations that other services have, too: what the text then says of the one that is meant. */
const OF_OTHERS: Readonly<Record<string, RegExp>> = {
  CreateCluster: /sagemaker|hyperpod/i,
  CreatePipeline: /sagemaker/i,
  CreateProject: /codebuild/i,
  UpdateProject: /codebuild/i,
};

/** Undefined for an operation that passes none, or to which service is not known. `text` is what stands around it. */
export function passedToService(operation: string, text: string): string | undefined {
  // “CreateFunction20150331”
  const name = operation.replace(/\d{8}(?:v\d)?$/, '');
  if (OF_OTHERS[name]?.test(text) === false) return undefined;
  return Object.entries(PASSES_TO).find(([, operations]) => operations.split(' ').includes(name))?.[0];
}

const kebab = (operation: string): string => operation.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** Whether a command in the text makes this call of another service: “aws appflow create-flow”. */
export function isOfOther(text: string, operation: string, service: string): boolean {
  const [, named] = new RegExp(String.raw`\baws ([a-z][a-z0-9-]+) ${kebab(operation)}\b`).exec(text) ?? [];
  const own = service.split('.')[0]!;
  return (
    named !== undefined &&
    !named.startsWith(own) &&
    !own.startsWith(named) &&
    !['stepfunctions', 'sfn'].includes(named)
  );
}

/** Services by the name that messages of CloudFormation and of SDKs give them: “(Service: SageMaker, Status Code: 400”. */
const BY_NAME: Readonly<Record<string, string>> = {
  bedrock: 'bedrock.amazonaws.com',
  bedrockagentcorecontrol: 'bedrock-agentcore.amazonaws.com',
  sagemaker: 'sagemaker.amazonaws.com',
  lambda: 'lambda.amazonaws.com',
  ecs: 'ecs-tasks.amazonaws.com',
  ec2: 'ec2.amazonaws.com',
  sfn: 'states.amazonaws.com',
};

/** The service that a message names as the one that was called. */
export function serviceCalledIn(message: string): string | undefined {
  const name = /\(Service: (?:Amazon|AWS)?\s?(?<name>\w{2,40})/.exec(message)?.groups?.['name'];
  return name === undefined ? undefined : BY_NAME[name.toLowerCase()];
}
