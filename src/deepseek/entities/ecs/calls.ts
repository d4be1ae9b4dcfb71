// Where the calls are run that check a role of this trusted entity.
import { inRegion, type CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = ({ checked }) => ({
  words: 'In a running task, with the AWS CLI in its image and ECS Exec on.',
  command: inRegion(
    checked,
    'ecs execute-command',
    '--cluster CLUSTER --task TASK_ID --interactive --command "/bin/sh"',
  ),
});
