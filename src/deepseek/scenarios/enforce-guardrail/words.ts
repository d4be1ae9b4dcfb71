// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

const ENFORCED = String.raw`\b(?:enforc\w+|mandatory|impos\w+|(?<!\b(?:to|may|can|members|accounts|let them) )appl(?:y|ies|ied)|put|attach\w*)\b`;

/** Whose calls they are, if it is one role that calls. */
const OF_ROLE = String.raw`\b(?:lambda|functions?|ecs|fargate|ec2|glue|pods?|service account|codebuild|state machine|prompts?)\b[^]*`;

/** Calls of all models: for DeepSeek alone, a policy of the organization requires one. */
const ALL = String.raw`(?:\b(?:all?|every|each|any) (?:(?!deep)\w+ ){0,2}(?:accounts?\b|(?:calls?|requests?|inference|invocations?|models?)\b(?<!${OF_ROLE}))|\borg(?:ani[sz]ation)?[- ]wide\b|\beverywhere\b|\b(?:in|across) (?:the )?(?:whole|entire) org)`;

/** “Every account must use the guardrail” */
const OF_ACCOUNTS = String.raw`(?:all|every|each|any) (?:\w+ )?accounts?\b.*\b(?:must|has to|have to|should)\b.*guard`;

const EVERY_CALL = new RegExp(
  [
    `guard-?\\s?\\w+.*${ENFORCED}.*${ALL}`,
    `${ENFORCED}.*guard.*${ALL}`,
    `${ALL}.*${ENFORCED}.*guard`,
    `guard.*${ALL}.*${ENFORCED}`,
    OF_ACCOUNTS,
  ].join('|'),
  'i',
);

export const words: readonly Concept[] = [
  {
    words: [
      'enforce guardrail across organization',
      'enforce guardrail in organization',
      'enforce guardrail in whole organization',
      'enforce guardrail in entire organization',
      'enforce guardrail in all account',
      'enforce guardrail across all account',
      'guardrail enforcement across organization',
      'organization policy enforce guardrail',
      'enforce guardrail on all account',
      'organization level guardrail',
      'organization enforced guardrail',
      'amazon bedrock policy',
      'bedrock policy in organization',
      'bedrock organization policy',
      'bedrock_policy',
    ],
    scenarios: { 'enforce-guardrail': 12 },
  },
  {
    words: [
      'guardrail',
      'bedrock guardrail',
      'enforce',
      'enforced',
      'mandatory',
      'impose',
      'apply',
      'put',
      'attach',
    ],
    near: EVERY_CALL,
    scenarios: { 'enforce-guardrail': 10 },
  },
];
