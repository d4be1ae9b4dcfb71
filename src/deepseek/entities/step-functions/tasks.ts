// Tasks of a state machine: each thing that its role calls has a state with the fields it takes.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { json } from '#deepseek/compose/next-steps.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';

const LARGE =
  'For payloads above 256 KiB, name an S3 URI under Input in place of Body, and one under Output.';

const state = ({ view }: CheckedAnswers, integration: string, parameters: object): string =>
  json({
    Type: 'Task',
    Resource: `arn:${view.home.partition}:states:::${integration}`,
    Parameters: parameters,
    End: true,
  });

/** The guardrail that the role's calls must name. */
function guardrail({ view, answer }: CheckedAnswers) {
  const [first] = view.asks('guardrails') ? answer('guardrails') : [];
  return (
    first && {
      GuardrailIdentifier: first.arn,
      GuardrailVersion: first.version ?? 'GUARDRAIL_VERSION',
    }
  );
}

const GUARDED = ' The role denies calls that do not name the guardrail.';

/** DeepSeek-R1 takes a prompt; the later models take messages. */
const PROMPT = { prompt: 'Hello', max_tokens: 512 };
const MESSAGES = { messages: [{ role: 'user', content: 'Hello' }], max_tokens: 512 };
const INPUTS = { inputs: 'Hello', parameters: { max_new_tokens: 512 } };

type Asked = Pick<CheckedAnswers, 'view' | 'answer'>;

const pastedKinds = ({ view, answer }: Asked): readonly string[] =>
  view.asks('modelArns') ? answer('modelArns').map(({ kind }) => kind) : [];

/** Whether R1 is among the models, and alone. */
function callsR1({ view, answer }: Asked): { readonly some: boolean; readonly only: boolean } {
  const models = [
    ...view.scenarios.map(({ id }) => id === 'invoke-r1'),
    ...(view.asks('profileModels') ? answer('profileModels').map((id) => id === 'r1') : []),
    ...(view.asks('modelArns') ? answer('modelArns').map(({ name }) => name.includes('deepseek.r1')) : []),
  ];
  // What asks for its models by another question says nothing itself.
  const unsaid = view.scenarios.filter(
    ({ id }) => id === 'invoke-arns' || id === 'invoke-app-profiles',
  ).length;
  const r1 = models.filter(Boolean).length;
  return { some: r1 > 0, only: r1 > 0 && r1 + unsaid >= models.length };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-bedrock.html */
function modelTask(checked: CheckedAnswers): NextStep {
  const named = guardrail(checked);
  const r1 = callsR1(checked);
  return {
    id: 'state-machine-task',
    title: 'Call the model in the definition',
    text: `Put the model’s ID, or the ARN of its profile or import, in place of MODEL_ID_OR_ARN. Bedrock has an optimized task; Converse has the AWS SDK task aws-sdk:bedrockruntime:converse.${
      r1.some && !r1.only ? ' DeepSeek-R1 takes a prompt in place of messages.' : ''
    }${named ? GUARDED : ''} ${LARGE}`,
    code: state(checked, 'bedrock:invokeModel', {
      ModelId: 'MODEL_ID_OR_ARN',
      Body: r1.only ? PROMPT : MESSAGES,
      ...named,
    }),
    page: PAGES.stepFunctionsBedrock,
  };
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/amazon-bedrock-marketplace.html */
const marketplaceTask = (checked: CheckedAnswers): NextStep => ({
  id: 'state-machine-marketplace',
  title: 'Call the Marketplace endpoint in the definition',
  text: `Put the ARN of the SageMaker endpoint in place of ENDPOINT_ARN. The body must be what the model takes. ${LARGE}`,
  code: state(checked, 'bedrock:invokeModel', { ModelId: 'ENDPOINT_ARN', Body: INPUTS }),
  page: PAGES.stepFunctionsBedrock,
});

/** https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-management-test.html */
function promptTask(checked: CheckedAnswers): NextStep {
  const named = guardrail(checked);
  return {
    id: 'state-machine-prompt',
    title: 'Call the prompt in the definition',
    text: `Put the ARN of the prompt’s version in place of PROMPT_VERSION_ARN, and the prompt’s own variables in place of topic. Stored prompts work with Converse only, which has an AWS SDK task.${named ? GUARDED : ''}`,
    code: state(checked, 'aws-sdk:bedrockruntime:converse', {
      ModelId: 'PROMPT_VERSION_ARN',
      PromptVariables: { topic: { Text: 'Hello' } },
      ...(named ? { GuardrailConfig: named } : {}),
    }),
    page: PAGES.stepFunctionsSdk,
  };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html */
function endpointTask(checked: CheckedAnswers, name: string): NextStep {
  const isAsync = checked.view.asks('endpointCalls') && checked.answer('endpointCalls') === 'async';
  return {
    id: 'state-machine-endpoint',
    title: 'Call the endpoint in the definition',
    text: isAsync
      ? 'SageMaker endpoints have AWS SDK tasks. Put the S3 URI of the request in place of S3_URI: the result goes to S3, where a later state reads it.'
      : 'SageMaker endpoints have AWS SDK tasks. The body must be what the endpoint’s container takes. A task gets at most 256 KiB back.',
    code: state(checked, `aws-sdk:sagemakerruntime:${isAsync ? 'invokeEndpointAsync' : 'invokeEndpoint'}`, {
      EndpointName: name,
      ContentType: 'application/json',
      ...(isAsync ? { InputLocation: 'S3_URI' } : { Body: INPUTS }),
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

/** Scenarios that call something else than a model of Bedrock by its ID or ARN. */
const OTHER_CALLS: readonly string[] = ['invoke-sagemaker', 'invoke-marketplace', 'invoke-prompts'];

const callsModels = (checked: CheckedAnswers): boolean =>
  checked.view.scenarios.some(({ id }) =>
    id === 'invoke-arns'
      ? pastedKinds(checked).some((kind) => !kind.endsWith('-endpoint'))
      : !OTHER_CALLS.includes(id),
  );

export function stateMachineTasks(checked: CheckedAnswers): readonly NextStep[] {
  const [name] = endpointNames(checked);
  const does = (task: string): boolean => checked.view.scenarios.some(({ id }) => id === task);
  return [
    ...(callsModels(checked) ? [modelTask(checked)] : []),
    ...(does('invoke-marketplace') || pastedKinds(checked).includes('marketplace-endpoint')
      ? [marketplaceTask(checked)]
      : []),
    ...(does('invoke-prompts') ? [promptTask(checked)] : []),
    ...(name === undefined ? [] : [endpointTask(checked, name)]),
  ];
}
