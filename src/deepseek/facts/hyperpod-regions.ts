// Where SageMaker HyperPod is offered. All of them have a bucket of JumpStart models.
// https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-hyperpod.html, “AWS Regions supported by SageMaker HyperPod”

export const HYPERPOD_REGIONS: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'eu-central-1',
  'eu-north-1',
  'eu-west-1',
  'eu-west-2',
  'eu-south-2',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-southeast-3',
  'ap-southeast-4',
  'ap-northeast-1',
  'sa-east-1',
];
