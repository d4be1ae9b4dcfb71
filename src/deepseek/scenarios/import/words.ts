// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'import',
      'custom model import',
      'bedrock read',
      'importing',
      'createmodelimportjob',
      'bring weight',
    ],
    scenarios: { import: 7 },
  },
  {
    // “From there it is imported into Bedrock”: not what is called.
    words: ['imported'],
    near: /\b(?:is|are|be|gets?|then) (?:then )?imported (?:in)?to\b/i,
    scenarios: { import: 12, 'invoke-imported': -6 },
  },
];
