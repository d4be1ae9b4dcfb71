// Calls of endpoints on SageMaker: directly, and those of Bedrock Marketplace through Bedrock.
import { callsAsync, callsInRealTime } from '#deepseek/answers/endpoint-calls.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { networkContext, networkMisses } from '#deepseek/expectations/limits.ts';
import {
  fileKeyExpectations,
  isSharedBucket,
  listExpectations,
  objectExpectations,
  ownership,
} from '#deepseek/expectations/s3-files.ts';
import { styleOf } from '#deepseek/shared/checks/invoke.ts';
import { endpointCalls } from '#deepseek/shared/checks/sagemaker-endpoints.ts';
import { missesOfFirst } from '#deepseek/expectations/model-calls.ts';
import { around, renamed } from '#deepseek/expectations/near-misses.ts';
import { APP } from '#deepseek/expectations/operator-calls.ts';

/** https://docs.aws.amazon.com/sagemaker/latest/dg/realtime-endpoints-openai-compatible.html */
function tokenCalls(checked: CheckedAnswers): readonly Expectation[] {
  const call: Call = {
    label: 'Use a bearer token of SageMaker',
    principal: { role: APP },
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
      principal: { role: APP },
      action: 'sagemaker:InvokeEndpointAsync',
      resource,
      context: networkContext(checked),
    };
    return [
      ...around(call, [
        renamed('to another endpoint'),
        !inTime && { difference: 'in real time', action: 'sagemaker:InvokeEndpoint' },
      ]),
      ...networkMisses(checked, call),
    ];
  });
}

/** Requests that are uploaded, and results that are read. */
function asyncFiles(checked: CheckedAnswers): readonly Expectation[] {
  const requests = checked.answer('asyncInput');
  const results = checked.answer('asyncResults');
  const owned = ownership(checked);
  const up = { role: APP, says: 'Upload a request', locations: requests, ...owned };
  const down = { role: APP, says: 'Read a result', locations: results, ...owned };
  const upload = objectExpectations(checked, { ...up, actions: ['s3:PutObject'] });
  const read = objectExpectations(checked, { ...down, actions: ['s3:GetObject'] });
  const apart =
    results.every(({ bucket }) => requests.every((other) => other.bucket !== bucket)) &&
    [...requests, ...results].every(({ bucket }) => !isSharedBucket(checked, bucket));
  const lists = listExpectations(checked, down, true);
  return [
    ...upload,
    ...read,
    ...missesOfFirst(upload, [apart && { difference: 'read it back', action: 's3:GetObject' }]),
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

export const checks = (checked: CheckedAnswers): readonly Expectation[] => [
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
