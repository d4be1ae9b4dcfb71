// Where the calls are run that check a role of this trusted entity.
import type { CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = () => ({
  words: 'In the code of the service: your own credentials prove nothing.',
  inCode: 'service',
});
