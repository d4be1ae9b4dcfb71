// All words that state an answer by the way, and mean nothing of it in other scenarios.
import { EC2, ORGANIZATION } from './control-values.ts';
import { BOUNDARY, ENDPOINTS, QUOTAS } from './service-values.ts';
import { CALLING, SERVING, TRAINING } from './task-values.ts';
import type { ValueWords } from './value-row.ts';

/** Each list is read by itself: “bedrock-runtime” is the endpoint, and Bedrock. */
export const VALUE_WORDS: readonly (readonly ValueWords[])[] = [
  [...QUOTAS, ...SERVING, ...CALLING, ...TRAINING, ...ORGANIZATION, ...EC2],
  [...ENDPOINTS, ...BOUNDARY],
];
