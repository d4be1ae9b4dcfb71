// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: [
      'resource control policy',
      'resource control policy for weight',
      'rcp',
      'data perimeter',
      'weight stay in organization',
      'keep weight in organization',
      'keep weight inside organization',
      'only organization reach weight',
    ],
    scenarios: { 'weights-perimeter': 12 },
  },
  {
    words: ['weight perimeter', 'perimeter'],
    scenarios: { 'weights-perimeter': 12 },
  },
  {
    words: ['weight', 'weight bucket', 'model file', 'checkpoint', 'bucket'],
    near: /\boutside\b[^.;]{0,30}\borg|\bonly\b[^.;]{0,30}\borg\w*[^.;]{0,30}\b(?:reach|read|access|touch|see)|\b(?:leaves?|leaving|out of|inside|within) (?:of )?(?:our |the )?(?:\w+ )?org/i,
    scenarios: { 'weights-perimeter': 14 },
  },
  {
    words: ['nobody outside', 'no one outside', 'anyone outside', 'outside'],
    near: /\boutside\b[^.;]{0,60}\b(?:reads?|downloads?|cop(?:y|ies)|fetch)|\b(?:read|download\w*|copied|fetch\w*)\b[^.;]{0,40}\boutside\b/i,
    scenarios: { 'weights-perimeter': 12 },
  },
];
