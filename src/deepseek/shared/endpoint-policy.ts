// Building blocks for the policies of VPC endpoints: they grant nothing, they let calls pass.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { RoleHome } from '#deepseek/answers/field.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { profileArns } from '#deepseek/compose/limits/guardrail.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { bedrockArns } from './region-arns.ts';
import { invokeActions, invokeCalls } from './bedrock-invoke.ts';
import { MODELS_DOUBT, PASSES, PROMPTS_DOUBT } from './endpoint-words.ts';
import { callMantle } from './mantle.ts';
import { invokeServed } from './served-models.ts';

/** Whose credentials pass. Never a condition on the resource's account: AWS owns the models. */
export function whoseCredentials(checked: CheckedAnswers): {
  condition: Condition;
  asked: readonly FieldId[];
} {
  if (checked.answer('endpointCallers') === 'organization') {
    return {
      condition: { StringEquals: { 'aws:PrincipalOrgID': checked.answer('organizationId') } },
      asked: ['endpointCallers', 'organizationId'],
    };
  }
  return {
    condition: { StringEquals: { 'aws:PrincipalAccount': checked.view.home.account } },
    asked: ['endpointCallers', 'account'],
  };
}

/**
 * Where profiles, projects and prompts may be: an ARN of one names the caller’s account, whichever of the organization.
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html
 */
const callersHome = (checked: CheckedAnswers): RoleHome =>
  checked.answer('endpointCallers') === 'organization'
    ? { ...checked.view.home, account: '*' }
    : checked.view.home;

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

function bearerToken(action: string, checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!checked.answer('endpointKeys')) return [];
  const { condition, asked } = whoseCredentials(checked);
  return [
    allow({
      sid: 'CallWithApiKeys',
      principal: '*',
      actions: action,
      resources: '*',
      condition,
      why: {
        title: 'Allows API keys',
        text: 'AWS also checks this action for calls with a Bedrock API key. It does not support resources in IAM.',
        calls: ['any call with an API key'],
        answers: ['endpointKeys', ...asked],
        page: 'bedrockApiKeys',
        doubt:
          'AWS does not show an endpoint policy for API keys. That it checks the action here too is inferred.',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html */
function prompts(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!checked.answer('endpointAlso').includes('prompt')) return [];
  const { condition, asked } = whoseCredentials(checked);
  return [
    allow({
      sid: 'RenderStoredPrompts',
      principal: '*',
      actions: 'bedrock:RenderPrompt',
      resources: bedrockArns(callersHome(checked), 'prompt/*'),
      condition,
      why: {
        title: 'Renders stored prompts',
        text: `${PASSES} For a call that names a prompt instead of a model, AWS checks the prompt and its model.`,
        calls: ['Converse', 'ConverseStream'],
        answers: ['endpointAlso', 'regions', ...asked],
        page: 'bedrockInference',
        doubt: PROMPTS_DOUBT,
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html */
export function runtimeEndpoint(checked: CheckedAnswers): readonly PlannedStatement[] {
  const home = callersHome(checked);
  const { condition, asked } = whoseCredentials(checked);
  const also = checked.answer('endpointAlso');
  const appProfiles = also.includes('application-inference-profile')
    ? bedrockArns(home, 'application-inference-profile/*')
    : [];
  const models = invokeServed(checked.answer('servedModels'), home, {
    verb: 'Invoke',
    streaming: true,
    answers: [],
  }).flatMap((statement) => statement.resources ?? []);
  const imported = checked.answer('endpointImported').map((model) => model.arn);
  const listed = checked.answer('endpointGuardrails');
  const guardrails = unique([...listed.map(({ arn }) => arn), ...profileArns(listed, checked)]);
  return [
    allow({
      sid: 'OnlyDeepSeekModels',
      principal: '*',
      actions: invokeActions(true),
      resources: unique([...models, ...appProfiles, ...imported]),
      condition,
      why: {
        title: 'Only these models',
        text: `${PASSES} R1 needs both its profile and the model in every Region behind it.${
          appProfiles.length > 0 ? ' AWS also checks the model behind an application inference profile.' : ''
        }`,
        calls: invokeCalls(true),
        answers: [
          'servedModels',
          'regions',
          ...(appProfiles.length > 0 ? (['endpointAlso'] as const) : []),
          ...(imported.length > 0 ? (['endpointImported'] as const) : []),
          ...asked,
        ],
        page: 'bedrockVpcEndpoints',
        doubt: MODELS_DOUBT,
      },
    }),
    ...(guardrails.length === 0
      ? []
      : [
          allow({
            sid: 'ApplyOwnGuardrails',
            principal: '*',
            actions: 'bedrock:ApplyGuardrail',
            resources: guardrails,
            condition,
            why: {
              title: 'Applies these guardrails',
              text: `${PASSES} A guardrail with cross-Region inference also needs its profile here, in each of its Regions.`,
              calls: ['ApplyGuardrail', 'Converse with a guardrail'],
              answers: [
                'endpointGuardrails',
                ...(guardrails.length > listed.length ? (['guardrailProfile'] as const) : []),
                ...asked,
              ],
              page: 'bedrockVpcEndpoints',
              doubt:
                'AWS does not say whether it checks ApplyGuardrail here for Converse with a guardrail, so this allows it.',
            },
          }),
        ]),
    ...prompts(checked),
    ...bearerToken('bedrock:CallWithBearerToken', checked),
  ];
}

/** The same for bedrock-mantle, where the resource is a project and a condition names the models. */
export function mantleEndpoint(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { condition, asked } = whoseCredentials(checked);
  const calls = callMantle(
    checked.answer('servedModels'),
    checked.answer('mantleProjects'),
    callersHome(checked),
  );
  return [
    ...calls.map((statement): PlannedStatement => ({
      ...statement,
      principal: '*',
      condition: {
        ...statement.condition,
        StringEquals: { ...statement.condition?.['StringEquals'], ...condition['StringEquals'] },
      },
      whys: statement.whys.map((why) => ({
        ...why,
        answers: ['servedModels', 'mantleProjects', 'regions', ...asked],
        text: `${why.text} ${PASSES}`,
      })),
    })),
    ...bearerToken('bedrock-mantle:CallWithBearerToken', checked),
  ];
}
