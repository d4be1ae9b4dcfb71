// Calls of endpoints on SageMaker: directly, and those of Bedrock Marketplace through Bedrock.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { networkContext, networkMisses } from '#deepseek/expectations/limits.ts';
import { callExpectations, missesOfFirst, type CallStyle } from '#deepseek/expectations/model-calls.ts';
import { around, inOtherAccount, renamed, withoutKeys } from '#deepseek/expectations/near-misses.ts';
import { styleOf } from './invoke.ts';
import { APP } from '#deepseek/expectations/operator-calls.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html */
export function endpointCalls(
  checked: CheckedAnswers,
  arns: readonly string[],
  style: CallStyle,
  alsoAsync = false,
): readonly Expectation[] {
  return arns.flatMap((resource) => {
    const says = `Call ${resource.slice(resource.lastIndexOf(':') + 1)}`;
    const action = 'sagemaker:InvokeEndpoint';
    const context = networkContext(checked);
    const call: Call = { label: says, principal: { role: style.role }, action, resource, context };
    const streamed = { ...call, action: `${action}WithResponseStream` };
    return [
      allowed(call),
      style.streaming ? allowed(streamed) : denied(streamed, { difference: 'streamed' }),
      denied(call, { difference: 'another endpoint', resource: `${resource}-other` }),
      // An inference component has no such call.
      ...(resource.includes(':endpoint/') && !alsoAsync
        ? [denied(call, { difference: 'asynchronously', action: `${action}Async` })]
        : []),
      ...networkMisses(checked, call),
    ];
  });
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/setup-amazon-bedrock-marketplace.html */
export function marketplaceCalls(
  checked: CheckedAnswers,
  fixed: readonly string[],
  backing: readonly string[],
): readonly Expectation[] {
  const calls = fixed.flatMap((resource) => {
    const style = styleOf(checked);
    const own = callExpectations(checked, {
      ...style,
      says: 'Call Bedrock Marketplace',
      resource,
      guarded: false,
    });
    return [...own, ...missesOfFirst(own, [inOtherAccount()])];
  });
  const mark = 'aws:ResourceTag/sagemaker-sdk:bedrock';
  const through = 'aws:CalledViaLast';
  const behind = backing.flatMap((resource) => {
    const call: Call = {
      label: 'Call the endpoint behind it, through Bedrock',
      principal: { role: APP },
      action: 'sagemaker:InvokeEndpoint',
      resource,
      context: { [mark]: 'compatible', [through]: 'bedrock.amazonaws.com' },
    };
    return around(call, [
      withoutKeys('not through Bedrock', through),
      withoutKeys('without Bedrock’s tag', mark),
      renamed('another endpoint'),
    ]);
  });
  return [...calls, ...behind];
}
