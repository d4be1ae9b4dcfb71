// Where the calls are run that check a role of this trusted entity.
import { inRegion, type CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = ({ checked }) => ({
  words: 'In a task of the state machine: your own credentials prove nothing.',
  command: inRegion(checked, 'stepfunctions start-execution', '--state-machine-arn STATE_MACHINE_ARN'),
  inCode: 'state machine',
});
