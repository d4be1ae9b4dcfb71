// Where the calls are run that check a role of this trusted entity.
import { inRegion, named, type CallPlaceOf } from '#deepseek/shared/call-place.ts';

export const callPlace: CallPlaceOf = ({ checked }) => ({
  words: 'As commands of the buildspec: your own credentials prove nothing.',
  command: inRegion(
    checked,
    'codebuild start-build',
    `--project-name ${named(checked, 'buildProjects', 'PROJECT_NAME')}`,
  ),
});
