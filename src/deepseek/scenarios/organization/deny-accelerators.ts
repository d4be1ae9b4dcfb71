// The SCP on instances that can run large models: all that IAM can see of weights on EC2 and in SageMaker jobs.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { deny } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { scp } from '#deepseek/shared/governance/scp.ts';

/** Instance families with GPUs, AWS Trainium or AWS Inferentia. https://docs.aws.amazon.com/ec2/latest/instancetypes/ac.html */
const FAMILIES = ['dl*', 'g*', 'inf*', 'p*', 'trn*'];

/** https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-compute-types.html */
const GPU_BUILD = 'LINUX_GPU_CONTAINER';

const GROUP_CALLS = ['autoscaling:CreateAutoScalingGroup', 'autoscaling:UpdateAutoScalingGroup'];

const FLEET_CALLS = ['CreateFleet', 'UpdateFleet'] as const;

/** A fleet has a type of environment or names its instances: conditions in one statement would have to match both. */
const FLEETS = [
  {
    sid: 'DenyAcceleratedFleets',
    condition: { StringEquals: { 'codebuild:environmentType': GPU_BUILD } },
    title: 'Denies fleets of builds with a GPU',
    text: 'Reserved capacity of CodeBuild has a type of its own.',
  },
  {
    sid: 'DenyAcceleratedFleetTypes',
    condition: { StringLike: { 'codebuild:computeConfiguration.instanceType': FAMILIES } },
    title: 'Denies fleets of builds on such instances',
    text: 'A fleet can name an instance type instead.',
  },
];

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
export function denyAccelerators(checked: CheckedAnswers): PolicyPlan {
  const { partition } = checked.view.home;
  const answers = ['denyAccelerators'] as const;
  return scp(checked, {
    id: 'deny-accelerators',
    does: 'deny GPU and AI accelerator instances',
    suffix: 'Accelerators',
    statements: [
      deny({
        sid: 'DenyAcceleratedInstances',
        actions: ['ec2:CreateFleet', 'ec2:RunInstances', 'ec2:StartInstances'],
        resources: `arn:${partition}:ec2:*:*:instance/*`,
        condition: { StringLike: { 'ec2:InstanceType': FAMILIES } },
        why: {
          title: 'Denies them on EC2',
          text: 'No policy sees the weights on a disk or in an image, so this denies the instances that large models need. ECS, EKS, Lambda and AgentCore start them too, with a role of yours.',
          calls: ['RunInstances', 'CreateFleet', 'StartInstances'],
          answers,
          page: 'ec2Actions',
        },
      }),
      deny({
        sid: 'DenyUnseenTypes',
        actions: [
          'ec2:ModifyFleet',
          'ec2:ModifySpotFleetRequest',
          'ec2:RequestSpotFleet',
          'ec2:RequestSpotInstances',
          'sagemaker:CreateAIRecommendationJob',
          // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_RealTimeInferenceConfig.html
          'sagemaker:CreateInferenceExperiment',
          'sagemaker:CreateInferenceRecommendationsJob',
          'sagemaker:UpdateInferenceExperiment',
        ],
        resources: '*',
        why: {
          title: 'Denies what hides its instance types',
          text: 'Old APIs for Spot requests, changes of fleets, and SageMaker experiments and recommendations: no condition key has their types.',
          calls: ['RequestSpotInstances', 'RequestSpotFleet'],
          answers,
          page: 'ec2Actions',
        },
      }),
      deny({
        sid: 'DenyAcceleratedLaunches',
        actions: 'autoscaling:CreateLaunchConfiguration',
        resources: '*',
        condition: { StringLike: { 'autoscaling:InstanceType': FAMILIES } },
        why: {
          title: 'Denies them in launch configurations',
          text: 'Auto Scaling’s service-linked role starts their instances, and SCPs do not apply to it.',
          answers,
          page: 'ec2AutoScalingActions',
        },
      }),
      deny({
        sid: 'DenyAcceleratedGroups',
        actions: GROUP_CALLS,
        resources: '*',
        condition: { 'ForAnyValue:StringLike': { 'autoscaling:InstanceTypes': FAMILIES } },
        why: {
          title: 'Denies them in groups with several types',
          text: 'The key has the types that a group lists. For a launch template alone, Auto Scaling checks whether its creator could run such an instance.',
          answers,
          page: 'ec2AutoScalingActions',
        },
      }),
      deny({
        sid: 'DenyGroupsOfAnyVersion',
        actions: GROUP_CALLS,
        resources: '*',
        condition: { Bool: { 'autoscaling:LaunchTemplateVersionSpecified': 'false' } },
        why: {
          title: 'Denies groups without a fixed version of their launch template',
          text: 'Auto Scaling checks RunInstances only when a group is created or updated. With $Latest or $Default, its service-linked role would start a later version.',
          answers,
          page: 'launchTemplatePermissions',
        },
      }),
      deny({
        sid: 'DenyAcceleratedSageMaker',
        actions: [
          'sagemaker:CreateApp',
          'sagemaker:CreateCluster',
          'sagemaker:CreateDataQualityJobDefinition',
          'sagemaker:CreateDomain',
          'sagemaker:CreateEndpointConfig',
          'sagemaker:CreateHyperParameterTuningJob',
          'sagemaker:CreateModelBiasJobDefinition',
          'sagemaker:CreateModelExplainabilityJobDefinition',
          'sagemaker:CreateModelQualityJobDefinition',
          'sagemaker:CreateMonitoringSchedule',
          'sagemaker:CreateNotebookInstance',
          'sagemaker:CreateProcessingJob',
          'sagemaker:CreateSpace',
          'sagemaker:CreateTrainingJob',
          'sagemaker:CreateTransformJob',
          'sagemaker:CreateUserProfile',
          'sagemaker:UpdateCluster',
          'sagemaker:UpdateDomain',
          'sagemaker:UpdateMonitoringSchedule',
          'sagemaker:UpdateNotebookInstance',
          'sagemaker:UpdateSpace',
          'sagemaker:UpdateTrainingJob',
          'sagemaker:UpdateUserProfile',
        ],
        resources: '*',
        condition: {
          'ForAnyValue:StringLike': { 'sagemaker:InstanceTypes': FAMILIES.map((family) => `ml.${family}`) },
        },
        why: {
          title: 'Denies them on SageMaker',
          text: 'Notebooks, Studio, training, processing and monitoring jobs and HyperPod clusters run any code, and with it any weights. A domain and a user profile hold the instance that an app starts with.',
          calls: ['CreateTrainingJob', 'CreateNotebookInstance', 'CreateCluster', 'CreateApp'],
          answers,
          page: 'sagemakerActions',
        },
      }),
      deny({
        sid: 'DenyAcceleratedBuilds',
        actions: [
          'codebuild:CreateProject',
          'codebuild:StartBuild',
          'codebuild:StartBuildBatch',
          'codebuild:UpdateProject',
        ],
        resources: '*',
        condition: { StringEquals: { 'codebuild:environment.type': GPU_BUILD } },
        why: {
          title: 'Denies builds with a GPU',
          text: 'A build runs any command, and can override the environment of its project.',
          calls: ['CreateProject', 'UpdateProject', 'StartBuild', 'StartBuildBatch'],
          answers,
          page: 'codeBuildActions',
        },
      }),
      ...FLEETS.map(({ sid, condition, title, text }) =>
        deny({
          sid,
          actions: FLEET_CALLS.map((call) => `codebuild:${call}`),
          resources: '*',
          condition,
          why: { title, text, calls: FLEET_CALLS, answers, page: 'codeBuildActions' },
        }),
      ),
    ],
    leaves: [
      'Small distilled models: they run on ordinary instances.',
      // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_BatchAddClusterNodes.html
      'Instances that run already, SageMaker notebooks that start again, nodes added to HyperPod groups, and what a service-linked role starts for groups and Spot requests that exist. Groups may follow new versions of a launch template: give them a fixed one, or deny ec2:CreateLaunchTemplateVersion and ec2:ModifyLaunchTemplate until then.',
      // https://docs.aws.amazon.com/autoscaling/ec2/userguide/create-mixed-instances-group-attribute-based-instance-type-selection.html
      // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_DesiredConfiguration.html
      'Auto Scaling groups that choose types by attributes, such as a number of GPUs, or get another configuration from an instance refresh.',
      // https://docs.aws.amazon.com/pcs/latest/userguide/service-linked-roles.html
      // https://docs.aws.amazon.com/imagebuilder/latest/userguide/image-builder-service-linked-role.html
      // https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResourceUpdate.html
      'EKS managed node groups, AWS Batch compute environments, AWS PCS node groups and EC2 Image Builder, new ones too: service-linked roles start them. Deny eks:CreateNodegroup, batch:CreateComputeEnvironment, pcs:CreateComputeNodeGroup and their updates where nobody needs them.',
      // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ModelPackageValidationSpecification.html
      'SageMaker endpoints of configurations that exist, validation of packages and algorithms, and jobs that choose their instances, such as AutoML, optimization and serverless customization.',
      // https://docs.aws.amazon.com/omics/latest/dev/task-accelerators.html, https://docs.aws.amazon.com/braket/latest/APIReference/API_InstanceConfig.html
      'GPUs of other services, such as HealthOmics, Braket and WorkSpaces.',
    ],
  });
}
