// ARNs of what Bedrock keeps in the account of the role.
import type { Placement } from '#core/answers/field.ts';

/** `resource` in each Region of the role: `agent/*`. */
export const bedrockArns = (place: Placement, resource: string): readonly string[] =>
  place.regions.map((region) => `arn:${place.partition}:bedrock:${region}:${place.account}:${resource}`);
