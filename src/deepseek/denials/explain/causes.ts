// Why calls are refused: every cause, in words.
import type { Denial, DenialLayer } from '#deepseek/denials/denial.ts';
import { showWhole } from '#iam/text/quote.ts';
import { hasOwnPermissions, isCrossAccount } from './caller.ts';
import { isNotice, type NoticeId } from '#deepseek/denials/parse/notices.ts';
import { denyAdvice as adviceOn } from './deny-asks.ts';
import { ACCESS_POINT_ADVICE, isAccessPoint } from './exemption.ts';
import type { NoticeRow } from './notice-row.ts';
import { isBootstrapped } from './next-of-calls.ts';
import { NOTICE_ROWS, noticeText } from './notices.ts';

/** What the words of a cause are made of. */
export interface CauseWords {
  readonly denial: Denial;
  /** "`bedrock:InvokeModel` on `arn:…`" */
  readonly call: string;
  /** The principal in short: "DeepSeekInvoke". */
  readonly who: string;
  /** " `arn:…`" of the policy that AWS names, or nothing. */
  readonly policy: string;
  /** Titles of documents, names of switches or condition keys, in words. */
  readonly names: string;
}

type Words = (words: CauseWords) => string;

export interface CauseRow {
  /** What is so, in a line: what follows “Denied: ”. */
  readonly title: Words;
  /** What is so, of this call. */
  readonly text: Words;
  /** One sentence more than that. */
  readonly advice?: (words: CauseWords) => string | undefined;
  readonly page: string;
}

const IAM = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/';
const DENIED = `${IAM}troubleshoot_access-denied.html`;
const EVALUATION = `${IAM}reference_policies_evaluation-logic.html`;
const BEDROCK = 'https://docs.aws.amazon.com/bedrock/latest/userguide/';

/** https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonCognitoUnAuthedIdentitiesSessionPolicy.html */
export const isOfCognito = ({ principal = '' }: Denial): boolean =>
  principal.endsWith('/CognitoIdentityCredentials');

/** Who passes a session policy without being asked to. */
const PASSED_BY: readonly (readonly [principal: RegExp, advice: string])[] = [
  [
    /\/CognitoIdentityCredentials$/,
    'Amazon Cognito sets it for guests, and it leaves this call out: no policy of the role changes that; call from a backend, or let users sign in.',
  ],
  [
    /litellm/i,
    'LiteLLM passes one of its own when it assumes a role with a web identity token: update it, or leave out aws_role_name and give the process the role itself (Pod Identity, IRSA, an instance or task role). The role stays as it is.',
  ],
];

const NO_POLICY = 'This is not about IAM policies.';
const NOT_SAID = 'AWS does not say which policy stops this call';

const changeTheDeny = ({ denial }: CauseWords): string => adviceOn(denial);

/** The Deny, where the text has it. */
const denyIn = ({ denial: { matched } }: CauseWords): string =>
  matched === undefined ? '' : ` Its Sid, and what it asks: ${showWhole(matched)}.`;

/** A policy that stops a call: by a Deny where AWS says so. `of` is the policy in a title and in a text. */
function stopped(of: {
  readonly title: Words;
  readonly text: Words;
  /** Of a policy without such a Deny. */
  readonly missing?: Words;
  readonly advice?: CauseRow['advice'];
  /** Where an Allow could be meant to help. */
  readonly denyAdvice?: Words;
  readonly page: string;
}): CauseRow {
  const isDeny = ({ denial }: CauseWords): boolean => denial.explicit === true;
  const { denyAdvice = changeTheDeny } = of;
  return {
    title: (words) => `${isDeny(words) ? 'a Deny in ' : ''}${of.title(words)} stops this call`,
    text: (words) => {
      if (isDeny(words)) return `A Deny statement in ${of.text(words)} denies ${words.call}.${denyIn(words)}`;
      if (of.missing) return of.missing(words);
      const policy = of.text(words);
      return `${policy.charAt(0).toUpperCase()}${policy.slice(1)} does not let ${words.call} through.`;
    },
    advice: (words) => (isDeny(words) ? denyAdvice(words) : of.advice?.(words)),
    page: of.page,
  };
}

const CAUSES = {
  'not-allowed': {
    title: ({ who }) => `no policy of ${who} allows this call`,
    text: ({ call, who }) => `No policy of ${who} allows ${call}.`,
    page: DENIED,
  },
  'service-linked': {
    title: ({ who }) => `AWS’s own policies of ${who} do not allow this call`,
    text: ({ call, who }) => `No policy of ${who} allows ${call}.`,
    advice: () =>
      'Only AWS changes the policies of a service-linked role: give the service a role of your own.',
    page: `${IAM}using-service-linked-roles.html`,
  },
  'other-call': {
    title: () => 'the code makes this call in a way that the model does not answer',
    text: ({ call }) => `These documents allow the model as it answers, and not ${call}.`,
    page: `${BEDROCK}inference-profiles-use.html`,
  },
  'denied-by-statement': {
    title: ({ denial, who }) =>
      denial.layer === 'unknown' ? 'a Deny stops this call' : `a Deny in a policy of ${who} stops this call`,
    text: (words) =>
      `A Deny statement in ${words.names === '' ? `an identity-based policy${words.policy} of ${words.who}` : words.names} denies ${words.call}.${denyIn(words)}`,
    advice: changeTheDeny,
    page: DENIED,
  },
  quarantined: {
    title: ({ who }) => `a Deny that AWS attached stops this call: a key of ${who} was found in public`,
    text: ({ call, policy }) =>
      `AWS attached${policy}, which denies ${call}, because an access key of this user was found in public.`,
    page: 'https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSCompromisedKeyQuarantineV3.html',
  },
  'works-as-meant': {
    title: () => 'a limit stops this call, as it is meant to',
    text: ({ call, names }) => `${names} denies ${call}.`,
    advice: () => 'It works as meant: change nothing, or change the call.',
    page: EVALUATION,
  },
  'condition-not-met': {
    title: () => 'this call does not meet a condition',
    text: ({ call }) => `The documents allow ${call} only under a condition that this call does not meet.`,
    advice: ({ names }) => `Compare the call with ${names}.`,
    page: `${IAM}reference_policies_elements_condition.html`,
  },
  boundary: stopped({
    title: ({ who }) => `the permissions boundary of ${who}`,
    text: ({ who, policy }) => `the permissions boundary${policy} of ${who}`,
    advice: () => 'The boundary and the permissions policy must both allow it.',
    page: `${IAM}access_policies_boundaries.html`,
  }),
  session: stopped({
    title: () => 'the session policy',
    text: ({ policy }) => `the session policy${policy}`,
    advice: ({ denial: { principal = '' } }) =>
      PASSED_BY.find(([who]) => who.test(principal))?.[1] ?? 'The caller passed it when it assumed the role.',
    page: `${IAM}access_policies.html#policies_session`,
  }),
  scp: stopped({
    title: () => 'a service control policy',
    text: ({ policy }) => `a service control policy${policy} of the organization`,
    advice: () =>
      'No policy in the account can change that: it must be allowed at each level, from the root over the units to the account.',
    denyAdvice: () => 'No policy in the account can change that.',
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
  }),
  rcp: stopped({
    title: () => 'a resource control policy',
    text: ({ policy }) => `a resource control policy${policy} of the resource’s organization`,
    advice: () => 'Only its owner can change it.',
    denyAdvice: () => 'Only its owner can change it.',
    page: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
  }),
  endpoint: stopped({
    title: () => 'the VPC endpoint’s policy',
    text: ({ policy }) => `the policy${policy} of the VPC endpoint`,
    page: 'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html',
  }),
  'resource-policy': stopped({
    title: () => 'the resource’s policy',
    text: ({ policy }) => `the policy${policy} of the resource`,
    missing: ({ call, who }) => `The policy of the resource does not allow ${call} for ${who}.`,
    advice: () => 'In another account, it must allow in addition to the permissions policy.',
    denyAdvice: (words) => (isAccessPoint(words.denial) ? ACCESS_POINT_ADVICE : changeTheDeny(words)),
    page: `${IAM}reference_policies_evaluation-logic-cross-account.html`,
  }),
  'key-policy': stopped({
    title: () => 'the key policy',
    text: ({ policy }) => `the key policy${policy}`,
    missing: ({ denial, call, who }) =>
      `The key policy does not allow ${call} for ${who}${denial.explicit === null ? ', or the key is in another Region' : ''}.`,
    advice: () => 'A permissions policy alone does not open a KMS key.',
    page: 'https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html',
  }),
  trust: {
    title: ({ denial, who }) =>
      denial.explicit === true
        ? `a Deny in the trust policy keeps ${who} out`
        : `the trust policy does not let ${who} in`,
    text: ({ denial, who }) =>
      denial.explicit === true
        ? `A Deny statement in the trust policy of the role denies it to ${who}.`
        : `The trust policy of the role does not let ${who} assume it${denial.form === 'role-not-assumable' ? ', or the role does not exist under this ARN: one that the console made has a path, as in role/service-role/NAME' : ''}.`,
    advice: (words) => {
      if (words.names !== '') return `Compare the caller with ${words.names}.`;
      return words.denial.explicit === true ? changeTheDeny(words) : undefined;
    },
    page: `${IAM}troubleshoot_roles.html`,
  },
  'assume-not-said': {
    title: () => NOT_SAID,
    text: ({ call, denial }) =>
      `AWS does not say which policy denies ${call}.${hasOwnPermissions(denial) ? ' Where the trust policy asks for an external ID, MFA or tags of the session, the call must bring them.' : ''}`,
    advice: ({ denial, who }) => {
      const lets = `The trust policy of the role must let ${who} in`;
      if (isBootstrapped(denial.resource) && !isCrossAccount(denial))
        return 'The roles of CDK’s bootstrap trust their account: a policy of the caller must allow sts:AssumeRole on them.';
      if (!hasOwnPermissions(denial)) return `${lets}.`;
      return isCrossAccount(denial)
        ? `${lets}, and a policy of ${who} must allow the call too.`
        : `${lets}; where it trusts the account as a whole, a policy of ${who} must allow the call too.`;
    },
    page: `${IAM}troubleshoot_roles.html`,
  },
  'not-deployed': {
    title: () => 'what is deployed differs from these documents',
    text: ({ call }) => `These documents allow ${call}.`,
    advice: () =>
      'What is deployed differs: the role has an older version, or the documents are not attached yet.',
    page: DENIED,
  },
  'other-role': {
    title: ({ who }) => `${who} made this call, not the role of these documents`,
    text: ({ who, names }) => `The call was made by ${who}, but these documents are for ${names}.`,
    advice: () => 'The app runs with another role.',
    page: DENIED,
  },
  'role-not-used': {
    title: () => 'the pod called as its node, and not with its own role',
    text: ({ who, names }) =>
      `The call was made with ${who}, the role of the node, and not with ${names}, which the text gives to the pod.`,
    advice: () => 'What the role of a node may do, every pod on it may: leave that as it is.',
    page: 'https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html',
  },
  'other-account': {
    title: () => 'the call was made in another account',
    text: ({ who, names }) =>
      `The call was made in another account than the documents are for: ${who}, not ${names}.`,
    page: DENIED,
  },
  'reason-not-said': {
    title: () => NOT_SAID,
    text: ({ call }) => `AWS does not say which policy denies ${call}.`,
    advice: ({ who, denial }) =>
      denial.form === 'key-not-accessible'
        ? `The key may not exist, may be in another Region or account, or its policy and one of ${who} do not both allow the call.`
        : `Most often, no permissions policy of ${who} allows it.`,
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
    text: () => 'The reason is in the encoded message.',
    advice: () => 'Decode it, and paste what comes out.',
    page: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html',
  },
  'passes-another-role': {
    title: () => 'the call passes another role',
    text: ({ names, who }) => `The call passes another role: the documents let ${who} pass only ${names}.`,
    page: `${IAM}id_roles_use_passrole.html`,
  },
  'cross-account-pass-role': {
    title: () => 'the role is in another account',
    text: () => 'The role is in another account than the resource that uses it.',
    advice: () => 'AWS passes roles within one account only.',
    page: `${IAM}id_roles_use_passrole.html`,
  },
  'marketplace-subscription': {
    title: ({ who }) => `${who} may not subscribe to the model`,
    text: () =>
      'The first call of a third-party model subscribes the account through AWS Marketplace, and the caller is not allowed to do that.',
    advice: () =>
      'An administrator can subscribe instead, once for the account, and then no caller needs these actions; DeepSeek’s own serverless models need no subscription.',
    page: `${BEDROCK}model-access.html`,
  },
} as const satisfies Readonly<Record<string, CauseRow>>;

export type CauseId = keyof typeof CAUSES | NoticeId;

export const CAUSE_IDS = [...Object.keys(CAUSES), ...Object.keys(NOTICE_ROWS)] as readonly CauseId[];

const noticeCause = (row: NoticeRow): CauseRow => ({
  title: () => row.title,
  text: ({ denial }) => noticeText(row, denial),
  advice: () => row.advice ?? NO_POLICY,
  page: row.page,
});

export const causeRow = (id: CauseId): CauseRow => (isNotice(id) ? noticeCause(NOTICE_ROWS[id]) : CAUSES[id]);

/** The cause where the kind of message says it. */
export const causeOfForm = ({ form }: Pick<Denial, 'form'>): CauseId | undefined =>
  form === 'encoded' || form === 'cross-account-pass-role' || form === 'marketplace-subscription'
    ? form
    : isNotice(form)
      ? form
      : undefined;

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
