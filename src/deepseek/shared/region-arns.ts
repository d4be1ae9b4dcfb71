// ARNs of resources in the account of the role, in each of its Regions.
import type { RoleHome } from '#deepseek/answers/field.ts';

/** The resources in each Region: `arnsIn(home, 'sagemaker', 'endpoint/*', 'model/*')`. */
export const arnsIn = (
  { partition, regions, account }: Pick<RoleHome, 'partition' | 'regions' | 'account'>,
  service: string,
  ...resources: readonly string[]
): readonly string[] =>
  regions.flatMap((region) =>
    resources.map((resource) => `arn:${partition}:${service}:${region}:${account}:${resource}`),
  );

/** Of Bedrock: `agent/*`. */
export const bedrockArns = (home: RoleHome, resource: string): readonly string[] =>
  arnsIn(home, 'bedrock', resource);
