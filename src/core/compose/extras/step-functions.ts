// A Step Functions state machine: its logs and traces, its tasks, and who may create it.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { sendTraces } from '#core/compose/blocks/service-logs.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import type { Notice } from '#core/compose/role-kit.ts';
import { deployer } from './deployer.ts';
import type { Extras } from './extras.ts';
import { stateMachineTasks } from './state-machine-tasks.ts';

/** https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html */
export const DELIVERY_ACTIONS = [
  'logs:CreateLogDelivery',
  'logs:GetLogDelivery',
  'logs:UpdateLogDelivery',
  'logs:DeleteLogDelivery',
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
] as const;

const deliverLogs = (): Grant =>
  allow({
    sid: 'SetUpLogDelivery',
    actions: DELIVERY_ACTIONS,
    resources: '*',
    why: {
      title: 'Delivers execution logs',
      text: 'Step Functions checks these with the state machine’s role, and adds the log group to the account’s resource policy for log delivery. AWS documents them on all resources.',
      calls: DELIVERY_ACTIONS.map((action) => action.slice('logs:'.length)),
      answers: ['workflowLogs'],
      page: 'stepFunctionsLogs',
    },
  });

const NO_STREAM: Notice = {
  id: 'state-machine-stream',
  text: 'A state machine gets each answer as a whole: it cannot read a stream, so the role does not allow streaming calls. Its calls come from the network of Step Functions, not from your VPC, so they cannot be limited to a network.',
};

export function stepFunctions(checked: CheckedAnswers): Extras {
  const passing = deployer(checked, {
    sid: 'PassStateMachineRole',
    service: 'states.amazonaws.com',
    who: 'creates the state machine',
    calls: ['CreateStateMachine', 'UpdateStateMachine'],
  });
  return {
    ...passing,
    grants: [
      ...(checked.answer('workflowLogs') ? [deliverLogs()] : []),
      ...(checked.answer('workflowTraces') ? [sendTraces(['workflowTraces'], 'stepFunctionsTraces')] : []),
    ],
    nextSteps: [...(passing.nextSteps ?? []), ...stateMachineTasks(checked)],
    notices: [NO_STREAM],
  };
}
