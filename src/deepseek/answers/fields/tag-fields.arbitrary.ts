// Valid answers to the question of tag-fields.ts.
import * as fc from 'fast-check';
import { entries, type ValidOf } from '#deepseek/answers/stage.arbitrary.ts';
import type { tagFields } from './tag-fields.ts';

export const validTag = (): ValidOf<typeof tagFields> => ({
  matchTags: () =>
    fc.oneof(
      { arbitrary: fc.constant<string[]>([]), weight: 2 },
      { arbitrary: entries(fc.constantFrom('team', 'Team', 'cost-center', 'access-project')), weight: 1 },
    ),
});
