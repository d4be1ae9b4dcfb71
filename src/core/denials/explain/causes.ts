// Why calls are refused: every cause, in words.
import type { DenialForm, DenialLayer } from '#core/denials/denial.ts';

/** What the words of a cause are made of. */
export interface CauseWords {
  /** "`bedrock:InvokeModel` on `arn:…`" */
  readonly call: string;
  /** The principal in short: "DeepSeekInvoke". */
  readonly who: string;
  /** " `arn:…`" of the policy that AWS names, or nothing. */
  readonly policy: string;
  /** Titles of documents, names of switches or condition keys, in words. */
  readonly names: string;
}

interface CauseRow {
  /** What is so, in one line: what follows “Denied: ”. */
  readonly title: (who: string) => string;
  readonly text: (words: CauseWords) => string;
  readonly page: string;
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const DENIED = `${IAM}troubleshoot_access-denied.html`;
const EVALUATION = `${IAM}reference_policies_evaluation-logic.html`;
const BEDROCK = 'https://docs.aws.amazon.com/bedrock/latest/userguide/';

const CAUSES = {
  'not-allowed': {
    title: (who) => `no policy of ${who} allows this call`,
    text: ({ call, who }) => `No policy of ${who} allows ${call}. Add it to the permissions policy.`,
    page: DENIED,
  },
  'denied-by-statement': {
    title: (who) => `a Deny in a policy of ${who} stops this call`,
    text: ({ call, who, policy, names }) =>
      `A Deny statement in ${names === '' ? `an identity-based policy${policy} of ${who}` : names} denies ${call}. An Allow does not help: change the Deny.`,
    page: DENIED,
  },
  'works-as-meant': {
    title: () => 'a limit stops this call, as it is meant to',
    text: ({ call, names }) =>
      `${names} denies ${call}. It works as meant: change nothing, or change the call.`,
    page: EVALUATION,
  },
  'condition-not-met': {
    title: () => 'this call does not meet a condition',
    text: ({ call, names }) =>
      `The documents allow ${call} only under a condition that this call does not meet. Compare the call with ${names}.`,
    page: `${IAM}reference_policies_elements_condition.html`,
  },
  boundary: {
    title: (who) => `the permissions boundary of ${who} stops this call`,
    text: ({ call, who, policy }) =>
      `The permissions boundary${policy} of ${who} does not let ${call} through. The boundary and the permissions policy must both allow it.`,
    page: `${IAM}access_policies_boundaries.html`,
  },
  session: {
    title: () => 'the session policy stops this call',
    text: ({ call, policy }) =>
      `The session policy${policy} does not let ${call} through. The caller passed it when it assumed the role.`,
    page: `${IAM}access_policies.html#policies_session`,
  },
  scp: {
    title: () => 'a service control policy stops this call',
    text: ({ call, policy }) =>
      `A service control policy${policy} of the organization does not let ${call} through. No policy in the account can change that.`,
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
  },
  rcp: {
    title: () => 'a resource control policy stops this call',
    text: ({ call, policy }) =>
      `A resource control policy${policy} of the resource’s organization denies ${call}. Only its owner can change it.`,
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
  },
  endpoint: {
    title: () => 'the VPC endpoint’s policy stops this call',
    text: ({ call }) => `The policy of the VPC endpoint does not let ${call} through.`,
    page: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
  },
  'resource-policy': {
    title: () => 'the resource’s policy stops this call',
    text: ({ call, who }) =>
      `The policy of the resource does not allow ${call} for ${who}. In another account, it must allow in addition to the permissions policy.`,
    page: `${IAM}reference_policies_evaluation-logic-cross-account.html`,
  },
  'key-policy': {
    title: () => 'the key policy stops this call',
    text: ({ call, who }) =>
      `The key policy does not allow ${call} for ${who}, or the key is in another Region. A permissions policy alone does not open a KMS key.`,
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html',
  },
  trust: {
    title: (who) => `the trust policy does not let ${who} in`,
    text: ({ who, names }) =>
      `The trust policy of the role does not let ${who} assume it.${names === '' ? '' : ` Compare the caller with ${names}.`}`,
    page: `${IAM}troubleshoot_roles.html`,
  },
  'not-deployed': {
    title: () => 'what is deployed differs from these documents',
    text: ({ call }) =>
      `These documents allow ${call}. What is deployed differs: the role has an older version, or the documents are not attached yet.`,
    page: DENIED,
  },
  'other-role': {
    title: (who) => `${who} made this call, not the role of these documents`,
    text: ({ who, names }) =>
      `The call was made by ${who}, but these documents are for ${names}. The app runs with another role.`,
    page: DENIED,
  },
  'other-account': {
    title: () => 'the call was made in another account',
    text: ({ who, names }) =>
      `The call was made in another account than the documents are for: ${who}, not ${names}.`,
    page: DENIED,
  },
  'reason-not-said': {
    title: () => 'AWS does not say which policy stops this call',
    text: ({ call, who }) =>
      `AWS does not say which policy denies ${call}. Most often, no permissions policy of ${who} allows it.`,
    page: DENIED,
  },
  'no-details': {
    title: () => 'AWS does not say why',
    text: ({ call }) =>
      `AWS only says that access is denied${call === '' ? '' : ` to ${call}`}, not to whom or why.`,
    page: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html',
  },
  encoded: {
    title: () => 'the reason is in the encoded message',
    text: () => 'The reason is in the encoded message. Decode it, and paste what comes out.',
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html',
  },
  'passes-another-role': {
    title: () => 'the call passes another role',
    text: ({ names, who }) => `The call passes another role: the documents let ${who} pass only ${names}.`,
    page: `${IAM}id_roles_use_passrole.html`,
  },
  'cross-account-pass-role': {
    title: () => 'the role is in another account',
    text: () =>
      'The role is in another account than the resource that uses it. AWS passes roles within one account only.',
    page: `${IAM}id_roles_use_passrole.html`,
  },
  'model-access': {
    title: () => 'the account has no access to the model',
    text: () =>
      'This is not about IAM policies: the account has no access to the model, or the model ID is not offered in this Region.',
    page: `${BEDROCK}model-access.html`,
  },
  'marketplace-subscription': {
    title: (who) => `${who} may not subscribe to the model`,
    text: () =>
      'The first call of a third-party model subscribes the account through AWS Marketplace, and the caller is not allowed to do that.',
    page: `${BEDROCK}model-access.html`,
  },
  payment: {
    title: () => 'the account has no valid payment method',
    text: () =>
      'This is not about IAM policies: the account has no valid payment method for AWS Marketplace.',
    page: `${BEDROCK}model-access.html`,
  },
  'account-not-enabled': {
    title: () => 'AWS has not enabled this for the account',
    text: () =>
      'This is not about IAM policies: AWS has not enabled this API for the account, or not in this Region.',
    page: `${BEDROCK}troubleshooting-api-error-codes.html`,
  },
  'inference-profile-needed': {
    title: () => 'the model answers only through its profile',
    text: ({ names }) =>
      `This is not about IAM policies: ${names === '' ? 'the model' : names} is called through an inference profile, not by its model ID.`,
    page: `${BEDROCK}inference-profiles-use.html`,
  },
  'model-legacy': {
    title: () => 'the model is near its end',
    text: () =>
      'This is not about IAM policies: the model is near the end of its life. Change to a current model.',
    page: `${BEDROCK}model-lifecycle.html`,
  },
  'opensearch-access': {
    title: () => 'OpenSearch’s own access control stops this call',
    text: ({ who }) =>
      `The permissions policy is not enough: OpenSearch also checks its own access control, and nothing there gives ${who} these permissions.`,
    page: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/fgac.html',
  },
  'model-unknown': {
    title: () => 'this Region has no such model',
    text: () => 'This is not about IAM policies: there is no such model ID in this Region.',
    page: `${BEDROCK}models-supported.html`,
  },
} as const satisfies Readonly<Record<string, CauseRow>>;

export type CauseId = keyof typeof CAUSES;

export const CAUSE_IDS = Object.keys(CAUSES) as readonly CauseId[];

export const causeRow = (id: CauseId): CauseRow => CAUSES[id];

/** The cause where the kind of message says it. */
export const CAUSE_OF_FORM: Readonly<Partial<Record<DenialForm, CauseId>>> = {
  encoded: 'encoded',
  'cross-account-pass-role': 'cross-account-pass-role',
  'model-access': 'model-access',
  'marketplace-subscription': 'marketplace-subscription',
  payment: 'payment',
  'account-not-enabled': 'account-not-enabled',
  'inference-profile-needed': 'inference-profile-needed',
  'model-legacy': 'model-legacy',
  'opensearch-access': 'opensearch-access',
  'model-unknown': 'model-unknown',
};

/** The cause where a layer refuses that is not the principal's own permissions policy. */
export const CAUSE_OF_LAYER: Readonly<Record<Exclude<DenialLayer, 'identity' | 'unknown'>, CauseId>> = {
  boundary: 'boundary',
  session: 'session',
  scp: 'scp',
  rcp: 'rcp',
  endpoint: 'endpoint',
  resource: 'resource-policy',
  trust: 'trust',
};
