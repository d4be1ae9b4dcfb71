// Where the calls are run that check a role of this trusted entity.
import type { CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = () => ({
  words: 'As steps of the workflow: only GitHub’s token can assume the role.',
});
