// A Step Functions state machine: its logs and traces, what its definition says, and who may create it.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { PAGES } from '#core/catalog/pages.ts';
import { sendTraces } from '#core/compose/blocks/service-logs.ts';
import { allow, type Grant } from '#core/compose/grant.ts';
import { json } from '#core/compose/next-steps.ts';
import type { NextStep, Notice } from '#core/compose/role-kit.ts';
import { deployer } from './deployer.ts';
import type { Extras } from './extras.ts';

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

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html */
const definition = (partition: string): NextStep => ({
  id: 'state-machine-task',
  title: 'Call the model in the definition',
  text: 'Put the model’s ID, or the ARN of its profile or import, in place of MODEL_ID_OR_ARN. Bedrock has an optimized task; SageMaker endpoints and Converse have the AWS SDK tasks aws-sdk:sagemakerruntime:invokeEndpoint and aws-sdk:bedrockruntime:converse. Payloads above 256 KiB need Input and Output with an S3 URI, and s3:GetObject and s3:PutObject on it for this role.',
  code: json({
    Type: 'Task',
    Resource: `arn:${partition}:states:::bedrock:invokeModel`,
    Parameters: {
      ModelId: 'MODEL_ID_OR_ARN',
      Body: { messages: [{ role: 'user', content: 'Hello' }], max_tokens: 512 },
    },
    End: true,
  }),
  page: PAGES.stepFunctionsBedrock,
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
    nextSteps: [...(passing.nextSteps ?? []), definition(checked.view.home.partition)],
    notices: [NO_STREAM],
  };
}
