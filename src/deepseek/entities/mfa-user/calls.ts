// Where the calls are run that check a role of this trusted entity.
import { assume, type CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = ({ arn }) => ({
  words: 'Assume the role with an MFA code, then run them in the same shell.',
  command: assume(arn, ' --serial-number MFA_DEVICE_ARN --token-code CODE'),
});
