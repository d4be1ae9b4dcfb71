// Questions on the state machines that run this.
import { homeBy } from '#deepseek/answers/inputs/arn-home.ts';
import { callerHome } from '#deepseek/answers/caller-home.ts';
import { listField, switchField } from '#deepseek/answers/field.ts';
import { readStateMachine } from '#deepseek/answers/inputs/names.ts';

export const computeFields = {
  stateMachines: listField({
    key: 'sfm',
    step: 'entity',
    rank: 630,
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
    rank: 640,
    label: 'Allow execution logs',
    sentence: '{workflowLogs:with execution logs|without execution logs}',
    effect: 'Allows Step Functions to set up log delivery to CloudWatch Logs for the state machine.',
    initial: () => false,
  }),
  workflowTraces: switchField({
    key: 'sfx',
    step: 'entity',
    rank: 650,
    label: 'Allow X-Ray traces',
    sentence: '{workflowTraces:with traces|without traces}',
    effect: 'Allows Step Functions to send traces of executions to X-Ray.',
    initial: () => false,
  }),
};
