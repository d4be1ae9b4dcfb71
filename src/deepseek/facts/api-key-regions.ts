// Where Bedrock API keys work. The list may lag: it leaves out Regions of DeepSeek.

/** https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-supported.html */
export const API_KEY_REGIONS: readonly string[] = [
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-south-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ca-central-1',
  'eu-central-1',
  'eu-central-2',
  'eu-north-1',
  'eu-south-1',
  'eu-south-2',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'sa-east-1',
  'us-east-1',
  'us-west-2',
  'us-gov-east-1',
  'us-gov-west-1',
];
