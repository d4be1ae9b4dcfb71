// An app that calls models: one function for each scenario in which a role calls them.
import { canStandBehind } from '#deepseek/answers/inputs/app-profile.ts';
import type { Callable } from '#deepseek/answers/inputs/model-arn.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel, MODELS, type Model } from '#iam/facts/models.ts';
import { endpointCalls, marketplaceCalls } from './sagemaker-endpoints.ts';
import { denied, allowed, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
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

const styleOf = (checked: CheckedAnswers): CallStyle => ({
  role: ROLE,
  streaming: checked.answer('streaming'),
});

/** Reading something by its ARN, where the switch for it is on. */
function reads(on: boolean, action: string, says: string, resource: string): Expectation {
  const call: Call = { label: says, principal: { role: ROLE }, action, resource, context: {} };
  return on ? allowed(call) : denied(call, { difference: 'with its switch off' });
}

export const invoke = (checked: CheckedAnswers): readonly Expectation[] =>
  withGuardrails(checked, ROLE, servedCalls(checked, checked.answer('models'), styleOf(checked)));

export function invokeR1(checked: CheckedAnswers): readonly Expectation[] {
  const calls = servedCalls(checked, ['r1'], styleOf(checked));
  const own = profilesOf(calls);
  const on = checked.answer('readProfile');
  return withGuardrails(checked, ROLE, [
    ...calls,
    ...own.map((arn) => reads(on, 'bedrock:GetInferenceProfile', 'Read the profile', arn)),
  ]);
}

/** Models and endpoints that one ARN stands for: that one, and neither its neighbor nor another Region’s. */
function oneArn(
  checked: CheckedAnswers,
  arn: string,
  says: string,
  { guarded, style }: { readonly guarded: boolean; readonly style: CallStyle },
): readonly Expectation[] {
  const calls = callExpectations(checked, { ...style, says, resource: arn, guarded });
  const [, , , region = '', account = ''] = arn.split(':');
  const other = otherRegion(checked.view.home.partition, [region, ...checked.view.home.regions]);
  return [
    ...calls,
    ...resourceMisses(calls, [
      ['a similar ARN', `${arn}zz`],
      ['in another Region', other && withRegion(arn, other)],
      ['in another account', account === '' ? undefined : withAccount(arn, unrelatedAccount(account))],
    ]),
  ];
}

const importedCalls = (checked: CheckedAnswers, callables: readonly Callable[]): readonly Expectation[] =>
  callables.flatMap(({ arn, name }) => [
    ...oneArn(checked, arn, `Call the imported model ${name}`, { guarded: true, style: styleOf(checked) }),
    reads(checked.answer('readImported'), 'bedrock:GetImportedModel', `Read ${name}`, arn),
  ]);

/** The KMS key of an imported model, if it has one. */
const modelKeyUse = (checked: CheckedAnswers): readonly Expectation[] =>
  checked.view.asks('modelKeys')
    ? checked
        .answer('modelKeys')
        .flatMap(({ arn }) =>
          keyUse({ role: ROLE, says: 'Decrypt the imported model', arn, actions: ['kms:Decrypt'] }),
        )
    : [];

export const invokeImported = (checked: CheckedAnswers): readonly Expectation[] =>
  withGuardrails(checked, ROLE, [
    ...importedCalls(checked, checked.answer('importedModels')),
    ...modelKeyUse(checked),
  ]);

const behind = (checked: CheckedAnswers, region: string): readonly Model[] =>
  checked
    .answer('profileModels')
    .flatMap((id) => findModel(id) ?? [])
    .filter((model) => canStandBehind(model, region));

const appProfileCalls = (checked: CheckedAnswers, { arn, region }: Callable): readonly Expectation[] => {
  const models = behind(checked, region);
  if (models.length > 0)
    return models.flatMap((model) => profileCalls(checked, model, arn, styleOf(checked)));
  return callExpectations(checked, { ...styleOf(checked), says: 'Call through the profile', resource: arn });
};

/** The profile that a profile was copied from: named with it only if the answers ask for that. */
function copiedFrom(checked: CheckedAnswers, { region, account = '' }: Callable): readonly Expectation[] {
  const { home } = checked.view;
  const named = checked.view.asks('profileFallback') && checked.answer('profileFallback');
  return behind(checked, region).flatMap((model) => {
    if (!model.profile) return [];
    const system = arnOf(home, 'bedrock', region, account, `inference-profile/${model.profile.id}`);
    const calls = profileCalls(checked, model, system, styleOf(checked));
    if (named) return calls.filter(({ expect }) => expect === 'allowed');
    return calls.slice(0, 1).map((call) => denied(call, { difference: 'not through the team’s profile' }));
  });
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html */
export function invokeAppProfiles(checked: CheckedAnswers): readonly Expectation[] {
  const on = checked.answer('readProfile');
  const calls = checked.answer('appProfiles').flatMap((profile) => {
    const own = appProfileCalls(checked, profile);
    return [
      ...own,
      ...copiedFrom(checked, profile),
      reads(on, 'bedrock:GetInferenceProfile', 'Read the profile', profile.arn),
      ...resourceMisses(own, [['another profile', `${profile.arn}zz`]]),
    ];
  });
  return [...withGuardrails(checked, ROLE, calls), ...profileAdmin(checked)];
}

const r1 = MODELS.find(({ profile }) => profile !== undefined);

/** Each ARN as its type is called. */
export function invokeArns(checked: CheckedAnswers): readonly Expectation[] {
  const style = styleOf(checked);
  const callables = checked.answer('modelArns');
  const of = (kind: Callable['kind']) => callables.filter((each) => each.kind === kind);
  const fixed = of('marketplace-endpoint').map(({ arn }) => arn);
  const alone = [...of('foundation-model'), ...of('provisioned-model')];
  return withGuardrails(checked, ROLE, [
    ...alone.flatMap(({ arn, name }) => oneArn(checked, arn, `Call ${name}`, { guarded: true, style })),
    ...of('inference-profile').flatMap(({ arn }) => (r1 ? profileCalls(checked, r1, arn, style) : [])),
    ...of('application-inference-profile').flatMap((each) => [
      ...appProfileCalls(checked, each),
      reads(
        checked.answer('readProfile'),
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
    ...importedCalls(checked, of('imported-model')),
    ...marketplaceCalls(
      checked,
      fixed,
      fixed.length > 0 ? checked.answer('backingEndpoints').map(({ arn }) => arn) : [],
    ),
    ...endpointCalls(
      checked,
      of('sagemaker-endpoint').map(({ arn }) => arn),
      style,
    ),
    ...modelKeyUse(checked),
  ]);
}
