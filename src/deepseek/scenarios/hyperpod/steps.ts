// What is left to do around a HyperPod cluster: scripts, the cluster itself, who works on it, and the tuned model.
import { judgeModel, usesEks } from '#deepseek/answers/fine-tuning.ts';
import { clusterName } from '#deepseek/answers/inputs/eks.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { partsIn, subnetRegions } from '#deepseek/shared/network-interfaces.ts';
import { planIn, trainingPlans } from '#deepseek/shared/training-plans.ts';
import { fileKeys, roleKeyStep } from '#deepseek/compose/key-steps.ts';
import { endOfLifeSteps, json } from '#deepseek/compose/next-steps.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { writeFileCommand } from '#deepseek/compose/shell.ts';
import { placesOf, startRegion } from '#deepseek/compose/start-region.ts';
import { volumeKeySteps } from '#deepseek/compose/volume-key-step.ts';
import { parseArn } from '#iam/policy/arn.ts';
import { mlflowSteps } from '#deepseek/shared/mlflow-step.ts';
import { tunedModelSteps } from '#deepseek/shared/tuned-model-steps.ts';

function keySteps(checked: CheckedAnswers): readonly NextStep[] {
  if (fileKeys(checked).length === 0) return [];
  return [
    roleKeyStep(checked, {
      id: 'training-key-policy',
      title: 'Allow the role to use the key',
      sid: 'InstanceRoleUsesKey',
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      page: 's3Encryption',
    }),
  ];
}

const clusterKeySteps = (checked: CheckedAnswers): readonly NextStep[] =>
  volumeKeySteps(checked, {
    keys: checked.answer('trainingVolumeKeys'),
    title: 'Allow grants on the key of the volumes',
    sid: 'HyperPodVolumeGrants',
    page: 'hyperpodKeys',
    creator: 'cluster admin',
    describes: true,
  });

/** The EKS cluster that gets the nodes of a HyperPod cluster in `region`. */
function eksIn(checked: CheckedAnswers, region: string): string {
  const clusters = checked.answer('hyperpodEks');
  return clusters.find((arn) => parseArn(arn)?.region === region) ?? clusters[0] ?? '';
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateCluster.html */
function clusterRequest(checked: CheckedAnswers, region: string) {
  const isEks = usesEks(checked.view);
  const [scripts] = checked.answer('lifecycleScripts');
  const key = checked.answer('trainingVolumeKeys').find((each) => each.region === region);
  const group = (name: string, slurm: object) => ({
    InstanceGroupName: name,
    InstanceType: 'INSTANCE-TYPE',
    InstanceCount: 1,
    ExecutionRole: roleArn(checked),
    LifeCycleConfig: {
      SourceS3Uri: scripts ? locationUri(scripts) : 's3://BUCKET/',
      OnCreate: 'on_create.sh',
    },
    ...(key
      ? {
          InstanceStorageConfigs: [{ EbsVolumeConfig: { VolumeSizeInGB: 500, VolumeKmsKeyId: key.arn } }],
        }
      : {}),
    ...(isEks ? {} : { SlurmConfig: slurm }),
  });
  const workers = {
    ...group('workers', { NodeType: 'Compute', PartitionNames: ['tuning'] }),
    ...planIn(checked, region),
  };
  return {
    ClusterName: 'deepseek-tuning',
    // Keys of the customer's own are for clusters in this mode only.
    ...(key ? { NodeProvisioningMode: 'Continuous' } : {}),
    Orchestrator: isEks
      ? { Eks: { ClusterArn: eksIn(checked, region) } }
      : { Slurm: { SlurmConfigStrategy: 'Managed' } },
    InstanceGroups: isEks ? [workers] : [group('controller', { NodeType: 'Controller' }), workers],
    ...(isEks || checked.answer('trainingVpc')
      ? {
          VpcConfig: {
            Subnets: partsIn(checked.answer('subnets'), region),
            SecurityGroupIds: partsIn(checked.answer('securityGroups'), region),
          },
        }
      : {}),
  };
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/smcluster-cmk.html */
const OWN_KEY =
  ' Volumes with your own key need continuous provisioning, which AWS’s API reference offers with Amazon EKS: if AWS refuses it with Slurm, leave out NodeProvisioningMode and the key.';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ClusterInstanceGroupSpecification.html */
const PLAN =
  ' TrainingPlanArn runs the workers on reserved capacity: their InstanceType must be the plan’s, and the plan one for HyperPod clusters.';

function createStep(checked: CheckedAnswers, region: string): NextStep {
  const isEks = usesEks(checked.view);
  return {
    id: 'create-cluster',
    title: 'Create the cluster',
    text: `Run this as the cluster admin, once the lifecycle scripts are in the bucket.${
      isEks
        ? ' Install HyperPod’s Helm chart in the EKS cluster first. Its authentication mode must be API or API_AND_CONFIG_MAP.'
        : ' A controller runs on a CPU instance, workers on GPU instances.'
    }${trainingPlans(checked).length > 0 ? PLAN : ''}${checked.answer('trainingVolumeKeys').length > 0 ? OWN_KEY : ''} Instances cost money until you delete the cluster.`,
    code: [
      writeFileCommand('cluster.json', json(clusterRequest(checked, region))),
      `aws sagemaker create-cluster --region ${region} --cli-input-json file://cluster.json`,
    ].join('\n'),
    page: isEks ? PAGES.hyperpodEks : PAGES.hyperpodSlurm,
  };
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-prerequisites-iam.html */
function scientistStep(checked: CheckedAnswers, region: string): NextStep {
  const isEks = usesEks(checked.view);
  const { partition, account } = checked.view.home;
  const cluster = `arn:${partition}:sagemaker:${region}:${account}:cluster/CLUSTER_ID`;
  const sessions = `arn:${partition}:ssm:${region}:${account}:session/\${aws:userid}-*`;
  const eks = isEks ? eksIn(checked, region) : '';
  const allowed = (Sid: string, Action: string | readonly string[], Resource: string) => ({
    Sid,
    Effect: 'Allow',
    Action,
    Resource,
  });
  const statements = isEks
    ? [
        allowed('SeeCluster', 'sagemaker:DescribeCluster', cluster),
        allowed('ConnectToEks', 'eks:DescribeCluster', eks),
      ]
    : [
        allowed('SeeCluster', ['sagemaker:DescribeCluster', 'sagemaker:ListClusterNodes'], cluster),
        allowed('OpenShell', 'ssm:StartSession', cluster),
        allowed('EndOwnSessions', ['ssm:ResumeSession', 'ssm:TerminateSession'], sessions),
      ];
  return {
    id: 'scientists',
    title: 'Let people run jobs on the cluster',
    text: isEks
      ? `Give this to whoever submits jobs, and an access entry in the EKS cluster. They connect with aws eks update-kubeconfig --name ${clusterName(eks)}.`
      : 'Give this to whoever submits jobs: they sign in to a node with Session Manager, and work there as the instance role. AWS’s page allows sessions on every resource: if AWS refuses one, put * in place of the cluster’s ARN in OpenShell.',
    code: statements.map(json).join(',\n'),
    page: PAGES.hyperpodRole,
  };
}

export function hyperpodSteps(checked: CheckedAnswers, hasJudge: boolean): readonly NextStep[] {
  const isEks = usesEks(checked.view);
  const region = startRegion(
    checked.view.home.regions,
    placesOf(fileKeys(checked)),
    placesOf(checked.answer('trainingVolumeKeys')),
    placesOf(trainingPlans(checked)),
    isEks ? checked.answer('hyperpodEks').flatMap((arn) => parseArn(arn)?.region ?? []) : [],
    subnetRegions(checked, isEks || checked.answer('trainingVpc')),
  );
  return [
    ...keySteps(checked),
    ...clusterKeySteps(checked),
    ...mlflowSteps(checked),
    createStep(checked, region),
    scientistStep(checked, region),
    ...tunedModelSteps(checked),
    ...(hasJudge && checked.answer('rewardJudge') ? endOfLifeSteps([judgeModel().id]) : []),
  ];
}
