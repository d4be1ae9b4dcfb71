// Building blocks for what trains a model: its logs, its image, and the files it reads and writes.
import { isHyperPod, trainsInAwsImage, trainsOnInstances } from '#deepseek/answers/fine-tuning.ts';
import type { BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import type { KeyArn } from '#deepseek/answers/inputs/arns.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { RECIPE_REPOSITORY, recipeRegistry } from '#deepseek/facts/recipe-registries.ts';
import { fileKeys } from '#deepseek/compose/key-steps.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { listFolders, onObjects } from './bucket-access.ts';
import { ecrToken, PULL_ACTIONS, pullImages } from './container-images.ts';
import { registryOf } from './jump-start.ts';
import { encryptThroughS3, keysThroughS3 } from './keys-through-s3.ts';
import { arnsIn } from './region-arns.ts';
import { SAGEMAKER_LOG_ACTIONS, sendMetrics } from './service-logs.ts';

/** The one log group of training jobs, with a stream for each job. */
export const TRAINING_LOGS = '/aws/sagemaker/TrainingJobs';

export const trainingLogArns = ({ view }: CheckedAnswers): readonly string[] =>
  arnsIn(view.home, 'logs', `log-group:${TRAINING_LOGS}`, `log-group:${TRAINING_LOGS}:*`);

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createtrainingjob-perms */
export function trainingTelemetry(checked: CheckedAnswers): readonly PlannedStatement[] {
  return [
    allow({
      sid: 'WriteTrainingLogs',
      actions: SAGEMAKER_LOG_ACTIONS,
      resources: trainingLogArns(checked),
      why: {
        title: 'Writes the job’s logs',
        text: `All training jobs of an account write to ${TRAINING_LOGS}. The second ARN of each Region covers the streams in it.`,
        answers: ['account', 'regions'],
        page: 'sagemakerTrainingRole',
      },
    }),
    sendMetrics('PutTrainingMetrics', 'sagemakerTrainingRole'),
  ];
}

/** The ARN of a repository that AWS owns, in each Region. */
const awsRepositories = (
  { view }: CheckedAnswers,
  registry: (region: string) => string | undefined,
  repository: string,
): readonly string[] =>
  view.home.regions.flatMap((region) => {
    const account = registry(region);
    return account === undefined
      ? []
      : [`arn:${view.home.partition}:ecr:${region}:${account}:repository/${repository}`];
  });

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod-recipes.html */
function pullRecipeImages(checked: CheckedAnswers): readonly PlannedStatement[] {
  const resources = awsRepositories(checked, recipeRegistry, RECIPE_REPOSITORY);
  if (resources.length === 0) return [];
  return [
    ecrToken(['trainingImage']),
    allow({
      sid: 'PullRecipeImage',
      actions: PULL_ACTIONS,
      resources,
      why: {
        title: 'Pulls AWS’s image for recipes',
        text: 'One repository of AWS, whose account differs by Region. It has the images for SFT and DPO, and for reinforcement learning.',
        calls: ['docker pull'],
        answers: ['trainingImage', 'regions'],
        page: 'sagemakerRecipes',
        doubt:
          'The accounts of this image are those in AWS’s repository of recipes. Its page on checkpointless training lists all but that of eu-south-2: compare with the URI of your recipe’s image.',
      },
    }),
  ];
}

/** https://aws.github.io/deep-learning-containers/reference/available_images/ */
function pullTrainingContainers(checked: CheckedAnswers): readonly PlannedStatement[] {
  const asked = checked.view.asks('registryAccount') ? (['registryAccount'] as const) : [];
  return [
    ecrToken(['trainingImage']),
    allow({
      sid: 'PullTrainingContainer',
      actions: PULL_ACTIONS,
      resources: ['pytorch-training', 'huggingface-pytorch-training'].flatMap((repository) =>
        awsRepositories(checked, (region) => registryOf(checked, region), repository),
      ),
      why: {
        title: 'Pulls AWS’s training image',
        text: 'The Deep Learning Containers for PyTorch, with and without Hugging Face. AWS’s accounts differ by Region.',
        calls: ['docker pull'],
        answers: ['trainingImage', 'regions', ...asked],
        page: 'deepLearningContainers',
      },
    }),
  ];
}

/** The image of a job on instances; a serverless job brings its own. */
export function trainingImages(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!trainsOnInstances(checked.view)) return [];
  if (trainsInAwsImage(checked.view)) return pullTrainingContainers(checked);
  return checked.answer('trainingImage') === 'own'
    ? pullImages(checked, 'trainingRepositories')
    : pullRecipeImages(checked);
}

interface TrainingFiles {
  /** What is only read: data, and weights of the customer's. */
  readonly read: readonly BucketLocation[];
  readonly written: readonly BucketLocation[];
  readonly checkpoints: readonly BucketLocation[];
}

export const trainingFiles = (checked: CheckedAnswers): TrainingFiles => ({
  read: [
    ...checked.answer('trainingData'),
    ...(checked.view.asks('weights') ? checked.answer('weights') : []),
  ],
  written: checked.answer('trainingOutput'),
  checkpoints: checked.view.asks('checkpoints') ? checked.answer('checkpoints') : [],
});

/** Large files are written in parts, which a job that is stopped has to give up. */
const WRITE = ['s3:PutObject', 's3:AbortMultipartUpload'] as const;

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createtrainingjob-perms */
export function accessTrainingFiles(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { home } = checked.view;
  const { read, written, checkpoints } = trainingFiles(checked);
  const owned = { ownAccount: checked.answer('resourceAccount') };
  const page = isHyperPod(checked.view) ? ('hyperpodRole' as const) : ('sagemakerTrainingRole' as const);
  const weights = checked.view.asks('weights') ? (['weights'] as const) : [];
  return [
    onObjects(read, home, {
      ...owned,
      sid: 'ReadTrainingData',
      actions: 's3:GetObject',
      title: weights.length > 0 ? 'Reads the data and the base weights' : 'Reads the training data',
      text: 'Only the folders and files you named.',
      calls: ['GetObject'],
      asked: ['trainingData', ...weights],
      page,
    }),
    onObjects(written, home, {
      ...owned,
      sid: 'WriteTunedModel',
      actions: WRITE,
      title: 'Writes the tuned model',
      text: 'Only to the output folders. What is there cannot be read or deleted.',
      calls: ['PutObject', 'UploadPart', 'AbortMultipartUpload'],
      asked: ['trainingOutput'],
      page,
    }),
    ...(checkpoints.length === 0
      ? []
      : [
          onObjects(checkpoints, home, {
            ...owned,
            sid: 'KeepCheckpoints',
            actions: ['s3:GetObject', ...WRITE],
            title: 'Saves checkpoints and continues from them',
            text: 'A job that was interrupted reads back what it saved.',
            calls: ['GetObject', 'PutObject'],
            asked: ['checkpoints'],
            page: 'sagemakerCheckpoints',
          }),
        ]),
    ...listFolders([...read, ...checkpoints], home, {
      ...owned,
      sid: 'ListTrainingFolders',
      title: 'Lists the folders',
      asked: ['trainingData', ...weights, ...(checkpoints.length > 0 ? (['checkpoints'] as const) : [])],
      doubt:
        'AWS’s page has no condition on s3:prefix. SageMaker lists by the S3 URI, so a folder must end with a slash there.',
    }),
    ...useFileKeys(checked),
  ];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html#sagemaker-roles-createtrainingjob-perms */
function useFileKeys(checked: CheckedAnswers): readonly PlannedStatement[] {
  const keys = fileKeys(checked);
  const { home } = checked.view;
  const { read, written, checkpoints } = trainingFiles(checked);
  if (keys.length === 0) return [];
  return [
    ...keysThroughS3(keys, home, {
      sid: 'DecryptTrainingData',
      actions: 'kms:Decrypt',
      title: 'Decrypts what the job reads',
      calls: ['GetObject on SSE-KMS objects'],
      locations: [...read, ...checkpoints],
      asked: ['trainingData'],
    }),
    ...encryptThroughS3(keys, home, {
      sid: 'EncryptTunedModel',
      title: 'Encrypts what the job writes',
      locations: [...written, ...checkpoints],
      asked: ['trainingOutput'],
    }),
    ...(isHyperPod(checked.view) ? [] : [encryptWithOutputKey(keys)]),
  ];
}

/** The key that the job itself names for its output. */
const encryptWithOutputKey = (keys: readonly KeyArn[]): PlannedStatement =>
  allow({
    sid: 'EncryptWithOutputKey',
    actions: 'kms:Encrypt',
    resources: keys.map(({ arn }) => arn),
    why: {
      title: 'Encrypts with the output key',
      text: 'SageMaker needs this for the key in OutputDataConfig. It does not decrypt anything.',
      calls: ['CreateTrainingJob with KmsKeyId'],
      answers: ['weightsEncryption', 'weightsKeys'],
      page: 'sagemakerTrainingRole',
      doubt:
        'AWS’s page names kms:Encrypt alone, and S3 needs kms:GenerateDataKey to write encrypted objects: both are here.',
    },
  });
