// Words that speak for this scenario alone, and the answers some of them state.
import type { Concept } from '#deepseek/shared/concept.ts';

export const words: readonly Concept[] = [
  {
    words: ['upload', 'put weight', 'push weight', 'uploading'],
    scenarios: { 'upload-weights': 8 },
  },
  {
    words: ['aws s3 sync', 's3 sync', 'sync'],
    scenarios: { 'upload-weights': 2 },
    answers: { syncUploads: true },
  },
  {
    words: [
      'put',
      'push',
      'copy',
      'write',
      'store',
      'publish',
      'send',
      'save',
      'mirror',
      'move',
      'go up',
      'transfer',
      'ship',
      'land',
    ],
    near: /\b(?:weights?|ckpts?|model files?|checkpoints?|safetensors?)\b[^.;]*?\b(?:in)?to\b/i,
    scenarios: { 'upload-weights': 7 },
  },
];
