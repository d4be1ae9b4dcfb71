// The DeepSeek models that Amazon Bedrock serves, and where. A new model is a new row.

/** The AWS page about a model, as catalog/pages.ts names it. The compiler makes sure that it does. */
export type ModelPage = 'bedrockV32' | 'bedrockV31' | 'bedrockR1';

export interface InferenceProfile {
  readonly id: string;
  /** Regions a call may start from, and the Regions that may serve it (the same set for every source). */
  readonly sourceRegions: readonly string[];
  readonly destinationRegions: readonly string[];
}

export interface Model {
  readonly id: string;
  readonly name: string;
  /** The name as part of a Sid: letters and digits only. */
  readonly shortName: string;
  /** The model ID of the bedrock-runtime endpoint, as in foundation-model ARNs. */
  readonly runtimeId: string;
  /** Names that do not follow from its IDs, in lower case. */
  readonly alsoCalled?: readonly string[];
  /** Regions where it can be called directly, on demand. */
  readonly regions: readonly string[];
  /** Of these, the Regions on which AWS's pages disagree. */
  readonly unsureRegions?: readonly string[];
  /** Regions with batch inference. */
  readonly batchRegions: readonly string[];
  /** The model ID of the bedrock-mantle endpoint, where it is another string. */
  readonly mantleId?: string;
  /** Service tiers other than the standard one. */
  readonly tiers?: readonly string[];
  readonly profile?: InferenceProfile;
  /** The date AWS has announced for its end, ISO 8601. */
  readonly endOfLife?: string;
  readonly page: ModelPage;
}

const US_PROFILE = ['us-east-1', 'us-east-2', 'us-west-2'];
const NINE = [
  ...US_PROFILE,
  'eu-north-1',
  'eu-west-2',
  'ap-northeast-1',
  'ap-south-1',
  'ap-southeast-2',
  'ap-southeast-3',
];

/** In November 2026. https://docs.aws.amazon.com/bedrock/latest/userguide/model-cards-deepseek.html */
export const MODELS: readonly Model[] = [
  {
    id: 'v3.2',
    name: 'DeepSeek-V3.2',
    shortName: 'V32',
    runtimeId: 'deepseek.v3.2',
    regions: [...NINE, 'sa-east-1'],
    batchRegions: [...NINE, 'sa-east-1'],
    mantleId: 'deepseek.v3.2',
    tiers: ['priority', 'flex'],
    page: 'bedrockV32',
  },
  {
    id: 'v3.1',
    name: 'DeepSeek-V3.1',
    shortName: 'V31',
    runtimeId: 'deepseek.v3-v1:0',
    regions: NINE,
    // Not on the list of models by Region of mid 2026, nor among its Regions for batch inference; on the price list it is.
    unsureRegions: ['us-east-1'],
    batchRegions: NINE.filter((region) => region !== 'us-east-1'),
    mantleId: 'deepseek.v3.1',
    endOfLife: '2027-03-30',
    page: 'bedrockV31',
  },
  {
    id: 'r1',
    name: 'DeepSeek-R1',
    shortName: 'R1',
    runtimeId: 'deepseek.r1-v1:0',
    alsoCalled: ['deepseek reasoner', 'deepseek r1 0528'],
    regions: [],
    batchRegions: [],
    profile: { id: 'us.deepseek.r1-v1:0', sourceRegions: US_PROFILE, destinationRegions: US_PROFILE },
    endOfLife: '2027-03-30',
    page: 'bedrockR1',
  },
];

/** In a pattern: any of them by its id, “v3.2” or “r1”. */
export const MODEL_IDS = MODELS.map(({ id }) => id.replaceAll('.', String.raw`\.`)).join('|');

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-customization-import-model.html */
export const IMPORT_REGIONS: readonly string[] = ['us-east-1', 'us-east-2', 'us-west-2', 'eu-central-1'];

/** The Regions in which some DeepSeek model is called, without these. */
const servedWithout = (...without: readonly string[]): readonly string[] =>
  [...NINE, 'sa-east-1'].filter((region) => !without.includes(region));

/** https://docs.aws.amazon.com/bedrock/latest/userguide/agents-supported.html */
export const AGENT_REGIONS = servedWithout('eu-north-1', 'ap-southeast-3');

/**
 * Flows and Prompt management alike.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/flows-supported.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-management-supported.html
 */
export const FLOW_REGIONS = servedWithout('ap-southeast-3');

/** https://docs.aws.amazon.com/bedrock/latest/userguide/evaluation-support.html */
export const EVALUATION_REGIONS = servedWithout('eu-north-1', 'ap-southeast-3');

/**
 * The tag of a model that AWS lists as legacy: new customers cannot call it.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/model-lifecycle-legacy.html
 */
export const lifecycleTag = ({ endOfLife }: Model): string | undefined =>
  endOfLife === undefined ? undefined : `no new accounts, ends ${endOfLife}`;

const byId = new Map(MODELS.map((model) => [model.id, model]));

export function findModel(id: string): Model | undefined {
  return byId.get(id);
}

/** The model with this ID in its foundation-model ARNs. */
export const modelByFoundationId = (id: string): Model | undefined =>
  MODELS.find(({ runtimeId }) => runtimeId === id);

/** The model with this inference profile. */
export const modelByProfileId = (id: string): Model | undefined =>
  MODELS.find(({ profile }) => profile?.id === id);

/** The model with this ID in its foundation-model ARNs or of its inference profile. */
export function modelByRuntimeId(id: string): Model | undefined {
  return modelByFoundationId(id) ?? modelByProfileId(id);
}
