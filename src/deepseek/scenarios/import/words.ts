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
];
