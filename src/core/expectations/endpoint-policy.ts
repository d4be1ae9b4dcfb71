// What the policies of VPC endpoints let through: calls of DeepSeek models with credentials of the account.
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import type { Call, CallContext, CallPrincipal } from '#core/request/call.ts';
import { allowed, denied, type Expectation } from './expectation.ts';
import { mantleCalls } from './mantle-keys-prompts.ts';
import { servedCalls } from './model-calls.ts';
import { unrelatedAccount } from './near-miss-arns.ts';

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html */
export function endpointPolicy(reading: CheckedAnswers): readonly Expectation[] {
  const { home } = reading.view;
  const services = reading.answer('endpointServices');
  const member: CallContext =
    reading.answer('endpointCallers') === 'organization'
      ? { 'aws:PrincipalOrgID': reading.answer('organizationId') }
      : {};
  const role = (account: string): CallPrincipal => ({
    caller: { kind: 'role-session', roleArn: `arn:${home.partition}:iam::${account}:role/App` },
  });
  const through = (service: string, calls: readonly Expectation[]): readonly Expectation[] =>
    calls.flatMap(({ label: says, action, resource, context, expect, difference }) => {
      const call: Call = {
        label: says,
        action,
        resource,
        principal: role(home.account),
        context: { ...context, ...member },
        viaEndpoint: `${service}-endpoint`,
      };
      if (expect === 'denied') return [denied(call, { difference: difference ?? '' })];
      const theirs = {
        difference: 'with credentials of another account',
        principal: role(unrelatedAccount(home.account)),
        context: {
          ...call.context,
          ...('aws:PrincipalOrgID' in member ? { 'aws:PrincipalOrgID': 'o-zzzzzzzzzz' } : {}),
        },
      };
      return [allowed(call), denied(call, theirs)];
    });
  const style = { role: '', streaming: true };
  // The policy names resources alone: past which profile a model is called is the caller's own policy's business.
  const served = servedCalls(reading, reading.answer('servedModels'), style).filter(
    ({ difference }) => !difference?.endsWith('profile'),
  );
  const keys = (prefix: string): Call => ({
    label: 'Use an API key',
    principal: role(home.account),
    action: `${prefix}:CallWithBearerToken`,
    resource: '*',
    context: {},
  });
  const bearer = (prefix: string): readonly Expectation[] =>
    reading.answer('endpointKeys')
      ? [allowed(keys(prefix))]
      : [denied(keys(prefix), { difference: 'with the switch for it off' })];
  return [
    ...(services.includes('runtime')
      ? [...through('runtime', served), ...through('runtime', bearer('bedrock'))]
      : []),
    ...(services.includes('mantle')
      ? through('mantle', mantleCalls(reading, reading.answer('servedModels')))
      : []),
  ];
}
