// Where the calls are run that check a role of this trusted entity.
import { inRegion, type CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = ({ checked }) => ({
  words: 'As the command of a job with this job role and the AWS CLI in its image.',
  command: inRegion(
    checked,
    'batch submit-job',
    `--job-name check --job-queue JOB_QUEUE --job-definition JOB_DEFINITION \\\n  --container-overrides '{"command":["sh","-c","COMMANDS"]}'`,
  ),
});
