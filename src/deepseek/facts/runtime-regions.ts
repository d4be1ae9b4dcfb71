// Where Bedrock’s runtime endpoint is: models, imported models and Marketplace endpoints are called through it.
import { REGIONS } from '#iam/facts/regions.ts';

/** Commercial Regions without it. https://docs.aws.amazon.com/bedrock/latest/userguide/endpoints-region-availability.html */
const WITHOUT: ReadonlySet<string> = new Set(['af-south-1', 'ap-east-1', 'me-west-1']);

/** Of all partitions; in China, Bedrock is not offered. */
export const RUNTIME_REGIONS: readonly string[] = REGIONS.filter(
  ({ code, partition }) => partition !== 'aws-cn' && !WITHOUT.has(code),
).map(({ code }) => code);
