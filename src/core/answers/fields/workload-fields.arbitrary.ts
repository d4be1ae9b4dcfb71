// Valid answers to the questions of workload-fields.ts.
import type { workloadFields } from './workload-fields.ts';
import type { Stage, ValidOf } from '#core/answers/stage.arbitrary.ts';

export const validWorkload = (_stage: Stage): ValidOf<typeof workloadFields> => ({});
