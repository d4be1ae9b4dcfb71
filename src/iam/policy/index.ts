// What the faces import of this folder.
export { parseArn } from './arn.ts';
export type { Assigned, BedrockSettings, GuardedContent, GuardrailConfiguration } from './bedrock-policy.ts';
export type { Ec2Attributes, ImageCriteria } from './ec2-policy.ts';
export { globMatches, hasWildcard } from './patterns/glob.ts';
export {
  ATTACHED_TO,
  type AttachedTo,
  type Condition,
  type ConditionValue,
  type OneOrMany,
  POLICY_TYPES,
  type PolicyDocument,
  type PolicyType,
  type PrincipalElement,
  STATEMENT_ELEMENTS,
  type Statement,
  savedBy,
  toArray,
} from './policy.ts';
export { print, printStatement } from './print.ts';
