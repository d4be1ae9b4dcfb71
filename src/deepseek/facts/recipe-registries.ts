// The accounts of the images that SageMaker HyperPod recipes run in, by Region: LLMFT for SFT and DPO, VERL for
// reinforcement learning. From the Regional parameters of aws/sagemaker-hyperpod-recipes (v2, November 2026). AWS lists
// the same accounts, all but that of eu-south-2, in the release notes of checkpointless training.
// https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-eks-checkpointless.html

const REGISTRIES: Readonly<Record<string, string>> = {
  'us-east-1': '327873000638',
  'us-east-2': '556809692997',
  'us-west-1': '827510180725',
  'us-west-2': '920498770698',
  'sa-east-1': '311136344257',
  'eu-central-1': '391061375763',
  'eu-north-1': '963403601044',
  'eu-south-2': '330290781619',
  'eu-west-1': '942446708630',
  'eu-west-2': '016839105697',
  'ap-northeast-1': '356859066553',
  'ap-south-1': '423350936952',
  'ap-southeast-1': '885852567298',
  'ap-southeast-2': '304708117039',
};

/** Regions that have the images. */
export const RECIPE_REGIONS: readonly string[] = Object.keys(REGISTRIES);

/**
 * HyperPod has two more. All of them have a bucket of JumpStart models.
 * https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod.html, “AWS Regions supported by SageMaker HyperPod”
 */
export const HYPERPOD_REGIONS: readonly string[] = [...RECIPE_REGIONS, 'ap-southeast-3', 'ap-southeast-4'];

/** The account of the images in a Region; undefined where AWS lists none. */
export const recipeRegistry = (region: string): string | undefined =>
  Object.hasOwn(REGISTRIES, region) ? REGISTRIES[region] : undefined;

/** The repository of the images. */
export const RECIPE_REPOSITORY = 'hyperpod-recipes';
