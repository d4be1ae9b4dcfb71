// What a call of CreateTrainingJob sends, with the folders, keys and networks of the answers.
import { trainsInAwsImage, trainsServerless } from '#deepseek/answers/fine-tuning.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { ApiRequest } from '#deepseek/compose/api-request.ts';
import { locationUri } from '#deepseek/shared/bucket-locations.ts';
import { registryOf } from '#deepseek/shared/jump-start.ts';
import { partsIn } from '#deepseek/shared/network-interfaces.ts';
import { planIn } from '#deepseek/shared/training-plans.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import { keyIn } from '#deepseek/compose/start-region.ts';
import { RECIPE_REPOSITORY, recipeRegistry } from '#deepseek/facts/recipe-registries.ts';
import { partitionById } from '#iam/facts/regions.ts';

/** One of the six distills that AWS tunes. */
const MODEL = 'deepseek-llm-r1-distill-llama-8b';

function imageUri(checked: CheckedAnswers, region: string): string {
  const { partition, account } = checked.view.home;
  const host = `dkr.ecr.${region}.${partitionById(partition).dnsSuffix}`;
  if (trainsInAwsImage(checked.view)) return `${registryOf(checked, region)}.${host}/pytorch-training:TAG`;
  return checked.answer('trainingImage') === 'own'
    ? `${account}.${host}/${checked.answer('trainingRepositories')[0] ?? 'REPOSITORY'}:TAG`
    : `${recipeRegistry(region)}.${host}/${RECIPE_REPOSITORY}:TAG`;
}

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_S3DataSource.html */
const channel = (name: string, uri: string) => ({
  ChannelName: name,
  DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: uri } },
});

function channels(checked: CheckedAnswers) {
  const [data] = checked.answer('trainingData');
  const [weights] = checked.view.asks('weights') ? checked.answer('weights') : [];
  return [
    ...(data ? [channel('train', locationUri(data))] : []),
    ...(weights ? [channel('model', locationUri(weights))] : []),
  ];
}

/** What a job on instances says besides its files. https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateTrainingJob.html */
function instanceParts(checked: CheckedAnswers, region: string): ApiRequest {
  const volumeKey = checked.answer('trainingVolumeKeys').find((key) => key.region === region);
  const [checkpoint] = checked.answer('checkpoints');
  const limit = { MaxRuntimeInSeconds: 86_400 };
  const plan = planIn(checked, region);
  const isSpot = plan.TrainingPlanArn === undefined;
  return {
    AlgorithmSpecification: { TrainingImage: imageUri(checked, region), TrainingInputMode: 'File' },
    ResourceConfig: {
      InstanceType: 'INSTANCE-TYPE',
      InstanceCount: 1,
      VolumeSizeInGB: 500,
      ...(volumeKey ? { VolumeKmsKeyId: volumeKey.arn } : {}),
      ...plan,
    },
    ...(checkpoint
      ? {
          // Capacity of a plan is reserved, so it is not Spot.
          ...(isSpot ? { EnableManagedSpotTraining: true } : {}),
          CheckpointConfig: { S3Uri: locationUri(checkpoint) },
          StoppingCondition: isSpot ? { ...limit, MaxWaitTimeInSeconds: 172_800 } : limit,
        }
      : { StoppingCondition: limit }),
  };
}

const groupArn = ({ view, answer }: CheckedAnswers, region: string): string =>
  `arn:${view.home.partition}:sagemaker:${region}:${view.home.account}:model-package-group/${answer('modelPackageGroup')}`;

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ServerlessJobConfig.html */
function serverlessParts(checked: CheckedAnswers, region: string): ApiRequest {
  const mlflow = checked.answer('mlflowResource').find((each) => each.region === region);
  return {
    ServerlessJobConfig: {
      BaseModelArn: `arn:${checked.view.home.partition}:sagemaker:${region}:aws:hub-content/SageMakerPublicHub/Model/${MODEL}`,
      AcceptEula: true,
      JobType: 'FineTuning',
      CustomizationTechnique: 'SFT',
      Peft: 'LORA',
    },
    ModelPackageConfig: { ModelPackageGroupArn: groupArn(checked, region) },
    ...(mlflow ? { MlflowConfig: { MlflowResourceArn: mlflow.arn } } : {}),
  };
}

/** What a job takes besides its name. */
export function trainingJob(checked: CheckedAnswers, region: string): ApiRequest {
  const [output] = checked.answer('trainingOutput');
  const key = keyIn(fileKeys(checked), region);
  const vpc = {
    Subnets: partsIn(checked.answer('subnets'), region),
    SecurityGroupIds: partsIn(checked.answer('securityGroups'), region),
  };
  return {
    RoleArn: roleArn(checked),
    InputDataConfig: channels(checked),
    OutputDataConfig: {
      S3OutputPath: output ? locationUri(output) : 's3://BUCKET/',
      CompressionType: 'NONE',
      ...(key ? { KmsKeyId: key.arn } : {}),
    },
    ...(trainsServerless(checked.view) ? serverlessParts(checked, region) : instanceParts(checked, region)),
    ...(checked.answer('trainingVpc') ? { VpcConfig: vpc } : {}),
  };
}
