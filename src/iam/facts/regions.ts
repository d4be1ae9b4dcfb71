// AWS Regions and partitions, as the AWS SDKs list them (November 2026).

export interface Partition {
  readonly id: string;
  readonly name: string;
  /** The suffix of service host names. Service principals keep amazonaws.com in every partition. */
  readonly dnsSuffix: string;
  /** What a Region code of this partition looks like; new Regions match it before they are listed. */
  readonly regionPattern: RegExp;
}

interface Region {
  readonly code: string;
  /** The city or area AWS names in the console. */
  readonly name: string;
  readonly partition: string;
}

export const PARTITIONS: readonly Partition[] = [
  {
    id: 'aws',
    name: 'AWS',
    dnsSuffix: 'amazonaws.com',
    regionPattern: /^(us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
  },
  {
    id: 'aws-us-gov',
    name: 'AWS GovCloud (US)',
    dnsSuffix: 'amazonaws.com',
    regionPattern: /^us-gov-\w+-\d+$/,
  },
  { id: 'aws-cn', name: 'AWS China', dnsSuffix: 'amazonaws.com.cn', regionPattern: /^cn-\w+-\d+$/ },
  {
    id: 'aws-eusc',
    name: 'AWS European Sovereign Cloud',
    dnsSuffix: 'amazonaws.eu',
    regionPattern: /^eusc-(de)-\w+-\d+$/,
  },
];

export const REGIONS: readonly Region[] = [
  { code: 'af-south-1', name: 'Cape Town', partition: 'aws' },
  { code: 'ap-east-1', name: 'Hong Kong', partition: 'aws' },
  { code: 'ap-east-2', name: 'Taipei', partition: 'aws' },
  { code: 'ap-northeast-1', name: 'Tokyo', partition: 'aws' },
  { code: 'ap-northeast-2', name: 'Seoul', partition: 'aws' },
  { code: 'ap-northeast-3', name: 'Osaka', partition: 'aws' },
  { code: 'ap-south-1', name: 'Mumbai', partition: 'aws' },
  { code: 'ap-south-2', name: 'Hyderabad', partition: 'aws' },
  { code: 'ap-southeast-1', name: 'Singapore', partition: 'aws' },
  { code: 'ap-southeast-2', name: 'Sydney', partition: 'aws' },
  { code: 'ap-southeast-3', name: 'Jakarta', partition: 'aws' },
  { code: 'ap-southeast-4', name: 'Melbourne', partition: 'aws' },
  { code: 'ap-southeast-5', name: 'Malaysia', partition: 'aws' },
  { code: 'ap-southeast-6', name: 'New Zealand', partition: 'aws' },
  { code: 'ap-southeast-7', name: 'Thailand', partition: 'aws' },
  { code: 'ca-central-1', name: 'Canada Central', partition: 'aws' },
  { code: 'ca-west-1', name: 'Calgary', partition: 'aws' },
  { code: 'eu-central-1', name: 'Frankfurt', partition: 'aws' },
  { code: 'eu-central-2', name: 'Zurich', partition: 'aws' },
  { code: 'eu-north-1', name: 'Stockholm', partition: 'aws' },
  { code: 'eu-south-1', name: 'Milan', partition: 'aws' },
  { code: 'eu-south-2', name: 'Spain', partition: 'aws' },
  { code: 'eu-west-1', name: 'Ireland', partition: 'aws' },
  { code: 'eu-west-2', name: 'London', partition: 'aws' },
  { code: 'eu-west-3', name: 'Paris', partition: 'aws' },
  { code: 'il-central-1', name: 'Tel Aviv', partition: 'aws' },
  { code: 'me-central-1', name: 'UAE', partition: 'aws' },
  { code: 'me-south-1', name: 'Bahrain', partition: 'aws' },
  { code: 'me-west-1', name: 'Middle East West', partition: 'aws' },
  { code: 'mx-central-1', name: 'Mexico Central', partition: 'aws' },
  { code: 'sa-east-1', name: 'São Paulo', partition: 'aws' },
  { code: 'sa-west-1', name: 'South America West', partition: 'aws' },
  { code: 'us-east-1', name: 'N. Virginia', partition: 'aws' },
  { code: 'us-east-2', name: 'Ohio', partition: 'aws' },
  { code: 'us-west-1', name: 'N. California', partition: 'aws' },
  { code: 'us-west-2', name: 'Oregon', partition: 'aws' },
  { code: 'us-gov-east-1', name: 'AWS GovCloud US-East', partition: 'aws-us-gov' },
  { code: 'us-gov-west-1', name: 'AWS GovCloud US-West', partition: 'aws-us-gov' },
  { code: 'cn-north-1', name: 'Beijing', partition: 'aws-cn' },
  { code: 'cn-northwest-1', name: 'Ningxia', partition: 'aws-cn' },
  { code: 'eusc-de-east-1', name: 'Brandenburg', partition: 'aws-eusc' },
];

const byCode = new Map(REGIONS.map((region) => [region.code, region]));
const byId = new Map(PARTITIONS.map((partition) => [partition.id, partition]));

/** The Region with this code, or undefined when AWS's list has none. */
export function findRegion(code: string): Region | undefined {
  return byCode.get(code);
}

/** The partition with this id; the commercial one when there is none. */
export function partitionById(id: string): Partition {
  return byId.get(id) ?? PARTITIONS[0]!;
}

/** The host of AWS STS, which is also the audience that web identity tokens are made for by default. */
export const stsHost = (partition: string): string =>
  partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';

/** The form that Regions have in ARNs. The SDKs' patterns are looser: they accept capitals and digits in the middle. */
const REGION_FORM = /^[a-z]{2,4}(?:-[a-z]+){1,2}-\d{1,2}$/;

/** The partition whose Regions look like `code`, listed or not. */
export function partitionOfRegion(code: string): Partition | undefined {
  const listed = byCode.get(code);
  if (listed) return byId.get(listed.partition);
  if (!REGION_FORM.test(code)) return undefined;
  return PARTITIONS.find((partition) => partition.regionPattern.test(code));
}

/** Regions of partitions that are cut off from the internet. The list above leaves them out. */
const ISOLATED_REGION = /^[a-z]{2}-iso[a-z]?-[a-z]+-\d{1,2}$/;

/** Whether `code` has the form of a Region, listed or not. */
export const looksLikeRegion = (code: string): boolean =>
  partitionOfRegion(code) !== undefined || ISOLATED_REGION.test(code);

/** Whether AWS has a Region with this code, as far as can be known. */
export const isRegion = (code: string): boolean => byCode.has(code) || ISOLATED_REGION.test(code);
