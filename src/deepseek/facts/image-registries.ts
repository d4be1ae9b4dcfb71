// The accounts of the registries of AWS's Deep Learning Containers, by Region: for DJL, TGI and vLLM images.
// From the image lists of aws/sagemaker-python-sdk (November 2026), which agree with
// https://aws.github.io/deep-learning-containers/reference/available_images/

/** Regions that share the oldest registry account. */
const SHARED = '763104351884';

const REGISTRIES: Readonly<Record<string, string>> = {
  'us-east-1': SHARED,
  'us-east-2': SHARED,
  'us-west-1': SHARED,
  'us-west-2': SHARED,
  'ca-central-1': SHARED,
  'sa-east-1': SHARED,
  'eu-central-1': SHARED,
  'eu-north-1': SHARED,
  'eu-west-1': SHARED,
  'eu-west-2': SHARED,
  'eu-west-3': SHARED,
  'ap-northeast-1': SHARED,
  'ap-northeast-2': SHARED,
  'ap-south-1': SHARED,
  'ap-southeast-1': SHARED,
  'ap-southeast-2': SHARED,
  'af-south-1': '626614931356',
  'ap-east-1': '871362719292',
  'ap-east-2': '975050140332',
  'ap-northeast-3': '364406365360',
  'ap-south-2': '772153158452',
  'ap-southeast-3': '907027046896',
  'ap-southeast-4': '457447274322',
  'ap-southeast-5': '550225433462',
  'ap-southeast-6': '633930458069',
  'ap-southeast-7': '590183813437',
  'ca-west-1': '204538143572',
  'eu-central-2': '380420809688',
  'eu-south-1': '692866216735',
  'eu-south-2': '503227376785',
  'il-central-1': '780543022126',
  'me-central-1': '914824155844',
  'me-south-1': '217643126080',
  'mx-central-1': '637423239942',
  'cn-north-1': '727897471807',
  'cn-northwest-1': '727897471807',
  'us-gov-west-1': '442386744353',
  'us-gov-east-1': '446045086412',
  'eusc-de-east-1': '204133271717',
};

/** The account of AWS's serving images in a Region; undefined where AWS lists none. */
export const servingRegistry = (region: string): string | undefined =>
  Object.hasOwn(REGISTRIES, region) ? REGISTRIES[region] : undefined;

const ACCOUNTS: ReadonlySet<string> = new Set(Object.values(REGISTRIES));

/** Whether an account is one of AWS's for its images. */
export const isAwsRegistry = (account: string): boolean => ACCOUNTS.has(account);
