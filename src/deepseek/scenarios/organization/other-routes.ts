// Ways to a model that do not name it: models that are brought in or bought, and what runs any program.
import type { CallContext } from '#iam/request/call.ts';
import { without } from '#iam/request/expectation.ts';
import { arnOf } from '#deepseek/expectations/near-misses.ts';
import { INVOKE } from '#deepseek/shared/checks/govern.ts';
import { row, type Organization, type RouteRow, type RouteTopic } from './governed.ts';

type Route = readonly [says: string, action: string, resource: string, context?: CallContext];

/** Calls that one control closes. */
const closedBy = ({ call }: Organization, closed: boolean, difference: string, routes: readonly Route[]) =>
  routes.map(([says, action, resource, context = {}]): RouteRow =>
    row(call(says, action, resource, context), closed, difference),
  );

function customModels(of: Organization): readonly RouteRow[] {
  const { on, carried, unapproved, own, passes } = of;
  const models = on.has('limitModels');
  const guarded = on.has('requireGuardrail');
  const bare = without(carried, 'bedrock:GuardrailIdentifier');
  const project = own('project/default', 'bedrock-mantle');
  const customized = own('customized-model/a1b2c3', 'bedrock-mantle');
  return [
    ...closedBy(of, on.has('denyNewModels'), 'another model', [
      ['Import weights', 'bedrock:CreateModelImportJob', '*'],
      ['Make a custom model of weights', 'bedrock:CreateCustomModel', '*'],
      ['Fine-tune a model', 'bedrock:CreateModelCustomizationJob', unapproved],
      ['Deploy a custom model', 'bedrock:CreateCustomModelDeployment', own('custom-model/a.b/c1d2e3')],
      [
        'Put another model behind a deployment',
        'bedrock:UpdateCustomModelDeployment',
        own('custom-model-deployment/c1d2e3'),
      ],
      ['Copy a model from another account', 'bedrock:CreateModelCopyJob', own('custom-model/a.b/c1d2e3')],
      ['Make a customized model on bedrock-mantle', 'bedrock-mantle:CreateCustomizedModel', customized],
      ['Add it to a project', 'bedrock-mantle:AssociateCustomizedModel', project],
      ['Fine-tune on bedrock-mantle', 'bedrock-mantle:CreateFineTuningJob', project],
    ]),
    ...closedBy(of, models && !passes('imported-model'), 'not chosen', [
      ['Call an imported model', INVOKE, own('imported-model/a1b2c3'), carried],
    ]),
    ...closedBy(of, models && !passes('custom-model'), 'not chosen', [
      ['Call a custom model', INVOKE, own('custom-model-deployment/c1d2e3'), carried],
    ]),
    ...closedBy(of, guarded || (models && !passes('custom-model')), 'not chosen', [
      [
        'Run a batch with a custom model',
        'bedrock:CreateModelInvocationJob',
        own('custom-model/a.b/c1d2e3'),
        bare,
      ],
    ]),
    ...closedBy(of, guarded || (models && !passes('imported-model')), 'no guardrail', [
      ['Call an imported model without a guardrail', INVOKE, own('imported-model/a1b2c3'), bare],
    ]),
  ];
}

function throughput(of: Organization): readonly RouteRow[] {
  const { on, carried, unapproved, own, passes } = of;
  const models = on.has('limitModels');
  const buys = on.has('denyNewModels');
  return [
    ...closedBy(of, buys || (models && passes('custom-model')), 'another model', [
      ['Buy throughput for another model', 'bedrock:CreateProvisionedModelThroughput', unapproved],
    ]),
    ...closedBy(of, buys, 'another model', [
      [
        'Reserve capacity on bedrock-mantle',
        'bedrock-mantle:CreateReservation',
        own('project/default', 'bedrock-mantle'),
      ],
    ]),
    ...closedBy(of, models && !passes('custom-model'), 'not chosen', [
      ['Call Provisioned Throughput', INVOKE, own('provisioned-model/a1b2c3'), carried],
    ]),
  ];
}

function marketplace(of: Organization): readonly RouteRow[] {
  const { on, carried, own, passes } = of;
  const endpoint = own('marketplace/model-endpoint/all-access');
  return [
    ...closedBy(of, on.has('denyNewModels'), 'another model', [
      ['Deploy a Marketplace model', 'bedrock:CreateMarketplaceModelEndpoint', '*'],
      ['Register a SageMaker endpoint', 'bedrock:RegisterMarketplaceModelEndpoint', endpoint],
      ['Accept a vendor’s terms', 'bedrock:CreateFoundationModelAgreement', '*'],
      ['Ask for access to models', 'bedrock:PutUseCaseForModelAccess', '*'],
    ]),
    ...closedBy(of, on.has('limitModels') && !passes('marketplace'), 'not chosen', [
      ['Call a Marketplace endpoint', INVOKE, endpoint, carried],
    ]),
    ...closedBy(of, on.has('denySubscriptions'), 'a purchase', [
      ['Subscribe in AWS Marketplace', 'aws-marketplace:Subscribe', '*'],
    ]),
  ];
}

function sageMaker(of: Organization): readonly RouteRow[] {
  const { on, own } = of;
  const arn = (resource: string) => own(resource, 'sagemaker');
  const types = (type: string): CallContext => ({ 'sagemaker:InstanceTypes': [type] });
  return [
    ...closedBy(of, on.has('denyServing'), 'new serving', [
      ['Create an endpoint', 'sagemaker:CreateEndpoint', arn('endpoint/x')],
      ['Change what an endpoint serves', 'sagemaker:UpdateEndpoint', arn('endpoint/x')],
      ['Put a model on an endpoint', 'sagemaker:CreateInferenceComponent', arn('inference-component/x')],
      ['Deploy a JumpStart model', 'sagemaker:DeployHubModel', arn('hub-content/h/Model/m/1')],
      [
        'Run a batch transform job',
        'sagemaker:CreateTransformJob',
        arn('transform-job/x'),
        types('ml.m5.large'),
      ],
    ]),
    ...closedBy(of, on.has('denyNewModels'), 'another model', [
      ['Fine-tune in a serverless job', 'sagemaker:CreateJob', arn('job/llm/x')],
    ]),
    ...closedBy(of, on.has('denyAccelerators'), 'an instance with a GPU', [
      [
        'Train or run a model in a job',
        'sagemaker:CreateTrainingJob',
        arn('training-job/x'),
        types('ml.p5.48xlarge'),
      ],
      [
        'Start a notebook with a GPU',
        'sagemaker:CreateNotebookInstance',
        arn('notebook-instance/x'),
        types('ml.g5.12xlarge'),
      ],
      [
        'Schedule a monitoring job with a GPU',
        'sagemaker:CreateMonitoringSchedule',
        arn('monitoring-schedule/x'),
        types('ml.g5.12xlarge'),
      ],
      ['Start a HyperPod cluster', 'sagemaker:CreateCluster', arn('cluster/x'), types('ml.trn2.48xlarge')],
      [
        'Let apps of a Studio domain start with a GPU',
        'sagemaker:CreateDomain',
        arn('domain/x'),
        types('ml.g5.12xlarge'),
      ],
    ]),
    // The caller chooses the instances of both, and no key has them.
    ...closedBy(of, on.has('denyAccelerators') || on.has('denyServing'), 'an instance of any type', [
      ['Try a model in an experiment', 'sagemaker:CreateInferenceExperiment', arn('inference-experiment/x')],
      [
        'Measure a model on instances',
        'sagemaker:CreateInferenceRecommendationsJob',
        arn('inference-recommendations-job/x'),
      ],
    ]),
    ...closedBy(of, false, '', [
      ['Call an endpoint that exists', 'sagemaker:InvokeEndpoint', arn('endpoint/x')],
      [
        'Run a job without a GPU',
        'sagemaker:CreateProcessingJob',
        arn('processing-job/x'),
        types('ml.m5.large'),
      ],
    ]),
  ];
}

function instances(of: Organization): readonly RouteRow[] {
  const { on, own } = of;
  const instance = own('instance/*', 'ec2');
  const group = own('autoScalingGroup:*:autoScalingGroupName/x', 'autoscaling');
  const fixed = 'autoscaling:LaunchTemplateVersionSpecified';
  return [
    ...closedBy(of, on.has('denyAccelerators'), 'an instance with a GPU', [
      ['Start an instance with a GPU', 'ec2:RunInstances', instance, { 'ec2:InstanceType': 'p5.48xlarge' }],
      [
        'Write a launch configuration with a GPU',
        'autoscaling:CreateLaunchConfiguration',
        own('launchConfiguration:*:launchConfigurationName/x', 'autoscaling'),
        { 'autoscaling:InstanceType': 'g6.12xlarge' },
      ],
      [
        'Make a group with a GPU',
        'autoscaling:CreateAutoScalingGroup',
        group,
        { 'autoscaling:InstanceTypes': ['m7i.large', 'p5.48xlarge'] },
      ],
      [
        'Make a group that follows the latest version of a launch template',
        'autoscaling:CreateAutoScalingGroup',
        group,
        { [fixed]: 'false' },
      ],
      [
        'Let a group follow the default version of a launch template',
        'autoscaling:UpdateAutoScalingGroup',
        group,
        { [fixed]: 'false' },
      ],
      [
        'Start an instance with a GPU for a Lambda function',
        'ec2:RunInstances',
        instance,
        { 'ec2:InstanceType': 'g6.xlarge', 'ec2:ManagedResourceOperator': 'scaler.lambda.amazonaws.com' },
      ],
      ['Start a fleet with Inferentia', 'ec2:CreateFleet', instance, { 'ec2:InstanceType': 'inf2.48xlarge' }],
      [
        'Request Spot Instances, whose type no key has',
        'ec2:RequestSpotInstances',
        own('spot-instances-request/*', 'ec2'),
      ],
      [
        'Build with a GPU',
        'codebuild:StartBuild',
        own('project/x', 'codebuild'),
        { 'codebuild:environment.type': 'LINUX_GPU_CONTAINER' },
      ],
      [
        'Reserve instances with a GPU for builds',
        'codebuild:CreateFleet',
        own('fleet/x:a1b2c3', 'codebuild'),
        { 'codebuild:computeConfiguration.instanceType': 'g6.12xlarge' },
      ],
    ]),
    ...closedBy(of, false, '', [
      [
        'Make a group without a GPU',
        'autoscaling:CreateAutoScalingGroup',
        group,
        { 'autoscaling:InstanceTypes': ['m7i.large'] },
      ],
      [
        'Make a group with one version of a launch template',
        'autoscaling:CreateAutoScalingGroup',
        group,
        { [fixed]: 'true' },
      ],
      ['Change the size of a group', 'autoscaling:UpdateAutoScalingGroup', group],
      ['Make a node group, whose types no key has', 'eks:CreateNodegroup', own('cluster/x', 'eks')],
      [
        'Make a compute environment of AWS Batch, whose types no key has',
        'batch:CreateComputeEnvironment',
        own('compute-environment/x', 'batch'),
      ],
      [
        'Make a node group of AWS PCS, whose types no key has',
        'pcs:CreateComputeNodeGroup',
        own('cluster/x', 'pcs'),
      ],
      ['Start an ordinary instance', 'ec2:RunInstances', instance, { 'ec2:InstanceType': 'm7i.large' }],
      [
        'Build without a GPU',
        'codebuild:StartBuild',
        own('project/x', 'codebuild'),
        { 'codebuild:environment.type': 'LINUX_CONTAINER' },
      ],
    ]),
  ];
}

function apiKeys(of: Organization): readonly RouteRow[] {
  const { on, place } = of;
  const user = arnOf(place, 'iam', '', '444455556666', 'user/app');
  return [
    ...closedBy(of, on.has('noLongTermKeys'), 'a long-term key', [
      [
        'Create a long-term key',
        'iam:CreateServiceSpecificCredential',
        user,
        { 'iam:ServiceSpecificCredentialServiceName': 'bedrock.amazonaws.com' },
      ],
      ['Use a long-term key', 'bedrock:CallWithBearerToken', '*', { 'bedrock:BearerTokenType': 'LONG_TERM' }],
      [
        'Use a long-term key on bedrock-mantle',
        'bedrock-mantle:CallWithBearerToken',
        '*',
        { 'bedrock-mantle:BearerTokenType': 'LONG_TERM' },
      ],
    ]),
    ...closedBy(of, false, '', [
      [
        'Use a short-term key',
        'bedrock:CallWithBearerToken',
        '*',
        { 'bedrock:BearerTokenType': 'SHORT_TERM' },
      ],
      [
        'Use a short-term key on bedrock-mantle',
        'bedrock-mantle:CallWithBearerToken',
        '*',
        { 'bedrock-mantle:BearerTokenType': 'SHORT_TERM' },
      ],
      [
        'Create a Git credential',
        'iam:CreateServiceSpecificCredential',
        user,
        { 'iam:ServiceSpecificCredentialServiceName': 'codecommit.amazonaws.com' },
      ],
    ]),
  ];
}

const managedModels = (of: Organization): readonly RouteRow[] =>
  closedBy(of, of.on.has('denyManagedModels'), 'AWS chooses the model', [
    [
      'Extract data with Data Automation',
      'bedrock:InvokeDataAutomationAsync',
      of.own('data-automation-project/a1b2c3d4e5f6'),
    ],
    ['Optimize a prompt', 'bedrock:OptimizePrompt', '*'],
    ['Retrieve with an agent of AWS', 'bedrock:AgenticRetrieveStream', '*'],
    ['Evaluate an agent', 'bedrock-agentcore:Evaluate', of.own('evaluator/x', 'bedrock-agentcore')],
    ['Run a Nova Act step', 'nova-act:InvokeActStep', of.own('workflow-definition/x', 'nova-act')],
  ]);

export const otherRoutes = (of: Organization): readonly RouteTopic[] => [
  { topic: 'Imported and custom models', rows: customModels(of) },
  { topic: 'Throughput and reservations', rows: throughput(of) },
  { topic: 'Marketplace models', rows: marketplace(of) },
  { topic: 'SageMaker and JumpStart', rows: sageMaker(of) },
  { topic: 'EC2, ECS and EKS', rows: instances(of) },
  { topic: 'Features that choose a model', rows: managedModels(of) },
  { topic: 'API keys', rows: apiKeys(of) },
];
