// Valid answers to the questions of search-fields.ts.
import type { searchFields } from './search-fields.ts';
import type { Stage, ValidOf } from '#core/answers/stage.arbitrary.ts';

export const validSearch = (_stage: Stage): ValidOf<typeof searchFields> => ({});
