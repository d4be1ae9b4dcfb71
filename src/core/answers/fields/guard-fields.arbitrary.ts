// Valid answers to the questions of guard-fields.ts.
import type { guardFields } from './guard-fields.ts';
import type { Stage, ValidOf } from '#core/answers/stage.arbitrary.ts';

export const validGuard = (_stage: Stage): ValidOf<typeof guardFields> => ({});
