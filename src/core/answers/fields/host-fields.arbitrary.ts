// Valid answers to the questions of host-fields.ts.
import type { hostFields } from './host-fields.ts';
import type { Stage, ValidOf } from '#core/answers/stage.arbitrary.ts';

export const validHost = (_stage: Stage): ValidOf<typeof hostFields> => ({});
