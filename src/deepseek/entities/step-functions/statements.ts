// A Step Functions state machine: its logs and traces, its tasks, and who may create it.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { passRoleCode } from '#deepseek/compose/next-steps.ts';
import { objectsArn } from '#deepseek/shared/bucket-locations.ts';
import { sendTraces } from '#deepseek/shared/service-logs.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { roleArn } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { deployer } from '#deepseek/shared/app-deployer.ts';
import type { Extras } from '#deepseek/compose/extras.ts';
import { stateMachineTasks } from './tasks.ts';
import { DELIVERY_ACTIONS } from '#deepseek/shared/log-delivery.ts';

const deliverLogs = (): PlannedStatement =>
  allow({
    sid: 'SetUpLogDelivery',
    actions: DELIVERY_ACTIONS,
    resources: '*',
    why: {
      title: 'Delivers execution logs',
      text: 'Step Functions checks these with the state machine’s role, and adds the log group to the account’s resource policy for log delivery. None of these actions supports resources in IAM.',
      answers: ['workflowLogs'],
      page: 'stepFunctionsLogs',
    },
  });

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html */
function payloads(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!checked.view.asks('payloadInput')) return [];

  const { home } = checked.view;
  const rows = [
    ['payloadInput', 'ReadLargeRequests', 's3:GetObject', 'Reads large requests', 'Input'],
    ['payloadOutput', 'WriteLargeAnswers', 's3:PutObject', 'Writes large answers', 'Output'],
  ] as const;
  return rows.flatMap(([field, sid, action, title, member]) => {
    const locations = checked.answer(field);
    if (locations.length === 0) return [];
    return [
      allow({
        sid,
        actions: action,
        resources: [...new Set(locations.map((location) => objectsArn(home, location)))],
        condition: { StringEquals: { 'aws:ResourceAccount': home.account } },
        why: {
          title,
          text: `The S3 URI under ${member} of the optimized task, for payloads above 256 KiB. Only in buckets of your own account. If they are encrypted with a KMS key of your own, the role needs that key too.`,
          calls: [action.slice(3)],
          answers: [field, 'account'],
          page: 'stepFunctionsBedrock',
        },
      }),
    ];
  });
}

const NO_STREAM: Notice = {
  id: 'state-machine-stream',
  title: 'Streaming',
  text: 'A state machine gets each answer as a whole: it cannot read a stream, so the role does not allow streaming calls. Its calls come from the network of Step Functions, not from your VPC, so they cannot be limited to a network.',
};

/** What the state machine sends about its executions. */
const telemetry = ({ answer }: CheckedAnswers): readonly PlannedStatement[] => [
  ...(answer('workflowLogs') ? [deliverLogs()] : []),
  ...(answer('workflowTraces') ? [sendTraces(['workflowTraces'], 'stepFunctionsTraces')] : []),
];

/** https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html */
const createStep = (checked: CheckedAnswers): NextStep => ({
  id: 'state-machine-creator',
  title: 'Allow whoever creates the state machine to pass its role',
  text: 'CreateStateMachine and UpdateStateMachine need this statement. Who starts an execution does not.',
  code: passRoleCode(roleArn(checked), 'states.amazonaws.com'),
  page: PAGES.stepFunctionsRole,
});

/** Of a state machine that runs what the kit is for: its role is that of the deployer, and its tasks are the scenario's. */
const runner = (checked: CheckedAnswers): Extras => ({
  statements: telemetry(checked),
  nextSteps: [createStep(checked)],
});

export function extras(checked: CheckedAnswers): Extras {
  if (!checked.view.scenario.entities.includes('step-functions')) return runner(checked);
  const passing = deployer(checked, {
    sid: 'PassStateMachineRole',
    service: 'states.amazonaws.com',
    who: 'creates the state machine',
    calls: ['CreateStateMachine', 'UpdateStateMachine'],
  });
  return {
    ...passing,
    statements: [...payloads(checked), ...telemetry(checked)],
    nextSteps: [...(passing.nextSteps ?? []), ...stateMachineTasks(checked)],
    notices: [NO_STREAM],
  };
}
