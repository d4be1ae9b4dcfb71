// Calls on the bedrock-mantle endpoint, with API keys, and of stored prompts.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel } from '#deepseek/facts/models.ts';
import { allowed, type Expectation } from '#iam/request/expectation.ts';
import type { Call } from '#iam/request/call.ts';
import { networkContext, networkMisses, tierExpectations } from '#deepseek/expectations/limits.ts';
import {
  arnOf,
  around,
  inOtherRegion,
  renamed,
  withKey,
  withoutKeys,
} from '#deepseek/expectations/near-misses.ts';
import { APP } from '#deepseek/expectations/operator-calls.ts';

const MODEL = 'bedrock-mantle:Model';

export function mantleCalls(checked: CheckedAnswers, ids: readonly string[]): readonly Expectation[] {
  const { home } = checked.view;
  const models = ids.flatMap((id) => findModel(id) ?? []);
  const network = networkContext(checked);
  return checked.answer('mantleProjects').flatMap((project) =>
    (project.region === undefined ? home.regions : [project.region]).flatMap((region) =>
      models
        .filter(({ mantleId, regions }) => mantleId !== undefined && regions.includes(region))
        .flatMap(({ name, mantleId = '' }): readonly Expectation[] => {
          const call: Call = {
            label: `Chat with ${name} in the project ${project.id} in ${region}`,
            principal: { role: APP },
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
          return [
            ...around(call, [
              withKey('another model', MODEL, 'openai.gpt-oss-120b'),
              withoutKeys('without a model', MODEL),
              renamed('in another project'),
              {
                difference: 'create a project',
                action: 'bedrock-mantle:CreateProject',
                context: network,
              },
              inOtherRegion(home),
            ]),
            ...around(list, [renamed('of another project')]),
            allowed({ ...list, label: 'Read the model', action: 'bedrock-mantle:GetModel' }),
            ...networkMisses(checked, call),
            ...tierExpectations(checked, call, 'bedrock-mantle:ServiceTier'),
          ];
        }),
    ),
  );
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
        ...around(call, [
          renamed('another prompt', 'ZZ'),
          { difference: 'change it', action: 'bedrock:UpdatePrompt' },
        ]),
        allowed({ ...call, label: `${says}, version 3`, resource: `${resource}:3` }),
      ];
    }),
  );
}
