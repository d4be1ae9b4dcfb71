// The types of the IAM policy language, as its JSON grammar has them.
import type { BedrockPolicy, BedrockSettings } from './bedrock-policy.ts';
import type { Ec2Attributes, Ec2Policy } from './ec2-policy.ts';

/** A value that the grammar lets stand alone or in an array. */
export type OneOrMany<T> = T | readonly T[];

/**
 * Who a resource-based or trust policy applies to.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
export type PrincipalElement =
  | '*'
  | {
      readonly AWS?: OneOrMany<string>;
      readonly Service?: OneOrMany<string>;
      readonly Federated?: OneOrMany<string>;
      readonly CanonicalUser?: OneOrMany<string>;
    };

export type ConditionValue = OneOrMany<string | number | boolean>;

/** Operator → condition key → value or values. */
export type Condition = { readonly [operator: string]: { readonly [key: string]: ConditionValue } };

/** Types, not interfaces: an interface may get more members elsewhere, so it would not be a JSON object to the compiler. */
export type Statement = {
  readonly Sid?: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: PrincipalElement;
  readonly NotPrincipal?: PrincipalElement;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: Condition;
};

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export type PolicyDocument = {
  readonly Version: '2012-10-17';
  readonly Id?: string;
  readonly Statement: readonly Statement[];
  /** The settings of an Amazon Bedrock policy: it has no statements, and its text is these alone. */
  readonly bedrock?: BedrockSettings;
  /** The settings of a declarative policy for EC2, which are its whole text as well. */
  readonly ec2_attributes?: Ec2Attributes;
};

/** What a document says to AWS: the settings alone where it has those instead of statements. */
export function contentOf(document: PolicyDocument): PolicyDocument | BedrockPolicy | Ec2Policy {
  const { bedrock, ec2_attributes } = document;
  if (bedrock !== undefined) return { bedrock };
  return ec2_attributes === undefined ? document : { ec2_attributes };
}

/** The policy types that have statements, and differ in grammar. A permissions boundary has the grammar of `identity`. */
export const STATEMENT_TYPES = ['identity', 'trust', 'resource', 'scp', 'rcp'] as const;
export type StatementType = (typeof STATEMENT_TYPES)[number];

/** Those with settings instead of statements, which AWS Organizations calls declarative policies. */
export const SETTINGS_TYPES = ['bedrock-policy', 'ec2-policy'] as const;
export type SettingsType = (typeof SETTINGS_TYPES)[number];

/** The one member of each. */
export const SETTINGS_OF: Readonly<Record<SettingsType, keyof BedrockPolicy | keyof Ec2Policy>> = {
  'bedrock-policy': 'bedrock',
  'ec2-policy': 'ec2_attributes',
};

export const POLICY_TYPES = [...STATEMENT_TYPES, ...SETTINGS_TYPES] as const;
export type PolicyType = (typeof POLICY_TYPES)[number];

export const isSettingsType = (type: PolicyType): type is SettingsType =>
  (SETTINGS_TYPES as readonly PolicyType[]).includes(type);

/** Who saves policies of a type, or refuses to. Policies on resources go to many services, each with its own rules. */
type RefusingService = 'IAM' | 'AWS Organizations';

export function savedBy(type: PolicyType): RefusingService | undefined {
  if (type === 'resource') return undefined;
  return type === 'scp' || type === 'rcp' || isSettingsType(type) ? 'AWS Organizations' : 'IAM';
}

/** What a resource-based policy is attached to, as ValidatePolicy's validatePolicyResourceType has it. */
export const ATTACHED_TO = [
  'AWS::S3::Bucket',
  'AWS::S3::AccessPoint',
  'AWS::S3::MultiRegionAccessPoint',
  'AWS::S3ObjectLambda::AccessPoint',
  'AWS::DynamoDB::Table',
] as const;
export type AttachedTo = (typeof ATTACHED_TO)[number];

/** The members of an element that may be one value or an array, as an array. */
export function toArray<T>(value: OneOrMany<T> | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly T[]) : [value as T];
}

/** The elements of a document and of a statement, in the order of AWS's own grammar. */
export const DOCUMENT_ELEMENTS = ['Version', 'Id', 'Statement'] as const;
export const STATEMENT_ELEMENTS = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
] as const;
