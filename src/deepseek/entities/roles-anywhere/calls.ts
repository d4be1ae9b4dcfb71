// Where the calls are run that check a role of this trusted entity.
import type { CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = () => ({
  words: 'On the server: only a certificate can assume the role.',
  command: 'export AWS_PROFILE=PROFILE_NAME',
});
