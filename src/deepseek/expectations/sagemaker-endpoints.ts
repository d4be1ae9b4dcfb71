// Calls of endpoints on SageMaker: directly, and those of Bedrock Marketplace through Bedrock.
import { callsAsync, callsInRealTime } from '#deepseek/answers/endpoint-calls.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allowed, denied, without, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { networkContext, networkMisses } from './lockdown.ts';
import { callExpectations, resourceMisses, type CallStyle } from './model-calls.ts';
import {
  fileKeyExpectations,
  isSharedBucket,
  listExpectations,
  objectExpectations,
  ownership,
} from './s3-files.ts';
import { arnOf, withAccount, unrelatedAccount } from './near-miss-arns.ts';

const ROLE = 'app';

const styleOf = (checked: CheckedAnswers): CallStyle => ({
  role: ROLE,
  streaming: checked.answer('streaming'),
});

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

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html */
function tokenCalls(checked: CheckedAnswers): readonly Expectation[] {
  const call: Call = {
    label: 'Use a bearer token of SageMaker',
    principal: { role: ROLE },
    action: 'sagemaker:CallWithBearerToken',
    resource: '*',
    context: networkContext(checked),
  };
  return checked.answer('endpointTokens')
    ? [allowed(call), ...networkMisses(checked, call)]
    : [denied(call, { difference: 'which the app does not use' })];
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-invoke-endpoint.html */
function asyncCalls(checked: CheckedAnswers): readonly Expectation[] {
  const inTime = callsInRealTime(checked.view);
  return checked.answer('endpoints').flatMap(({ arn: resource }) => {
    const call: Call = {
      label: `Send a request to ${resource.slice(resource.lastIndexOf(':') + 1)}`,
      principal: { role: ROLE },
      action: 'sagemaker:InvokeEndpointAsync',
      resource,
      context: networkContext(checked),
    };
    return [
      allowed(call),
      denied(call, { difference: 'to another endpoint', resource: `${resource}-other` }),
      ...(inTime ? [] : [denied(call, { difference: 'in real time', action: 'sagemaker:InvokeEndpoint' })]),
      ...networkMisses(checked, call),
    ];
  });
}

/** Requests that are uploaded, and results that are read. */
function asyncFiles(checked: CheckedAnswers): readonly Expectation[] {
  const requests = checked.answer('asyncInput');
  const results = checked.answer('asyncResults');
  const owned = ownership(checked);
  const up = { role: ROLE, says: 'Upload a request', locations: requests, ...owned };
  const down = { role: ROLE, says: 'Read a result', locations: results, ...owned };
  const upload = objectExpectations(checked, { ...up, actions: ['s3:PutObject'] });
  const read = objectExpectations(checked, { ...down, actions: ['s3:GetObject'] });
  const [put] = upload;
  const apart =
    results.every(({ bucket }) => requests.every((other) => other.bucket !== bucket)) &&
    [...requests, ...results].every(({ bucket }) => !isSharedBucket(checked, bucket));
  const lists = listExpectations(checked, down, true);
  return [
    ...upload,
    ...read,
    ...(put && apart ? [denied(put, { difference: 'read it back', action: 's3:GetObject' })] : []),
    ...(checked.answer('pollResults')
      ? lists
      : lists
          .filter(({ expect }) => expect === 'allowed' && apart)
          .map((call) => denied(call, { difference: 'without waiting for results' }))),
    ...fileKeyExpectations(checked, {
      ...up,
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      pinned: true,
    }),
    ...fileKeyExpectations(checked, { ...down, actions: ['kms:Decrypt'], pinned: true }),
  ];
}

export const invokeSageMaker = (checked: CheckedAnswers): readonly Expectation[] => [
  ...(callsInRealTime(checked.view)
    ? endpointCalls(
        checked,
        [...checked.answer('endpoints'), ...checked.answer('inferenceComponents')].map(({ arn }) => arn),
        styleOf(checked),
        callsAsync(checked.view),
      )
    : []),
  ...(callsAsync(checked.view) ? [...asyncCalls(checked), ...asyncFiles(checked)] : []),
  ...(callsInRealTime(checked.view) ? tokenCalls(checked) : []),
];

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

export function invokeMarketplace(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const endpoints = checked.answer('marketplaceEndpoints');
  const fixed = endpoints.map(({ region, account = home.account }) =>
    arnOf(home, 'bedrock', region, account, 'marketplace/model-endpoint/all-access'),
  );
  return marketplaceCalls(
    checked,
    [...new Set(fixed)],
    endpoints.map(({ arn }) => arn),
  );
}
