// What the policies of VPC endpoints let through: calls of DeepSeek models with credentials of the account.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Call, CallContext, CallPrincipal } from '#iam/request/call.ts';
import { endpointServices } from './service-checks.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import { mantleCalls } from '#deepseek/shared/checks/mantle-keys-prompts.ts';
import { servedCalls } from '#deepseek/expectations/model-calls.ts';
import { arnOf, unrelatedAccount } from '#deepseek/expectations/near-misses.ts';

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const { home } = checked.view;
  const services = checked.answer('endpointServices');
  const organization = checked.answer('endpointCallers') === 'organization';
  const member: CallContext = organization ? { 'aws:PrincipalOrgID': checked.answer('organizationId') } : {};
  const colleague = unrelatedAccount(home.account);
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
      // What has an account in its ARN is in that of the caller.
      const fromMember: Call = {
        ...call,
        label: `${says}, from another account of the organization`,
        principal: role(colleague),
        resource: resource.replace(`:${home.account}:`, `:${colleague}:`),
      };
      return [allowed(call), denied(call, theirs), ...(organization ? [allowed(fromMember)] : [])];
    });
  const style = { role: '', streaming: true };
  // The policy names resources alone: past which profile a model is called is the caller's own policy's business.
  const served = servedCalls(checked, checked.answer('servedModels'), style).filter(
    ({ difference }) =>
      !difference?.endsWith('profile') && !(organization && difference === 'a profile of another account'),
  );
  const [region = ''] = home.regions;
  const also = checked.answer('endpointAlso');
  const others = [
    ['application-inference-profile', 'bedrock:InvokeModel'],
    ['prompt', 'bedrock:RenderPrompt'],
  ].map(([type = '', action = '']): Expectation => {
    const resource = arnOf(home, 'bedrock', region, home.account, `${type}/ABCDEFGHIJ`);
    const call: Call = {
      label: `Call ${action} on a ${type}`,
      principal: role(''),
      action,
      resource,
      context: {},
    };
    return also.includes(type) ? allowed(call) : denied(call, { difference: 'not chosen' });
  });
  const keys = (prefix: string): Call => ({
    label: 'Use an API key',
    principal: role(home.account),
    action: `${prefix}:CallWithBearerToken`,
    resource: '*',
    context: {},
  });
  const bearer = (prefix: string): readonly Expectation[] =>
    checked.answer('endpointKeys')
      ? [allowed(keys(prefix))]
      : [denied(keys(prefix), { difference: 'with its switch off' })];
  return [
    ...(services.includes('runtime')
      ? [...through('runtime', [...served, ...others]), ...through('runtime', bearer('bedrock'))]
      : []),
    ...(services.includes('mantle')
      ? through('mantle', mantleCalls(checked, checked.answer('servedModels')))
      : []),
    ...endpointServices(checked),
  ];
}
