// Where the calls are run that check a role of this trusted entity.
import { inRegion, type CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = ({ checked }) => ({
  words: 'In the job’s script: your own credentials prove nothing.',
  command: inRegion(checked, 'glue start-job-run', '--job-name JOB_NAME'),
  inCode: 'job',
});
