// Valid answers to the questions of app-file-fields.ts.
import * as fc from 'fast-check';
import { bucketOrFile } from '#deepseek/answers/inputs.arbitrary.ts';
import { entries, type AnswerBasis, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { appFileFields } from './app-file-fields.ts';

export const validAppFiles = (stage: AnswerBasis): ValidOf<typeof appFileFields> => ({
  appFiles: () => entries(bucketOrFile(stage), 0, 3),
  listAppFiles: () => fc.boolean(),
});
