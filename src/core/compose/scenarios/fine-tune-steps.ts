// What is left to do around a training job: keys, the job itself, and the tuned model.
import { judgeModel, trainsInAwsImage, trainsServerless } from '#core/answers/fine-tuning.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { locationUri } from '#core/compose/blocks/bucket-locations.ts';
import { registryOf } from '#core/compose/blocks/jump-start.ts';
import { partsIn } from '#core/compose/blocks/network-interfaces.ts';
import { fileKeys, roleKeyStep } from '#core/compose/key-steps.ts';
import { endOfLifeSteps } from '#core/compose/next-steps.ts';
import { roleArn } from '#core/compose/plan.ts';
import type { NextStep } from '#core/compose/role-kit.ts';
import { command, jsonWord, shellWord } from '#core/compose/shell.ts';
import { keyIn, startRegion } from '#core/compose/start-region.ts';
import { volumeKeySteps } from '#core/compose/volume-key-step.ts';
import { RECIPE_REPOSITORY, recipeRegistry } from '#core/facts/recipe-registries.ts';
import { partitionById } from '#core/facts/regions.ts';
import { parseArn } from '#core/iam/arn.ts';

/** One of the six distills that AWS tunes. */
const MODEL = 'deepseek-llm-r1-distill-llama-8b';

const nameOf = (checked: CheckedAnswers): string => {
  const prefix = checked.answer('jobPrefix');
  return `${prefix}${prefix.endsWith('-') ? '' : '-'}tune-1`;
};

function keySteps(checked: CheckedAnswers): readonly NextStep[] {
  if (fileKeys(checked).length === 0) return [];
  return [
    roleKeyStep(checked, {
      id: 'training-key-policy',
      title: 'Allow the role to use the key',
      sid: 'TrainingRoleUsesKey',
      actions: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'],
      page: 'sagemakerTrainingRole',
    }),
  ];
}

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
function instanceParts(checked: CheckedAnswers, region: string): readonly string[] {
  const volumeKey = keyIn(checked.answer('trainingVolumeKeys'), region);
  const [checkpoint] = checked.answer('checkpoints');
  const limit = { MaxRuntimeInSeconds: 86_400 };
  return [
    `--algorithm-specification ${jsonWord({ TrainingImage: imageUri(checked, region), TrainingInputMode: 'File' })}`,
    `--resource-config ${jsonWord({
      InstanceType: 'INSTANCE-TYPE',
      InstanceCount: 1,
      VolumeSizeInGB: 500,
      ...(volumeKey ? { VolumeKmsKeyId: volumeKey.arn } : {}),
    })}`,
    ...(checkpoint
      ? [
          `--enable-managed-spot-training`,
          `--checkpoint-config ${jsonWord({ S3Uri: locationUri(checkpoint) })}`,
          `--stopping-condition ${jsonWord({ ...limit, MaxWaitTimeInSeconds: 172_800 })}`,
        ]
      : [`--stopping-condition ${jsonWord(limit)}`]),
  ];
}

const groupArn = ({ view, answer }: CheckedAnswers, region: string): string =>
  `arn:${view.home.partition}:sagemaker:${region}:${view.home.account}:model-package-group/${answer('modelPackageGroup')}`;

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ServerlessJobConfig.html */
function serverlessParts(checked: CheckedAnswers, region: string): readonly string[] {
  const mlflow = checked.answer('mlflowResource').find((each) => each.region === region);
  const job = {
    BaseModelArn: `arn:${checked.view.home.partition}:sagemaker:${region}:aws:hub-content/SageMakerPublicHub/Model/${MODEL}`,
    AcceptEula: true,
    JobType: 'FineTuning',
    CustomizationTechnique: 'SFT',
    Peft: 'LORA',
  };
  return [
    `--serverless-job-config ${jsonWord(job)}`,
    `--model-package-config ${jsonWord({ ModelPackageGroupArn: groupArn(checked, region) })}`,
    ...(mlflow ? [`--mlflow-config ${jsonWord({ MlflowResourceArn: mlflow.arn })}`] : []),
  ];
}

function startStep(checked: CheckedAnswers, region: string): NextStep {
  const serverless = trainsServerless(checked.view);
  const [output] = checked.answer('trainingOutput');
  const key = keyIn(fileKeys(checked), region);
  const vpc = {
    Subnets: partsIn(checked.answer('subnets'), region),
    SecurityGroupIds: partsIn(checked.answer('securityGroups'), region),
  };
  const create = command(
    `aws sagemaker create-training-job --region ${region}`,
    `--training-job-name ${nameOf(checked)}`,
    `--role-arn ${shellWord(roleArn(checked))}`,
    `--input-data-config ${jsonWord(channels(checked))}`,
    `--output-data-config ${jsonWord({
      S3OutputPath: output ? locationUri(output) : 's3://BUCKET/',
      CompressionType: 'NONE',
      ...(key ? { KmsKeyId: key.arn } : {}),
    })}`,
    ...(serverless ? serverlessParts(checked, region) : instanceParts(checked, region)),
    ...(checked.answer('trainingVpc') ? [`--vpc-config ${jsonWord(vpc)}`] : []),
  );
  const group = `aws sagemaker create-model-package-group --region ${region} --model-package-group-name ${checked.answer('modelPackageGroup')}`;
  return {
    id: 'start-training',
    title: 'Start the training job',
    text: serverless
      ? 'Run this as the deployer. AcceptEula accepts the license of the base model: read it first. This is SFT with LORA; CompressionType NONE keeps the tuned model as files. Set DPO, RLVR or RLAIF for another technique; the last two need the ARN of an evaluator (EvaluatorArn).'
      : 'Run this as the deployer. Buckets, keys and the image must be in the job’s Region. CompressionType NONE keeps the tuned model as files, which an import needs. The folders end with a slash, which the role’s permissions need. The SageMaker Python SDK also uploads code to its own default bucket, which this role does not read: set code_location to a folder of the training data. JumpStartEstimator there names the image and the weights of a JumpStart model by itself.',
    code: serverless ? `${group}\n\n${create}` : create,
    page: serverless ? PAGES.sagemakerCustomize : PAGES.sagemakerTraining,
  };
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/customizing-models-deployment.html */
export const tunedModelSteps = (checked: CheckedAnswers, inside = ''): readonly NextStep[] => {
  const [output] = checked.answer('trainingOutput');
  const folder = `${output ? locationUri(output) : 's3://BUCKET/'}${inside}`;
  return [
    {
      id: 'import-tuned',
      title: 'Then import the tuned model into Bedrock',
      text: `Choose “Import a DeepSeek distill” and name ${folder}, the folder with config.json and the .safetensors files. Merge LoRA adapters into the base weights first. The import needs its own role.`,
      page: PAGES.bedrockImport,
    },
    {
      id: 'host-tuned',
      title: 'Or host it on SageMaker',
      text: 'Choose “SageMaker execution role” with “Your own weights” and the same folder. The endpoint needs its own role.',
      page: PAGES.sagemakerTunedModels,
    },
  ];
};

export function trainingSteps(checked: CheckedAnswers): readonly NextStep[] {
  const needs = {
    keys: fileKeys(checked),
    subnets: checked.answer('trainingVpc')
      ? checked
          .answer('subnets')
          .flatMap(({ arns }) => arns)
          .flatMap((arn) => parseArn(arn)?.region ?? [])
      : undefined,
  };
  const judges = checked.view.asks('rewardJudge') && checked.answer('rewardJudge');
  return [
    ...keySteps(checked),
    ...volumeKeySteps(checked, {
      keys: trainsServerless(checked.view) ? [] : checked.answer('trainingVolumeKeys'),
      title: 'Allow grants on the key of the training volume',
      sid: 'TrainingVolumeGrants',
      page: 'sagemakerTrainingRole',
    }),
    startStep(checked, startRegion(checked.view.home.regions, needs)),
    ...tunedModelSteps(checked, `${nameOf(checked)}/output/model/`),
    ...(judges ? endOfLifeSteps([judgeModel().id]) : []),
  ];
}
