// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'enforce guardrail across organization',
      'enforce guardrail in organization',
      'enforce guardrail in whole organization',
      'enforce guardrail in entire organization',
      'enforce guardrail in every account',
      'enforce guardrail in all account',
      'enforce guardrail across all account',
      'guardrail enforcement across organization',
      'organization policy enforce guardrail',
      'organization policy that enforce guardrail',
      'enforce guardrail on every account',
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
];
