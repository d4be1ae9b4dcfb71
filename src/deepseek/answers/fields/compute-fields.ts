// Questions on the services that run workflows, builds and jobs.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { listField, switchField, type AnswersView } from '#deepseek/answers/field.ts';
import { readBucket, type BucketLocation } from '#deepseek/answers/inputs/bucket.ts';
import { readBuildProject, readStateMachine } from '#deepseek/answers/inputs/compute-names.ts';

/** The optimized task is for models of Bedrock: an endpoint of SageMaker has a task of the SDK, without these. */
const callsBedrock = (view: AnswersView): boolean =>
  view.scenarios.some(({ id }) => id !== 'invoke-sagemaker');

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
    homeOf: homeBy(readStateMachine),
    homeKind: 'caller',
    check: (raw, view) => readStateMachine(raw, callerHome(view)),
    placeholder: () => [],
  }),
  workflowLogs: switchField({
    key: 'sfl',
    step: 'entity',
    label: 'Allow execution logs',
    sentence: '{workflowLogs:with execution logs|without execution logs}',
    effect: 'Allows Step Functions to set up log delivery to CloudWatch Logs for the state machine.',
    initial: () => false,
  }),
  workflowTraces: switchField({
    key: 'sfx',
    step: 'entity',
    label: 'Allow X-Ray traces',
    sentence: '{workflowTraces:with traces|without traces}',
    effect: 'Allows Step Functions to send traces of executions to X-Ray.',
    initial: () => false,
  }),
  payloadInput: listField<BucketLocation>({
    key: 'sfi',
    step: 'entity',
    label: 'Bucket with large requests',
    sentence: 'reading requests from {payloadInput}',
    hint: 'Bucket name, S3 URI or ARN, with the folder; one per line. Leave empty if the definition holds the request, up to 256 KiB',
    example: 's3://acme-workflows/requests/',
    noun: 'bucket',
    required: false,
    identifying: true,
    limit: 10,
    when: callsBedrock,
    check: (raw, view) => readBucket(raw, view.home),
    placeholder: () => [],
  }),
  payloadOutput: listField<BucketLocation>({
    key: 'sfo',
    step: 'entity',
    label: 'Bucket for large answers',
    sentence: 'writing answers to {payloadOutput}',
    hint: 'Bucket name, S3 URI or ARN, with the folder; one per line. Leave empty if the answer stays in the execution, up to 256 KiB',
    example: 's3://acme-workflows/answers/',
    noun: 'bucket',
    required: false,
    identifying: true,
    limit: 10,
    when: callsBedrock,
    check: (raw, view) => readBucket(raw, view.home, 'write'),
    placeholder: () => [],
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
    homeOf: homeBy(readBuildProject),
    homeKind: 'caller',
    check: (raw, view) => readBuildProject(raw, callerHome(view)),
    placeholder: () => ['deepseek-evaluation'],
  }),
  buildLogs: switchField({
    key: 'cbl',
    step: 'entity',
    label: 'Allow the build to write logs',
    sentence: '{buildLogs:|without logs}',
    effect: 'Allows CodeBuild to create the project’s log group and to write to it.',
    initial: () => true,
  }),
  glueLogs: switchField({
    key: 'gll',
    step: 'entity',
    label: 'Allow the job to write logs',
    sentence: '{glueLogs:|without logs}',
    effect: 'Allows Glue to create its log groups, which begin with /aws-glue/, and to write to them.',
    initial: () => true,
  }),
};
