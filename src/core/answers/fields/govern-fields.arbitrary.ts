// Valid answers to the questions of govern-fields.ts.
import type { governFields } from './govern-fields.ts';
import type { Stage, ValidOf } from '#core/answers/stage.arbitrary.ts';

export const validGovern = (_stage: Stage): ValidOf<typeof governFields> => ({});
