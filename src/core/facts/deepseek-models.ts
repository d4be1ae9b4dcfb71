// The DeepSeek models on Amazon Bedrock, in November 2026: what they are called where, and where they are offered.
// https://docs.aws.amazon.com/bedrock/latest/userguide/model-cards-deepseek.html

export interface DeepSeekModel {
  readonly name: string;
  /** The ID in foundation-model ARNs. */
  readonly id: string;
  /** The ID on the bedrock-mantle endpoint; undefined where that does not offer it. */
  readonly mantleId: string | undefined;
  /** Regions that serve it on demand; none where only its inference profile is called. */
  readonly regions: readonly string[];
  readonly batchRegions: readonly string[];
  readonly profile?: {
    readonly id: string;
    /** Where a call may start, and which of them may serve it: each can route to all. */
    readonly regions: readonly string[];
  };
}

const US = ['us-east-1', 'us-east-2', 'us-west-2'];
const NINE = [
  ...US,
  'eu-north-1',
  'eu-west-2',
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-2',
  'ap-southeast-3',
];

export const DEEPSEEK_MODELS: readonly DeepSeekModel[] = [
  {
    name: 'DeepSeek-V3.2',
    id: 'deepseek.v3.2',
    mantleId: 'deepseek.v3.2',
    regions: [...NINE, 'sa-east-1'],
    batchRegions: [...NINE, 'sa-east-1'],
  },
  {
    name: 'DeepSeek-V3.1',
    id: 'deepseek.v3-v1:0',
    mantleId: 'deepseek.v3.1',
    regions: NINE,
    batchRegions: NINE.filter((region) => region !== 'us-east-1'),
  },
  {
    name: 'DeepSeek-R1',
    id: 'deepseek.r1-v1:0',
    mantleId: undefined,
    regions: [],
    batchRegions: [],
    profile: { id: 'us.deepseek.r1-v1:0', regions: US },
  },
];

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-import-model.html */
export const IMPORT_REGIONS: readonly string[] = [...US, 'eu-central-1'];
