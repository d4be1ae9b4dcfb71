// Whose account an account ID is, by the words next to it: ours, the caller’s, the owner’s of a bucket.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import { MODEL_IDS } from '#deepseek/facts/models.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';

export interface AccountRole {
  /** Words around the ID, in lower case; of two patterns, both must fit. */
  readonly before?: RegExp;
  readonly behind?: RegExp;
  readonly answers: (id: string) => FieldValues;
  readonly entity?: EntityId;
  /** Whether it is ours all the same where no other account is: “the app runs in 111122223333”. */
  readonly isWeak?: true;
}

const ACCOUNT = String.raw`(?:aws\s+)?(?:accounts?|accts?|acc)`;
/** What may stand between these words and the ID. */
const ID = String.raw`\s*(?:(?:id|number|is|no)\b)?[\s(:=#]*$`;
const NEAR = String.raw`[^.;,]{0,30}$`;

const CALLS = String.raw`(?:calls?|invokes?|uses?|needs?|assumes?|may|can|should|must|reads?|wants?|downloads?|gets?|keeps?|asks?|queries)`;

/** Our own account; the first of an ID without words next to it, too. */
export const OWN: AccountRole = {
  before: new RegExp(
    String.raw`\b(?:(?:our|my|(?<!their )own|this|home|the same)\s+(?:own\s+)?(?:${ACCOUNT})?|account a|${ACCOUNT} search|(?:search|opensearch)(?:\s+(?:team|platform|side))*[\s(:,]+(?:in\s+)?(?:the\s+)?${ACCOUNT}|(?:in|than|of|to) ours|(?:jobs?|domain|role|endpoint)\s+(?:[\w-]+\s+){0,2}?in(?:\s+${ACCOUNT})?|(?:runs?|running|lives|sits)\s+in(?:\s+${ACCOUNT})?)${ID}`,
  ),
  answers: (id) => ({ account: id }),
};

/** Somebody’s account of whom nothing more is said. */
export const OTHER: AccountRole = {
  before: new RegExp(
    String.raw`\b(?:account b|other|another|different|second|trust(?:s|ed|ing)?|their|from(?![^.;,]*\())\b${NEAR}`,
  ),
  answers: (id) => ({ trustedPrincipals: [id], modelAccount: id, ownerAccount: id, perimeterPartners: [id] }),
};

const caller = (id: string): FieldValues => ({ trustedPrincipals: [id], perimeterPartners: [id] });

/** The first that fits. */
export const ACCOUNT_ROLES: readonly AccountRole[] = [
  {
    // “Our AI account”: where the model is, if the domain is elsewhere.
    before:
      /\b(?:ai|ki|genai|gen ai|llm|ml|models?|bedrock|central ai)[\s-]+(?:platform\s+)?(?:accounts?|accts?|konto)[\s(:=]*$/,
    answers: (id) => ({ modelAccount: id, account: id }),
  },
  {
    before:
      /\b(?:which|that|models?|deepseek)\b[^.;]{0,40}\b(?:runs?|hosts?|hosted|keeps?|lives?|offers?|enabled)\s+(?:\w+\s+){0,2}?(?:in|from)(?:\s+(?:accounts?|accts?))?\s*$/,
    answers: (id) => ({ modelAccount: id, account: id }),
  },
  {
    before: new RegExp(
      String.raw`\b(?:own(?:ed|er|s)|belong\w*|data ?lake|buckets?\s+(?:is\s+|are\s+|lies\s+|lives\s+|sits\s+|that\s+)*(?:of|in|from|at)|files\s+(?:are\s+|lie\s+)?in)\b${NEAR}`,
    ),
    answers: (id) => ({ ownerAccount: id }),
  },
  { behind: /^\s*\)?\s*owns\b/, answers: (id) => ({ ownerAccount: id }) },
  {
    before: new RegExp(
      String.raw`\b(?:amis?|images?|ecr|repositor\w+|registry)\b${NEAR}|\b(?:amis?|allowed images?)\b[^.;\n]{0,60}$`,
    ),
    answers: (id) => ({ ec2ImageAccounts: [id] }),
  },
  {
    // “EC2 hosts in 111122223333”, “IAM users of account 111122223333”
    before: new RegExp(
      String.raw`\b(?:apps?|applications?|backends?|workloads?|callers?|consumers?|clients?|hosts?|instances?|boxes|servers?|machines?|tasks?|pods?|iam users?|auditors)\s+(?:\w+\s+){0,2}(?:in|of|from)(?:\s+${ACCOUNT})?${ID}`,
    ),
    behind: /^(?!\W*(?:\w+\s+){0,2}assumes?\s)/,
    answers: (id) => ({ trustedPrincipals: [id] }),
    entity: 'account',
    isWeak: true,
  },
  {
    // “444455556666 (a vendor)”
    behind:
      /^\s*\(\s*(?:an?|our|the)\s+(?:\w+\s+)?(?:partner|vendor|supplier|customer|contractor|auditor|client)\b/,
    answers: caller,
    entity: 'account',
  },
  OWN,
  {
    before: new RegExp(
      String.raw`\b(?:models?|deepseek|connector|${MODEL_IDS}|bedrock)\b[^.;]{0,40}\b(?:in|of|from|at)\b\s*(?:another |the other |other |a different )?(?:${ACCOUNT})?(?:\s+b)?,?${ID}`,
    ),
    answers: (id) => ({ modelAccount: id, account: id }),
  },
  {
    before: new RegExp(
      String.raw`\b(?:partners?|vendors?|suppliers?|customers?|third[- ]part(?:y|ies)|clients?|contractors?|auditors?|sister|subsidiar(?:y|ies)|callers?|consumers?|tenants?|security|siem|external(?= acc)|(?:apps?|applications?|backends?|workloads?|services?|systems?|roles?|users?)\s*,?\s+(?:\w+\s+)?(?:in|of|from))\b${NEAR}`,
    ),
    answers: caller,
    entity: 'account',
  },
  {
    before: /^(?!.*\bin\s+account\s*$)/s,
    behind: new RegExp(
      String.raw`^(?:['’]s)?\s*(?:\([^)]*\)\s*)?(?:and (?=assume)|(?:apps?|applications?|backends?|services?|roles?)\s+)?${CALLS}\b`,
    ),
    answers: caller,
    entity: 'account',
  },
  {
    behind: /^\s*(?:,\s*)?(?:\(same org\w*|(?:of|in) (?:our|the same|the) org(?:anization)?\b)/,
    answers: caller,
    entity: 'account',
  },
  OTHER,
];
