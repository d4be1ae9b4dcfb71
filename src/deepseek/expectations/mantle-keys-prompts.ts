// Calls on the bedrock-mantle endpoint, with API keys, and of stored prompts.
import { served } from '#deepseek/compose/blocks/served-models.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { keyPrefixes } from '#deepseek/answers/runtime-calls.ts';
import { findModel } from '#iam/facts/models.ts';
import { invoke } from './invoke.ts';
import { allowed, denied, without, type Expectation } from '#iam/request/expectation.ts';
import type { Call, CallContext } from '#iam/request/call.ts';
import { networkContext, networkMisses, tierExpectations, withGuardrails } from './lockdown.ts';
import { servedCalls, profilesOf, readExpectations } from './model-calls.ts';
import { callsOf, each } from './operator-calls.ts';
import { otherRegion, arnOf, withAccount, withRegion, unrelatedAccount } from './near-miss-arns.ts';

const ROLE = 'app';
const MODEL = 'bedrock-mantle:Model';

/** https://docs.aws.amazon.com/bedrock/latest/userguide/security-iam-projects.html */
export const mantle = (checked: CheckedAnswers): readonly Expectation[] =>
  mantleCalls(checked, checked.answer('models'));

export function mantleCalls(checked: CheckedAnswers, ids: readonly string[]): readonly Expectation[] {
  const { home } = checked.view;
  const elsewhere = otherRegion(home.partition, home.regions);
  const models = ids.flatMap((id) => findModel(id) ?? []);
  const network = networkContext(checked);
  return checked.answer('mantleProjects').flatMap((project) =>
    (project.region === undefined ? home.regions : [project.region]).flatMap((region) =>
      models
        .filter(({ mantleId, regions }) => mantleId !== undefined && regions.includes(region))
        .flatMap(({ name, mantleId = '' }): readonly Expectation[] => {
          const call: Call = {
            label: `Chat with ${name} in the project ${project.id} in ${region}`,
            principal: { role: ROLE },
            action: 'bedrock-mantle:CreateInference',
            resource: arnOf(home, 'bedrock-mantle', region, home.account, `project/${project.id}`),
            context: { ...network, [MODEL]: mantleId },
          };
          // Of these calls only inference names a model.
          const list: Call = {
            ...call,
            label: 'List the models',
            action: 'bedrock-mantle:ListModels',
            context: network,
          };
          const other = { ...call.context, [MODEL]: 'openai.gpt-oss-120b' };
          return [
            allowed(call),
            denied(call, { difference: 'another model', context: other }),
            denied(call, { difference: 'without a model', context: without(call.context, MODEL) }),
            denied(call, { difference: 'in another project', resource: `${call.resource}-other` }),
            denied(call, {
              difference: 'create a project',
              action: 'bedrock-mantle:CreateProject',
              context: network,
            }),
            ...(elsewhere
              ? [
                  denied(call, {
                    difference: 'in another Region',
                    resource: withRegion(call.resource, elsewhere),
                  }),
                ]
              : []),
            allowed(list),
            allowed({ ...list, label: 'Read the model', action: 'bedrock-mantle:GetModel' }),
            denied(list, { difference: 'of another project', resource: `${call.resource}-other` }),
            ...networkMisses(checked, call),
            ...tierExpectations(checked, call, 'bedrock-mantle:ServiceTier'),
          ];
        }),
    ),
  );
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-permissions.html */
export function apiKeys(checked: CheckedAnswers): readonly Expectation[] {
  const endpoints = checked.answer('keyEndpoints');
  const { home } = checked.view;
  const prefixes = keyPrefixes(endpoints, checked.tasks);
  const uses = (['bedrock', 'bedrock-mantle'] as const).flatMap((prefix) => {
    const type = `${prefix}:BearerTokenType`;
    const context: CallContext = { ...networkContext(checked), [type]: 'SHORT_TERM' };
    const action = `${prefix}:CallWithBearerToken`;
    const says = `Use a short-term key on ${prefix}`;
    const call: Call = { label: says, principal: { role: ROLE }, action, resource: '*', context };
    if (!prefixes.includes(prefix))
      return [denied(call, { difference: 'on an endpoint that is not called' })];
    return [
      allowed(call),
      denied(call, { difference: 'a long-term key', context: { ...context, [type]: 'LONG_TERM' } }),
      denied(call, {
        difference: 'create a long-term key',
        action: 'iam:CreateServiceSpecificCredential',
        resource: arnOf(home, 'iam', '', home.account, 'user/x'),
        context: {},
      }),
      ...networkMisses(checked, call),
    ];
  });
  return [
    ...uses,
    ...(endpoints.includes('runtime') ? invoke(checked) : []),
    ...(endpoints.includes('mantle') ? mantle(checked) : []),
  ];
}

interface Prompt {
  readonly id: string;
  readonly region?: string;
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/prompt-management-prereq.html */
export function promptExpectations(
  { view: { home } }: CheckedAnswers,
  role: string,
  prompts: readonly Prompt[],
): readonly Expectation[] {
  return prompts.flatMap(({ id, region }) =>
    (region === undefined ? home.regions : [region]).flatMap((code): readonly Expectation[] => {
      const resource = arnOf(home, 'bedrock', code, home.account, `prompt/${id}`);
      const says = `Render the prompt ${id} in ${code}`;
      const call: Call = {
        label: says,
        principal: { role },
        action: 'bedrock:RenderPrompt',
        resource,
        context: {},
      };
      return [
        allowed(call),
        allowed({ ...call, label: `${says}, version 3`, resource: `${resource}:3` }),
        denied(call, { difference: 'another prompt', resource: `${resource}ZZ` }),
        denied(call, { difference: 'change it', action: 'bedrock:UpdatePrompt' }),
      ];
    }),
  );
}

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
    not: [
      ...models.map((arn) => ['call the model', 'bedrock:InvokeModel', arn] as const),
      [
        'read another model',
        'bedrock:GetFoundationModel',
        arnOf(home, 'bedrock', region, '', 'foundation-model/amazon.nova-lite-v1:0'),
      ],
      ['call it', 'bedrock:RenderPrompt', resource],
      ['in another account', 'bedrock:UpdatePrompt', withAccount(resource, unrelatedAccount(home.account))],
    ],
  });
}

export function invokePrompts(checked: CheckedAnswers): readonly Expectation[] {
  const calls = servedCalls(checked, checked.answer('servedModels'), {
    role: ROLE,
    streaming: checked.answer('streaming'),
  });
  return [
    ...promptExpectations(checked, ROLE, checked.answer('prompts')),
    ...withGuardrails(checked, ROLE, calls),
    ...readExpectations(ROLE, 'bedrock:GetInferenceProfile', profilesOf(calls)),
    ...author(checked),
  ];
}
