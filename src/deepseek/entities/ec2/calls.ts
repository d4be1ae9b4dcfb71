// Where the calls are run that check a role of this trusted entity.
import { inRegion, type CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = ({ checked }) => ({
  words: 'On the instance: your own credentials prove nothing.',
  command: inRegion(checked, 'ssm start-session', '--target INSTANCE_ID'),
});
