// Calls on the bedrock-mantle endpoint, with API keys, and of stored prompts.
import { served } from '#deepseek/shared/served-models.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import type { Expectation } from '#iam/request/expectation.ts';
import { withGuardrails } from '#deepseek/expectations/limits.ts';
import { servedCalls, profilesOf, readExpectations } from '#deepseek/expectations/model-calls.ts';
import { callsOf, each, APP } from '#deepseek/expectations/operator-calls.ts';
import { arnOf, inOtherAccount } from '#deepseek/expectations/near-misses.ts';
import { promptExpectations } from '#deepseek/shared/checks/mantle-keys-prompts.ts';

/** A person who writes prompts and calls none of them. */
function author({ view: { home }, answer }: CheckedAnswers): readonly Expectation[] {
  const [region = ''] = home.regions;
  const models = served(answer('servedModels'), home).flatMap((each) =>
    each.regions.map((at) => arnOf(home, 'bedrock', at, '', `foundation-model/${each.model.runtimeId}`)),
  );
  const resource = arnOf(home, 'bedrock', region, home.account, 'prompt/PROMPT12345');
  const actions = ['GetPrompt', 'UpdatePrompt', 'DeletePrompt', 'CreatePromptVersion', 'TagResource'];
  return callsOf({
    by: 'prompt-author',
    may: [
      ...each(
        actions.map((name) => `bedrock:${name}`),
        resource,
      ),
      ...each(['bedrock:CreatePrompt', 'bedrock:ListPrompts'], '*'),
      ...models.map((arn) => ['bedrock:GetFoundationModel', arn] as const),
    ],
    near: { 'bedrock:UpdatePrompt': [inOtherAccount()] },
    not: [
      ...models.map((arn) => ['call the model', 'bedrock:InvokeModel', arn] as const),
      [
        'read another model',
        'bedrock:GetFoundationModel',
        arnOf(home, 'bedrock', region, '', 'foundation-model/amazon.nova-lite-v1:0'),
      ],
      ['call it', 'bedrock:RenderPrompt', resource],
    ],
  });
}

export function checks(checked: CheckedAnswers): readonly Expectation[] {
  const calls = servedCalls(checked, checked.answer('servedModels'), {
    role: APP,
    streaming: checked.answer('streaming'),
  });
  return [
    ...promptExpectations(checked, APP, checked.answer('prompts')),
    ...withGuardrails(checked, APP, calls),
    ...readExpectations(APP, 'bedrock:GetInferenceProfile', profilesOf(calls)),
    ...author(checked),
  ];
}
