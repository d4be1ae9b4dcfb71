// People who look around in the console: they see the models, and call them only with the playground on.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allowed, denied, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { withGuardrails } from '#deepseek/expectations/limits.ts';
import { servedCalls } from '#deepseek/expectations/model-calls.ts';
import { around, misses, renamed } from '#deepseek/expectations/near-misses.ts';
import { APP } from '#deepseek/expectations/operator-calls.ts';

/** The profiles that models are called through, which the console reads. */
const readProfiles = (calls: readonly Expectation[]): readonly Expectation[] =>
  [...new Set(calls.map(({ resource }) => resource))]
    .filter((arn) => arn.includes(':inference-profile/'))
    .map((resource) =>
      allowed({
        label: 'See the profile in the console',
        principal: { role: APP },
        action: 'bedrock:GetInferenceProfile',
        resource,
        context: {},
      }),
    );

/** A model in one of the chosen Regions: others serve calls through a profile only. */
const isModel = (arn: string, { view }: CheckedAnswers): boolean =>
  arn.includes(':foundation-model/') && view.home.regions.includes(arn.split(':')[3] ?? '');

const readModel = ({ resource }: Expectation): Expectation =>
  allowed({
    label: 'Read the page of the model',
    principal: { role: APP },
    action: 'bedrock:GetFoundationModel',
    resource,
    context: {},
  });

/** https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html */
export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const models = servedCalls(checked, checked.answer('servedModels'), { role: APP, streaming: true });
  const plays = checked.answer('playground');
  const list: Call = {
    label: 'List the models',
    principal: { role: APP },
    action: 'bedrock:ListFoundationModels',
    resource: '*',
    context: {},
  };
  const calls = models.filter(({ expect }) => expect === 'allowed');
  return [
    ...around(list, [
      { difference: 'accept an agreement', action: 'bedrock:CreateFoundationModelAgreement' },
      { difference: 'start an import', action: 'bedrock:CreateModelImportJob' },
    ]),
    ...['ListInferenceProfiles', 'GetFoundationModelAvailability'].map((name) =>
      allowed({ ...list, label: `Call ${name}`, action: `bedrock:${name}` }),
    ),
    ...calls.filter(({ resource }) => isModel(resource, checked)).map(readModel),
    ...calls
      .filter(
        ({ resource, context }) =>
          resource.includes(':foundation-model/') && !('bedrock:InferenceProfileArn' in context),
      )
      .flatMap((call) => misses(readModel(call), [renamed('another model', '-next')])),
    ...(plays
      ? [...withGuardrails(checked, APP, models), ...readProfiles(calls)]
      : calls.map((call) => denied(call, { difference: 'with the playground off' }))),
  ];
}
