// Calls of endpoints on SageMaker: directly, and those of Bedrock Marketplace through Bedrock.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { allowed, denied, without, type Expectation } from './expectation.ts';
import type { Call } from '#core/request/call.ts';
import { networkContext, networkMisses } from './lockdown.ts';
import { callExpectations, resourceMisses, type CallStyle } from './model-calls.ts';
import { arnOf, withAccount, unrelatedAccount } from './near-miss-arns.ts';

const ROLE = 'app';

const styleOf = (reading: CheckedAnswers): CallStyle => ({
  role: ROLE,
  streaming: reading.answer('streaming'),
});

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html */
export function endpointCalls(
  reading: CheckedAnswers,
  arns: readonly string[],
  style: CallStyle,
): readonly Expectation[] {
  return arns.flatMap((resource) => {
    const says = `Call ${resource.slice(resource.lastIndexOf(':') + 1)}`;
    const action = 'sagemaker:InvokeEndpoint';
    const context = networkContext(reading);
    const call: Call = { label: says, principal: { role: style.role }, action, resource, context };
    const streamed = { ...call, action: `${action}WithResponseStream` };
    return [
      allowed(call),
      style.streaming ? allowed(streamed) : denied(streamed, { difference: 'streamed' }),
      denied(call, { difference: 'another endpoint', resource: `${resource}-other` }),
      // An inference component has no such call.
      ...(resource.includes(':endpoint/')
        ? [denied(call, { difference: 'asynchronously', action: `${action}Async` })]
        : []),
      ...networkMisses(reading, call),
    ];
  });
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html */
function tokenCalls(reading: CheckedAnswers): readonly Expectation[] {
  const call: Call = {
    label: 'Use a bearer token of SageMaker',
    principal: { role: ROLE },
    action: 'sagemaker:CallWithBearerToken',
    resource: '*',
    context: networkContext(reading),
  };
  return reading.answer('endpointTokens')
    ? [allowed(call), ...networkMisses(reading, call)]
    : [denied(call, { difference: 'which the app does not use' })];
}

export const invokeSageMaker = (reading: CheckedAnswers): readonly Expectation[] => [
  ...endpointCalls(
    reading,
    [...reading.answer('endpoints'), ...reading.answer('inferenceComponents')].map(({ arn }) => arn),
    styleOf(reading),
  ),
  ...tokenCalls(reading),
];

/** https://docs.aws.amazon.com/bedrock/latest/userguide/setup-amazon-bedrock-marketplace.html */
export function marketplaceCalls(
  reading: CheckedAnswers,
  fixed: readonly string[],
  backing: readonly string[],
): readonly Expectation[] {
  const calls = fixed.flatMap((resource) => {
    const style = styleOf(reading);
    const own = callExpectations(reading, {
      ...style,
      says: 'Call Bedrock Marketplace',
      resource,
      guarded: false,
    });
    const account = resource.split(':')[4] ?? '';
    return [
      ...own,
      ...resourceMisses(own, [['in another account', withAccount(resource, unrelatedAccount(account))]]),
    ];
  });
  const mark = 'aws:ResourceTag/sagemaker-sdk:bedrock';
  const through = 'aws:CalledViaLast';
  const behind = backing.flatMap((resource) => {
    const call: Call = {
      label: 'Call the endpoint behind it, through Bedrock',
      principal: { role: ROLE },
      action: 'sagemaker:InvokeEndpoint',
      resource,
      context: { [mark]: 'compatible', [through]: 'bedrock.amazonaws.com' },
    };
    return [
      allowed(call),
      denied(call, { difference: 'not through Bedrock', context: without(call.context, through) }),
      denied(call, { difference: 'without Bedrock’s tag', context: without(call.context, mark) }),
      denied(call, { difference: 'another endpoint', resource: `${resource}-other` }),
    ];
  });
  return [...calls, ...behind];
}

export function invokeMarketplace(reading: CheckedAnswers): readonly Expectation[] {
  const { home } = reading.view;
  const endpoints = reading.answer('marketplaceEndpoints');
  const fixed = endpoints.map(({ region, account = home.account }) =>
    arnOf(home, 'bedrock', region, account, 'marketplace/model-endpoint/all-access'),
  );
  return marketplaceCalls(
    reading,
    [...new Set(fixed)],
    endpoints.map(({ arn }) => arn),
  );
}
