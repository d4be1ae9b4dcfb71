// What a role may call, the endpoint policy for the same models lets through.
import { describe, expect, test } from 'vitest';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { answersOf, ACCOUNT, OTHER, type Values } from '#deepseek/compose/testing/kits.ts';
import { expectationsOf, type Expectation } from '#deepseek/expectations/index.ts';
import { withOwnerAccount } from '#iam/request/expectation.ts';
import { environmentOf } from './kit-environment.ts';
import { prove } from '#iam/environment/prove.ts';

const IMPORTED = `arn:aws:bedrock:us-east-1:${ACCOUNT}:imported-model/a1b2c3d4e5f6`;
const APP_PROFILE = `arn:aws:bedrock:us-east-1:${ACCOUNT}:application-inference-profile/a1b2c3d4e5f6`;

const CALLS: readonly (readonly [ScenarioId, Values, Values])[] = [
  ['invoke', { models: ['v3.2'] }, { servedModels: ['v3.2'] }],
  ['invoke-r1', {}, { servedModels: ['r1'] }],
  ['invoke-imported', { importedModels: [IMPORTED] }, { endpointImported: [IMPORTED] }],
  [
    'invoke-app-profiles',
    { appProfiles: [APP_PROFILE], profileModels: ['v3.2', 'r1'] },
    { servedModels: ['v3.2', 'r1'], endpointAlso: ['application-inference-profile'] },
  ],
  [
    'invoke-prompts',
    { prompts: ['ABCDEFGHIJ'], servedModels: ['v3.2', 'r1'] },
    { servedModels: ['v3.2', 'r1'], endpointAlso: ['prompt'] },
  ],
  ['mantle', { models: ['v3.2'] }, { servedModels: ['v3.2'] }],
  [
    'api-keys',
    { models: ['v3.2'], keyEndpoints: ['runtime', 'mantle'] },
    { servedModels: ['v3.2'], endpointKeys: true },
  ],
];

/** The actions that the endpoints answer; reads of profiles go to the endpoint of the control plane. */
const ENDPOINTS = [
  [
    'runtime-endpoint',
    /^bedrock:(InvokeModel|InvokeModelWithResponseStream|RenderPrompt|CallWithBearerToken)$/,
  ],
  ['mantle-endpoint', /^bedrock-mantle:/],
] as const;

const ORGANIZATION = 'o-a1b2c3d4e5';

describe.each(CALLS)('%s', (scenario, values, served) => {
  test.each([
    ['account', ACCOUNT],
    ['organization', OTHER],
  ])('passes an endpoint of the %s, called from account %s', (endpointCallers, account) => {
    const shared: Values = { endpointCallers, organizationId: ORGANIZATION, regions: ['us-east-1'] };
    const kit = compose(
      answersOf('endpoint-policy', { endpointServices: ['runtime', 'mantle'], ...shared, ...served }),
    );
    const environment = environmentOf(kit, { account: ACCOUNT, partition: 'aws' });
    const made = expectationsOf(
      answersOf(scenario, { entity: 'ec2', regions: ['us-east-1'], ...values }),
    ).filter(
      ({ expect: wanted, principal }) =>
        wanted === 'allowed' && 'role' in principal && principal.role === 'app',
    );
    const calls = ENDPOINTS.flatMap(([viaEndpoint, actions]) =>
      made
        .filter(({ action }) => actions.test(action))
        .map(({ resourceAccount: _owner, ...call }): Expectation =>
          withOwnerAccount({
            ...call,
            viaEndpoint,
            principal: { caller: { kind: 'role-session', roleArn: `arn:aws:iam::${account}:role/App` } },
            // An imported model is that of the answers; what else has an account is the caller's.
            resource: call.resource.includes('imported-model')
              ? call.resource
              : call.resource.replace(`:${ACCOUNT}:`, `:${account}:`),
            context: { ...call.context, 'aws:PrincipalOrgID': ORGANIZATION },
          }),
        ),
    );
    expect(calls.length).toBeGreaterThan(0);
    expect(
      calls
        .map((call) => ({ ...call, ...prove(environment, call) }))
        .filter(({ passes }) => !passes)
        .map(({ action, resource, decision, failure }) => [action, resource, decision, failure]),
    ).toEqual([]);
  });
});
