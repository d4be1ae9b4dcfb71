// Valid answers to the questions of people-fields.ts.
import type { peopleFields } from './people-fields.ts';
import type { Stage, ValidOf } from '#core/answers/stage.arbitrary.ts';

export const validPeople = (_stage: Stage): ValidOf<typeof peopleFields> => ({});
