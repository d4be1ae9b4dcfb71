// Questions on CodeBuild: the projects, and their logs.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { listField, switchField } from '#deepseek/answers/field.ts';
import { readBuildProject } from '#deepseek/answers/inputs/names.ts';

export const questions = {
  buildProjects: listField({
    key: 'cbp',
    step: 'entity',
    rank: 680,
    label: 'CodeBuild project name',
    hint: 'Name or ARN, one per line. Its log group is /aws/codebuild/NAME',
    example: 'deepseek-evaluation',
    noun: 'project',
    required: true,
    identifying: true,
    limit: 10,
    homeOf: homeBy(readBuildProject),
    homeKind: 'caller',
    check: (raw, view) => readBuildProject(raw, callerHome(view)),
    placeholder: () => ['deepseek-evaluation'],
  }),
  buildLogs: switchField({
    key: 'cbl',
    step: 'entity',
    rank: 690,
    label: 'Allow the build to write logs',
    sentence: '{buildLogs:|without logs}',
    effect: 'Allows CodeBuild to create the project’s log group and to write to it.',
    initial: () => true,
  }),
};
