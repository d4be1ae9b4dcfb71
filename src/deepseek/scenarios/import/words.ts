// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['importmodel', 'bedrock importmodel', 'model import', 'model import permission'],
    scenarios: { import: 7 },
  },
  {
    words: [
      'import',
      'custom model import',
      'import job',
      'import weight',
      'bedrock read',
      'bedrock read weight',
      'importing',
      'createmodelimportjob',
      'bring weight',
    ],
    scenarios: { import: 7 },
  },
];
