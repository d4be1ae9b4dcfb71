// What passes the VPC endpoints of Bedrock around its runtime, and of SageMaker: jobs, agents and endpoints.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel } from '#deepseek/facts/models.ts';
import type { PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { scopeOf, passing, ofAccount, of } from './endpoint-scope.ts';

export function control(checked: CheckedAnswers): readonly PlannedStatement[] {
  const scope = scopeOf(checked, 'bedrockVpcEndpoints');
  const { home } = checked.view;
  const chosen = checked.answer('servedModels').flatMap((id) => findModel(id) ?? []);
  const models = home.regions.flatMap((region) =>
    chosen
      .filter((model) => model.regions.includes(region))
      .map(({ runtimeId }) => `arn:${home.partition}:bedrock:${region}::foundation-model/${runtimeId}`),
  );
  return [
    ...ofAccount(
      scope,
      'JobsAndImports',
      'Batch jobs and imported models',
      {
        actions: of(
          'bedrock',
          'CreateModelInvocationJob GetModelInvocationJob StopModelInvocationJob GetModelImportJob GetImportedModel DeleteImportedModel TagResource',
        ),
        resources: scope.own('bedrock', 'model-invocation-job/*', 'model-import-job/*', 'imported-model/*'),
      },
      of(
        'bedrock',
        'CreateModelImportJob ListModelImportJobs ListImportedModels ListModelInvocationJobs ListFoundationModels ListInferenceProfiles GetFoundationModelAvailability',
      ),
    ),
    passing(scope, {
      sid: 'ReadProfiles',
      title: 'Reads inference profiles',
      text: 'Of the callers’ accounts, with the us. profiles that AWS defines there.',
      actions: of('bedrock', 'GetInferenceProfile'),
      resources: scope.own('bedrock', 'inference-profile/*', 'application-inference-profile/*'),
    }),
    ...(models.length > 0
      ? [
          passing(scope, {
            sid: 'ModelsOfJobs',
            title: 'DeepSeek models in batch jobs',
            text: 'A batch job also needs its model, which AWS owns.',
            actions: of('bedrock', 'CreateModelInvocationJob GetFoundationModel'),
            resources: models,
            asks: ['servedModels'],
          }),
        ]
      : []),
  ];
}

export const agents = (checked: CheckedAnswers): readonly PlannedStatement[] => {
  const scope = scopeOf(checked, 'bedrockVpcEndpoints');
  return ofAccount(
    scope,
    'BuildAgents',
    'Agents, flows and prompts',
    {
      actions: of(
        'bedrock',
        [
          'GetAgent UpdateAgent DeleteAgent PrepareAgent GetAgentVersion ListAgentVersions',
          'CreateAgentAlias GetAgentAlias UpdateAgentAlias DeleteAgentAlias ListAgentAliases',
          'CreateAgentActionGroup GetAgentActionGroup UpdateAgentActionGroup DeleteAgentActionGroup ListAgentActionGroups',
          'GetFlow UpdateFlow DeleteFlow PrepareFlow CreateFlowVersion GetFlowVersion DeleteFlowVersion ListFlowVersions',
          'CreateFlowAlias GetFlowAlias UpdateFlowAlias DeleteFlowAlias ListFlowAliases',
          'GetPrompt UpdatePrompt DeletePrompt CreatePromptVersion TagResource UntagResource ListTagsForResource',
        ].join(' '),
      ),
      resources: scope.own('bedrock', 'agent/*', 'agent-alias/*', 'flow/*', 'prompt/*'),
    },
    of(
      'bedrock',
      'CreateAgent CreateFlow CreatePrompt ListAgents ListFlows ListPrompts ValidateFlowDefinition',
    ),
  );
};

export const agentRuntime = (checked: CheckedAnswers): readonly PlannedStatement[] => {
  const scope = scopeOf(checked, 'bedrockVpcEndpoints');
  return ofAccount(
    scope,
    'CallAgents',
    'Calls of agents, flows and knowledge bases',
    {
      actions: of('bedrock', 'InvokeAgent InvokeFlow Retrieve'),
      resources: scope.own('bedrock', 'agent-alias/*', 'flow/*', 'knowledge-base/*'),
    },
    of('bedrock', 'RetrieveAndGenerate'),
  );
};

/** Tokens for the OpenAI path of an endpoint. https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html */
export const sageMakerRuntime = (checked: CheckedAnswers): readonly PlannedStatement[] => {
  const scope = scopeOf(checked, 'privateLinkServices');
  return [
    ...ofAccount(scope, 'CallEndpoints', 'Calls of SageMaker endpoints', {
      actions: of('sagemaker', 'InvokeEndpoint InvokeEndpointAsync InvokeEndpointWithResponseStream'),
      resources: scope.own('sagemaker', 'endpoint/*', 'inference-component/*'),
    }),
    ...(checked.answer('endpointKeys')
      ? [
          passing(scope, {
            sid: 'UseEndpointTokens',
            title: 'Uses tokens of SageMaker',
            text: 'A call of the OpenAI path of an endpoint with a token needs this too. The action does not support resources in IAM.',
            actions: of('sagemaker', 'CallWithBearerToken'),
            resources: ['*'],
            asks: ['endpointKeys'],
          }),
        ]
      : []),
  ];
};

export const sageMakerApi = (checked: CheckedAnswers): readonly PlannedStatement[] => {
  const scope = scopeOf(checked, 'privateLinkServices');
  const deployed = {
    actions: of(
      'sagemaker',
      'CreateModel DescribeModel DeleteModel CreateEndpointConfig DescribeEndpointConfig DeleteEndpointConfig CreateEndpoint DescribeEndpoint UpdateEndpoint DeleteEndpoint CreateInferenceComponent DescribeInferenceComponent UpdateInferenceComponent UpdateInferenceComponentRuntimeConfig DeleteInferenceComponent CreateTransformJob DescribeTransformJob StopTransformJob AddTags',
    ),
    resources: scope.own(
      'sagemaker',
      'model/*',
      'endpoint-config/*',
      'endpoint/*',
      'inference-component/*',
      'transform-job/*',
    ),
  };
  const trained = {
    actions: of(
      'sagemaker',
      'CreateTrainingJob DescribeTrainingJob StopTrainingJob CreateModelPackageGroup DescribeModelPackageGroup CreateModelPackage DescribeModelPackage UpdateModelPackage CreateCluster DescribeCluster UpdateCluster UpdateClusterSoftware DeleteCluster DescribeClusterNode ListClusterNodes BatchAddClusterNodes BatchDeleteClusterNodes DeleteComputeQuota DeleteClusterSchedulerConfig DescribeMlflowApp DescribeMlflowTrackingServer AddTags',
    ),
    resources: scope.own(
      'sagemaker',
      'training-job/*',
      'model-package-group/*',
      'model-package/*',
      'cluster/*',
      'compute-quota/*',
      'cluster-scheduler-config/*',
      'mlflow-app/*',
      'mlflow-tracking-server/*',
    ),
  };
  const { partition, regions } = checked.view.home;
  return [
    ...ofAccount(
      scope,
      'DeployEndpoints',
      'Deploys SageMaker endpoints',
      deployed,
      of('sagemaker', 'ListInferenceComponents'),
    ),
    ...ofAccount(
      scope,
      'TrainModels',
      'Fine-tunes models',
      trained,
      of('sagemaker', 'ListTrainingJobs ListClusters ListComputeQuotas ListClusterSchedulerConfigs'),
    ),
    passing(scope, {
      sid: 'ReadPublicHub',
      title: 'Reads the hub of JumpStart',
      text: 'AWS owns it, so its account cannot be asked for.',
      actions: of('sagemaker', 'DescribeHub DescribeHubContent ListHubContents'),
      resources: regions.flatMap((region) => [
        `arn:${partition}:sagemaker:${region}:aws:hub/SageMakerPublicHub`,
        `arn:${partition}:sagemaker:${region}:aws:hub-content/SageMakerPublicHub/Model/*`,
      ]),
    }),
  ];
};
