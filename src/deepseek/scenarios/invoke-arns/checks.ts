// An app that calls models: one function for each scenario in which a role calls them.
import type { Callable } from '#deepseek/answers/inputs/model-arn.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { endpointCalls, marketplaceCalls } from '#deepseek/shared/checks/sagemaker-endpoints.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { withGuardrails } from '#deepseek/expectations/limits.ts';
import { profileCalls, readExpectations } from '#deepseek/expectations/model-calls.ts';
import {
  styleOf,
  reads,
  oneArn,
  importedCalls,
  modelKeyUse,
  appProfileCalls,
} from '#deepseek/shared/checks/invoke.ts';
import { APP } from '#deepseek/expectations/operator-calls.ts';

const r1 = MODELS.find(({ profile }) => profile !== undefined);

/** Each ARN as its type is called. */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const style = styleOf(checked);
  const callables = checked.answer('modelArns');
  const of = (kind: Callable['kind']) => callables.filter((each) => each.kind === kind);
  const fixed = of('marketplace-endpoint').map(({ arn }) => arn);
  const alone = [...of('foundation-model'), ...of('provisioned-model')];
  return withGuardrails(checked, APP, [
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
      APP,
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
