// The log of calls, and what VPC endpoints let through.
import type { Reading } from '#core/answers/read.ts';
import { hasRole } from '#core/answers/view.ts';
import { allowed, denied, type Expectation } from './expectation.ts';
import type { Call, CallContext, CallPrincipal } from '#core/request/call.ts';
import { servedCalls } from './model-calls.ts';
import { callsOf, each, passRoleExpectations } from './operator-calls.ts';
import { otherRegion, arnOf, withAccount, withRegion, unrelatedAccount } from './near-miss-arns.ts';
import { mantleCalls } from './mantle-keys-prompts.ts';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html */
function toBuckets(reading: Reading): readonly Expectation[] {
  const { partition, regions, account } = reading.view.place;
  const elsewhere = otherRegion(partition, regions);
  const stranger = unrelatedAccount(account);
  return reading.answer('logBuckets').flatMap(({ bucket, prefix }) =>
    regions.flatMap((region) => {
      const source = `arn:${partition}:bedrock:${region}:${account}:*`;
      const folder = `arn:${partition}:s3:::${bucket}/${prefix === '' ? '' : `${prefix}/`}AWSLogs`;
      const object = (owner: string) => `${folder}/${owner}/BedrockModelInvocationLogs/${region}/log.json.gz`;
      const call: Call = {
        label: `Bedrock in ${region} writes to ${bucket}`,
        principal: { caller: 'bedrock.amazonaws.com' },
        action: 's3:PutObject',
        resource: object(account),
        resourceAccount: account,
        context: { 'aws:SourceAccount': account, 'aws:SourceArn': source },
      };
      const from = (changes: CallContext): CallContext => ({ ...call.context, ...changes });
      return [
        allowed(call),
        denied(call, {
          difference: 'for another account',
          context: from({ 'aws:SourceAccount': stranger, 'aws:SourceArn': withAccount(source, stranger) }),
        }),
        denied(call, { difference: 'into another folder', resource: object(stranger) }),
        denied(call, { difference: 'reads it', action: 's3:GetObject' }),
        denied(call, { difference: 'another service', principal: { caller: 'logging.s3.amazonaws.com' } }),
        ...(elsewhere
          ? [
              denied(call, {
                difference: 'in another Region',
                context: from({ 'aws:SourceArn': withRegion(source, elsewhere) }),
              }),
            ]
          : []),
      ];
    }),
  );
}

export function logging(reading: Reading): readonly Expectation[] {
  const { place } = reading.view;
  const group = reading.answer('invocationLogGroup');
  const put = 'logs:PutLogEvents';
  const stream = (region: string, name: string, last = 'modelinvocations') =>
    arnOf(place, 'logs', region, place.account, `log-group:${name}:log-stream:aws/bedrock/${last}`);
  const writes = place.regions.flatMap((region) =>
    callsOf({
      by: 'service',
      may: each(['logs:CreateLogStream', put], stream(region, group)),
      not: [
        ['another log group', put, stream(region, `${group}-other`)],
        ['another stream', put, stream(region, group, 'other')],
        ['read it', 'logs:GetLogEvents', stream(region, group)],
        ['delete it', 'logs:DeleteLogStream', stream(region, group)],
      ],
    }),
  );
  return [
    ...(hasRole(reading.view)
      ? [...writes, ...passRoleExpectations(reading, { service: 'bedrock.amazonaws.com' })]
      : []),
    ...(reading.answer('logDestination') === 'cloudwatch' ? [] : toBuckets(reading)),
    ...callsOf({
      may: each(
        ['Put', 'Get', 'Delete'].map((verb) => `bedrock:${verb}ModelInvocationLoggingConfiguration`),
        '*',
      ),
      not: [
        [
          'call a model',
          'bedrock:InvokeModel',
          arnOf(place, 'bedrock', 'us-east-1', '', 'foundation-model/deepseek.v3.2'),
        ],
      ],
    }),
  ];
}

/** https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html */
export function endpointPolicy(reading: Reading): readonly Expectation[] {
  const { place } = reading.view;
  const services = reading.answer('endpointServices');
  const member: CallContext =
    reading.answer('endpointCallers') === 'organization'
      ? { 'aws:PrincipalOrgID': reading.answer('organizationId') }
      : {};
  const role = (account: string): CallPrincipal => ({
    caller: { kind: 'role-session', roleArn: `arn:${place.partition}:iam::${account}:role/App` },
  });
  const through = (service: string, calls: readonly Expectation[]): readonly Expectation[] =>
    calls.flatMap(({ label: says, action, resource, context, expect, difference }) => {
      const call: Call = {
        label: says,
        action,
        resource,
        principal: role(place.account),
        context: { ...context, ...member },
        viaEndpoint: `${service}-endpoint`,
      };
      if (expect === 'denied') return [denied(call, { difference: difference ?? '' })];
      const theirs = {
        difference: 'with credentials of another account',
        principal: role(unrelatedAccount(place.account)),
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
    principal: role(place.account),
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
