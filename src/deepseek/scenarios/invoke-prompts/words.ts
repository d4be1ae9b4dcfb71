// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'stored prompt',
      'prompt management',
      'managed prompt',
      'saved prompt',
      'prompt arn',
      'render prompt',
      'prompt library',
    ],
    scenarios: { 'invoke-prompts': 8 },
    answers: { endpointAlso: ['prompt'] },
  },
];
