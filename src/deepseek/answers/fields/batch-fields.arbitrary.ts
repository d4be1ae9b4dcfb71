// Valid answers to the questions of batch-fields.ts.
import * as fc from 'fast-check';
import type { batchFields } from './batch-fields.ts';
import { bucket, jobBucket, jobBucketOrFile, logGroup } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';

export const validBatch = (stage: AnswerBasis): ValidOf<typeof batchFields> => ({
  batchInput: () => entries(jobBucketOrFile(stage), 1, 3),
  batchOutput: () => entries(jobBucket(stage), 1, 3),
  batchListFolders: () => fc.boolean(),
  logDestination: () => fc.constantFrom('cloudwatch', 's3', 'both'),
  invocationLogGroup: () => logGroup(stage),
  logBuckets: () => entries(bucket(stage), 1, 3),
});
