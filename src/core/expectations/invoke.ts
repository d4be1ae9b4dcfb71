// An app that calls models: one function for each scenario in which a role calls them.
import { canStandBehind } from '#core/answers/inputs/app-profile.ts';
import type { Callable } from '#core/answers/inputs/model-arn.ts';
import type { CheckedAnswers } from '#core/answers/read-answers.ts';
import { findModel, MODELS, type Model } from '#core/facts/models.ts';
import { endpointCalls, marketplaceCalls } from './sagemaker-endpoints.ts';
import { denied, allowed, type Expectation } from './expectation.ts';
import type { Call } from '#core/request/call.ts';
import { withGuardrails } from './lockdown.ts';
import {
  callExpectations,
  profileCalls,
  profilesOf,
  readExpectations,
  resourceMisses,
  servedCalls,
  type CallStyle,
} from './model-calls.ts';
import { otherRegion, arnOf, withAccount, withRegion, unrelatedAccount } from './near-miss-arns.ts';
import { profileAdmin } from './profile-admin.ts';
import { keyUse } from './keys.ts';

const ROLE = 'app';

const styleOf = (reading: CheckedAnswers): CallStyle => ({
  role: ROLE,
  streaming: reading.answer('streaming'),
});

/** Reading something by its ARN, where the switch for it is on. */
function reads(on: boolean, action: string, says: string, resource: string): Expectation {
  const call: Call = { label: says, principal: { role: ROLE }, action, resource, context: {} };
  return on ? allowed(call) : denied(call, { difference: 'with its switch off' });
}

export const invoke = (reading: CheckedAnswers): readonly Expectation[] =>
  withGuardrails(reading, ROLE, servedCalls(reading, reading.answer('models'), styleOf(reading)));

export function invokeR1(reading: CheckedAnswers): readonly Expectation[] {
  const calls = servedCalls(reading, ['r1'], styleOf(reading));
  const own = profilesOf(calls);
  const on = reading.answer('readProfile');
  return withGuardrails(reading, ROLE, [
    ...calls,
    ...own.map((arn) => reads(on, 'bedrock:GetInferenceProfile', 'Read the profile', arn)),
  ]);
}

/** Models and endpoints that one ARN stands for: that one, and neither its neighbor nor another Region’s. */
function oneArn(
  reading: CheckedAnswers,
  arn: string,
  says: string,
  { guarded, style }: { readonly guarded: boolean; readonly style: CallStyle },
): readonly Expectation[] {
  const calls = callExpectations(reading, { ...style, says, resource: arn, guarded });
  const [, , , region = '', account = ''] = arn.split(':');
  const other = otherRegion(reading.view.home.partition, [region, ...reading.view.home.regions]);
  return [
    ...calls,
    ...resourceMisses(calls, [
      ['a similar ARN', `${arn}zz`],
      ['in another Region', other && withRegion(arn, other)],
      ['in another account', account === '' ? undefined : withAccount(arn, unrelatedAccount(account))],
    ]),
  ];
}

const importedCalls = (reading: CheckedAnswers, callables: readonly Callable[]): readonly Expectation[] =>
  callables.flatMap(({ arn, name }) => [
    ...oneArn(reading, arn, `Call the imported model ${name}`, { guarded: true, style: styleOf(reading) }),
    reads(reading.answer('readImported'), 'bedrock:GetImportedModel', `Read ${name}`, arn),
  ]);

/** The KMS key of an imported model, if it has one. */
const modelKeyUse = (reading: CheckedAnswers): readonly Expectation[] =>
  reading.view.asks('modelKeys')
    ? reading
        .answer('modelKeys')
        .flatMap(({ arn }) =>
          keyUse({ role: ROLE, says: 'Decrypt the imported model', arn, actions: ['kms:Decrypt'] }),
        )
    : [];

export const invokeImported = (reading: CheckedAnswers): readonly Expectation[] =>
  withGuardrails(reading, ROLE, [
    ...importedCalls(reading, reading.answer('importedModels')),
    ...modelKeyUse(reading),
  ]);

const behind = (reading: CheckedAnswers, region: string): readonly Model[] =>
  reading
    .answer('profileModels')
    .flatMap((id) => findModel(id) ?? [])
    .filter((model) => canStandBehind(model, region));

const appProfileCalls = (reading: CheckedAnswers, { arn, region }: Callable): readonly Expectation[] => {
  const models = behind(reading, region);
  if (models.length > 0)
    return models.flatMap((model) => profileCalls(reading, model, arn, styleOf(reading)));
  return callExpectations(reading, { ...styleOf(reading), says: 'Call through the profile', resource: arn });
};

/** The profile that a profile was copied from: named with it only if the answers ask for that. */
function copiedFrom(reading: CheckedAnswers, { region, account = '' }: Callable): readonly Expectation[] {
  const { home } = reading.view;
  const named = reading.view.asks('profileFallback') && reading.answer('profileFallback');
  return behind(reading, region).flatMap((model) => {
    if (!model.profile) return [];
    const system = arnOf(home, 'bedrock', region, account, `inference-profile/${model.profile.id}`);
    const calls = profileCalls(reading, model, system, styleOf(reading));
    if (named) return calls.filter(({ expect }) => expect === 'allowed');
    return calls.slice(0, 1).map((call) => denied(call, { difference: 'not through the team’s profile' }));
  });
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html */
export function invokeAppProfiles(reading: CheckedAnswers): readonly Expectation[] {
  const on = reading.answer('readProfile');
  const calls = reading.answer('appProfiles').flatMap((profile) => {
    const own = appProfileCalls(reading, profile);
    return [
      ...own,
      ...copiedFrom(reading, profile),
      reads(on, 'bedrock:GetInferenceProfile', 'Read the profile', profile.arn),
      ...resourceMisses(own, [['another profile', `${profile.arn}zz`]]),
    ];
  });
  return [...withGuardrails(reading, ROLE, calls), ...profileAdmin(reading)];
}

const r1 = MODELS.find(({ profile }) => profile !== undefined);

/** Each ARN as its type is called. */
export function invokeArns(reading: CheckedAnswers): readonly Expectation[] {
  const style = styleOf(reading);
  const callables = reading.answer('modelArns');
  const of = (kind: Callable['kind']) => callables.filter((each) => each.kind === kind);
  const fixed = of('marketplace-endpoint').map(({ arn }) => arn);
  const alone = [...of('foundation-model'), ...of('provisioned-model')];
  return withGuardrails(reading, ROLE, [
    ...alone.flatMap(({ arn, name }) => oneArn(reading, arn, `Call ${name}`, { guarded: true, style })),
    ...of('inference-profile').flatMap(({ arn }) => (r1 ? profileCalls(reading, r1, arn, style) : [])),
    ...of('application-inference-profile').flatMap((each) => [
      ...appProfileCalls(reading, each),
      reads(
        reading.answer('readProfile'),
        'bedrock:GetInferenceProfile',
        `Read the profile ${each.name}`,
        each.arn,
      ),
    ]),
    ...readExpectations(
      ROLE,
      'bedrock:GetProvisionedModelThroughput',
      of('provisioned-model').map(({ arn }) => arn),
    ),
    ...importedCalls(reading, of('imported-model')),
    ...marketplaceCalls(
      reading,
      fixed,
      fixed.length > 0 ? reading.answer('backingEndpoints').map(({ arn }) => arn) : [],
    ),
    ...endpointCalls(
      reading,
      of('sagemaker-endpoint').map(({ arn }) => arn),
      style,
    ),
    ...modelKeyUse(reading),
  ]);
}
