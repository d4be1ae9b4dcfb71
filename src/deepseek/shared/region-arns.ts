// ARNs of Bedrock resources in the account of the role.
import type { RoleHome } from '#deepseek/answers/field.ts';

/** `resource` in each Region of the role: `agent/*`. */
export const bedrockArns = (home: RoleHome, resource: string): readonly string[] =>
  home.regions.map((region) => `arn:${home.partition}:bedrock:${region}:${home.account}:${resource}`);
