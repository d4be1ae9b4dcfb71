// Questions on the services that run workflows, builds and jobs.
import { callerHome } from '#core/answers/caller-home.ts';
import { listField, switchField } from '#core/answers/field.ts';
import { readBuildProject, readStateMachine } from '#core/answers/inputs/compute-names.ts';

export const computeFields = {
  stateMachines: listField({
    key: 'sfm',
    step: 'entity',
    label: 'State machine name',
    hint: 'Name or ARN, one per line. Leave empty to trust every state machine of the account',
    example: 'summarize-tickets',
    noun: 'state machine',
    required: false,
    identifying: true,
    limit: 10,
    check: (raw, view) => readStateMachine(raw, callerHome(view)),
    placeholder: () => [],
  }),
  workflowLogs: switchField({
    key: 'sfl',
    step: 'entity',
    label: 'Allow execution logs',
    effect: 'Allows Step Functions to set up log delivery to CloudWatch Logs for the state machine.',
    initial: () => false,
  }),
  workflowTraces: switchField({
    key: 'sfx',
    step: 'entity',
    label: 'Allow X-Ray traces',
    effect: 'Allows Step Functions to send traces of executions to X-Ray.',
    initial: () => false,
  }),
  buildProjects: listField({
    key: 'cbp',
    step: 'entity',
    label: 'CodeBuild project name',
    hint: 'Name or ARN, one per line. Its log group is /aws/codebuild/NAME',
    example: 'deepseek-evaluation',
    noun: 'project',
    required: true,
    identifying: true,
    limit: 10,
    check: (raw, view) => readBuildProject(raw, callerHome(view)),
    placeholder: () => ['deepseek-evaluation'],
  }),
  buildLogs: switchField({
    key: 'cbl',
    step: 'entity',
    label: 'Allow the build to write logs',
    effect: 'Allows CodeBuild to create the project’s log group and to write to it.',
    initial: () => true,
  }),
  glueLogs: switchField({
    key: 'gll',
    step: 'entity',
    label: 'Allow the job to write logs',
    effect: 'Allows Glue to create its log groups, which begin with /aws-glue/, and to write to them.',
    initial: () => true,
  }),
};
