// An app that calls models: what the scenarios have in common in which a role calls them.
import { canStandBehind } from '#deepseek/answers/inputs/app-profile.ts';
import type { Callable } from '#deepseek/answers/inputs/model-arn.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel, type Model } from '#deepseek/facts/models.ts';
import { denied, allowed, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { withGuardrails } from '#deepseek/expectations/limits.ts';
import {
  callExpectations,
  profileCalls,
  servedCalls,
  missesOfFirst,
  type CallStyle,
} from '#deepseek/expectations/model-calls.ts';
import { elsewhere, renamed } from '#deepseek/expectations/near-misses.ts';
import { keyUse } from '#deepseek/expectations/keys.ts';
import { APP } from '#deepseek/expectations/operator-calls.ts';

export const styleOf = (checked: CheckedAnswers): CallStyle => ({
  role: APP,
  streaming: checked.answer('streaming'),
});

/** Chosen models in the Regions that offer them, alone or with an API key. */
export const inRegionCalls = (checked: CheckedAnswers): readonly Expectation[] =>
  withGuardrails(checked, APP, servedCalls(checked, checked.answer('models'), styleOf(checked)));

/** Reading something by its ARN, where the switch for it is on. */
export function reads(on: boolean, action: string, says: string, resource: string): Expectation {
  const call: Call = { label: says, principal: { role: APP }, action, resource, context: {} };
  return on ? allowed(call) : denied(call, { difference: 'with its switch off' });
}

/** Models and endpoints that one ARN stands for: that one, and neither its neighbor nor another Region’s. */
export function oneArn(
  checked: CheckedAnswers,
  arn: string,
  says: string,
  { guarded, style }: { readonly guarded: boolean; readonly style: CallStyle },
): readonly Expectation[] {
  const calls = callExpectations(checked, { ...style, says, resource: arn, guarded });
  return [
    ...calls,
    ...missesOfFirst(calls, [renamed('a similar ARN', 'zz'), ...elsewhere(checked.view.home)]),
  ];
}

export const importedCalls = (
  checked: CheckedAnswers,
  callables: readonly Callable[],
): readonly Expectation[] =>
  callables.flatMap(({ arn, name }) => [
    ...oneArn(checked, arn, `Call the imported model ${name}`, { guarded: true, style: styleOf(checked) }),
    reads(checked.answer('readImported'), 'bedrock:GetImportedModel', `Read ${name}`, arn),
  ]);

/** The KMS key of an imported model, if it has one. */
export const modelKeyUse = (checked: CheckedAnswers): readonly Expectation[] =>
  checked.view.asks('modelKeys')
    ? checked
        .answer('modelKeys')
        .flatMap(({ arn }) =>
          keyUse({ role: APP, says: 'Decrypt the imported model', arn, actions: ['kms:Decrypt'] }),
        )
    : [];

export const behind = (checked: CheckedAnswers, region: string): readonly Model[] =>
  checked
    .answer('profileModels')
    .flatMap((id) => findModel(id) ?? [])
    .filter((model) => canStandBehind(model, region));

export const appProfileCalls = (
  checked: CheckedAnswers,
  { arn, region }: Callable,
): readonly Expectation[] => {
  const models = behind(checked, region);
  if (models.length > 0)
    return models.flatMap((model) => profileCalls(checked, model, arn, styleOf(checked)));
  return callExpectations(checked, { ...styleOf(checked), says: 'Call through the profile', resource: arn });
};
