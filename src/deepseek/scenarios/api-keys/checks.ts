// Calls on the bedrock-mantle endpoint, with API keys, and of stored prompts.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { keyPrefixes } from '#deepseek/answers/runtime-calls.ts';
import { denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { networkContext, networkMisses } from '#deepseek/expectations/limits.ts';
import { arnOf, around, withKey } from '#deepseek/expectations/near-misses.ts';
import { inRegionCalls } from '#deepseek/shared/checks/invoke.ts';
import { mantleCalls } from '#deepseek/shared/checks/mantle-keys-prompts.ts';
import { APP } from '#deepseek/expectations/operator-calls.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const endpoints = checked.answer('keyEndpoints');
  const { home } = checked.view;
  const prefixes = keyPrefixes(endpoints, checked.tasks);
  const uses = (['bedrock', 'bedrock-mantle'] as const).flatMap((prefix) => {
    const type = `${prefix}:BearerTokenType`;
    const context: CallContext = { ...networkContext(checked), [type]: 'SHORT_TERM' };
    const action = `${prefix}:CallWithBearerToken`;
    const says = `Use a short-term key on ${prefix}`;
    const call: Call = { label: says, principal: { role: APP }, action, resource: '*', context };
    if (!prefixes.includes(prefix))
      return [denied(call, { difference: 'on an endpoint that is not called' })];
    return [
      ...around(call, [
        withKey('a long-term key', type, 'LONG_TERM'),
        {
          difference: 'create a long-term key',
          action: 'iam:CreateServiceSpecificCredential',
          resource: arnOf(home, 'iam', '', home.account, 'user/x'),
          context: {},
        },
      ]),
      ...networkMisses(checked, call),
    ];
  });
  return [
    ...uses,
    ...(endpoints.includes('runtime') ? inRegionCalls(checked) : []),
    ...(endpoints.includes('mantle') ? mantleCalls(checked, checked.answer('models')) : []),
  ];
}
