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

const LARGE =
  'Payloads above 256 KiB need Input and Output with an S3 URI, and s3:GetObject and s3:PutObject on it for this role.';

/** DeepSeek-R1 takes a prompt; the later models take messages. */
const bodyOf = ({ view }: CheckedAnswers) =>
  view.scenario.id === 'invoke-r1'
    ? { prompt: 'Hello', max_tokens: 512 }
    : { messages: [{ role: 'user', content: 'Hello' }], max_tokens: 512 };

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html */
const bedrockTask = (checked: CheckedAnswers): NextStep => ({
  id: 'state-machine-task',
  title: 'Call the model in the definition',
  text: `Put the model’s ID, or the ARN of its profile or import, in place of MODEL_ID_OR_ARN. Bedrock has an optimized task; Converse has the AWS SDK task aws-sdk:bedrockruntime:converse. ${LARGE}`,
  code: json({
    Type: 'Task',
    Resource: `arn:${checked.view.home.partition}:states:::bedrock:invokeModel`,
    Parameters: { ModelId: 'MODEL_ID_OR_ARN', Body: bodyOf(checked) },
    End: true,
  }),
  page: PAGES.stepFunctionsBedrock,
});

/** https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html */
function endpointTask(checked: CheckedAnswers, name: string): NextStep {
  const isAsync = checked.view.asks('endpointCalls') && checked.answer('endpointCalls') === 'async';
  return {
    id: 'state-machine-endpoint',
    title: 'Call the endpoint in the definition',
    text: isAsync
      ? 'SageMaker endpoints have AWS SDK tasks. Put the S3 URI of the request in place of S3_URI: the result goes to S3, where a later state reads it.'
      : 'SageMaker endpoints have AWS SDK tasks. The body must be what the endpoint’s container takes. A task gets at most 256 KiB back.',
    code: json({
      Type: 'Task',
      Resource: `arn:${checked.view.home.partition}:states:::aws-sdk:sagemakerruntime:${isAsync ? 'invokeEndpointAsync' : 'invokeEndpoint'}`,
      Parameters: {
        EndpointName: name,
        ContentType: 'application/json',
        ...(isAsync
          ? { InputLocation: 'S3_URI' }
          : { Body: { inputs: 'Hello', parameters: { max_new_tokens: 512 } } }),
      },
      End: true,
    }),
    page: PAGES.stepFunctionsSdk,
  };
}

/** The names of SageMaker endpoints that the role calls; components have names of their own. */
const endpointNames = ({ view, answer }: CheckedAnswers): readonly string[] => [
  ...(view.asks('endpoints') ? answer('endpoints').map(({ name }) => name) : []),
  ...(view.asks('modelArns')
    ? answer('modelArns').flatMap(({ kind, name }) => (kind === 'sagemaker-endpoint' ? [name] : []))
    : []),
];

const callsBedrock = ({ view, answer }: CheckedAnswers): boolean =>
  view.scenarios.some(({ id }) =>
    id === 'invoke-arns'
      ? answer('modelArns').some(({ kind }) => kind !== 'sagemaker-endpoint')
      : id !== 'invoke-sagemaker',
  );

function definition(checked: CheckedAnswers): readonly NextStep[] {
  const [name] = endpointNames(checked);
  return [
    ...(callsBedrock(checked) ? [bedrockTask(checked)] : []),
    ...(name === undefined ? [] : [endpointTask(checked, name)]),
  ];
}

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
    nextSteps: [...(passing.nextSteps ?? []), ...definition(checked)],
    notices: [NO_STREAM],
  };
}
