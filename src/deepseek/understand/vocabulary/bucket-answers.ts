// The questions that a bucket answers.
import type { FieldValues } from '#deepseek/answers/answers.ts';

const WEIGHTS = /\b(?:weights?|base model|model files)\b[^,.;]*$/;
const RESULTS = /\b(?:outputs?|results?)\b[^,.;]*$/;

/** Where a bucket belongs follows from the scenario; of two, the second or the one behind "results" is the output. */
export const bucketAnswers = (
  found: string,
  { before, nth }: { readonly before: string; readonly nth: number },
): FieldValues =>
  nth > 0 || RESULTS.test(before)
    ? {
        batchOutput: [found],
        asyncResults: [found],
        asyncOutput: [found],
        evaluationResults: [found],
        logBuckets: [found],
        trainingOutput: [found],
      }
    : {
        ...(WEIGHTS.test(before) ? { baseWeights: 'own' } : { trainingData: [found] }),
        weights: [found],
        batchInput: [found],
        asyncInput: [found],
        logBuckets: [found],
        evaluationPrompts: [found],
        actionSchemas: [found],
      };
