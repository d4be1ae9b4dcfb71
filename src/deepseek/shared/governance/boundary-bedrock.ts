// Blocks of the permissions boundary for app roles: calls of Amazon Bedrock.
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import { DISCOVERY_LISTS, PLAYGROUND_LISTS } from '#deepseek/shared/discovery-lists.ts';
import { BOUNDARY_ANSWERS, type Boundary } from './boundary-block.ts';

const CONSOLE_LISTS = [...DISCOVERY_LISTS, ...PLAYGROUND_LISTS];

export function invoke({ checked, chosen, own }: Boundary): readonly PlannedStatement[] {
  const partition = governedPartition(checked.view);
  const resources = [
    ...(chosen('models') ? [`arn:${partition}:bedrock:*::foundation-model/deepseek.*`] : []),
    ...(chosen('profiles') ? [own('bedrock', 'inference-profile/us.deepseek.*')] : []),
    ...(chosen('app-profiles') ? [own('bedrock', 'application-inference-profile/*')] : []),
    ...(chosen('imported') ? [own('bedrock', 'imported-model/*')] : []),
    ...(chosen('marketplace') ? [own('bedrock', 'marketplace/model-endpoint/all-access')] : []),
  ];
  if (resources.length === 0) return [];
  return [
    allow({
      sid: 'MaxBedrockDeepSeek',
      actions: ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'],
      resources,
      why: {
        title: 'At most: calls of these models',
        text: `A wildcard is safe here: the role’s own policy must still name each model. Other vendors’ serverless models stay denied${
          chosen('imported') || chosen('marketplace')
            ? '; imported models and Marketplace endpoints can hold any weights.'
            : '.'
        }`,
        calls: ['InvokeModel', 'Converse', 'InvokeModelWithResponseStream', 'ConverseStream'],
        answers: BOUNDARY_ANSWERS,
        page: 'iamBoundaries',
      },
    }),
  ];
}

export function guardrails({ checked, chosen, own }: Boundary): readonly PlannedStatement[] {
  const actions = ['bedrock:ApplyGuardrail', 'bedrock:GetGuardrail'];
  const partition = governedPartition(checked.view);
  const shared = chosen('shared-guardrails') ? checked.answer('orgGuardrails') : [];
  const profiles = [...new Set(shared.map(({ account }) => account))].map(
    (account) => `arn:${partition}:bedrock:*:${account}:guardrail-profile/*`,
  );
  return [
    ...(chosen('guardrails')
      ? [
          allow({
            sid: 'MaxGuardrailUse',
            actions,
            resources: [own('bedrock', 'guardrail/*'), own('bedrock', 'guardrail-profile/*')],
            why: {
              title: 'At most: guardrails in the account',
              text: 'Guardrail profiles are those of cross-Region guardrails.',
              calls: ['ApplyGuardrail', 'GetGuardrail'],
              answers: BOUNDARY_ANSWERS,
              page: 'iamBoundaries',
            },
          }),
        ]
      : []),
    ...(shared.length > 0
      ? [
          allow({
            sid: 'MaxSharedGuardrails',
            actions,
            resources: [...shared.map(({ arn }) => arn), ...profiles],
            why: {
              title: 'At most: guardrails in another account',
              text: 'With an enforced guardrail, calls fail for a role that cannot apply it, so the boundary must allow it.',
              calls: ['ApplyGuardrail', 'GetGuardrail'],
              answers: ['boundaryBlocks', 'orgGuardrails'],
              page: 'bedrockGuardrailSharing',
            },
          }),
        ]
      : []),
  ];
}

export function reads({ chosen, own }: Boundary): readonly PlannedStatement[] {
  if (!chosen('reads')) return [];
  const kinds = [
    { block: 'profiles', action: 'bedrock:GetInferenceProfile', resource: 'inference-profile/us.deepseek.*' },
    {
      block: 'app-profiles',
      action: 'bedrock:GetInferenceProfile',
      resource: 'application-inference-profile/*',
    },
    { block: 'imported', action: 'bedrock:GetImportedModel', resource: 'imported-model/*' },
  ];
  const some = kinds.filter(({ block }) => chosen(block));
  const used = some.length > 0 ? some : kinds;
  return [
    allow({
      sid: 'MaxModelReads',
      actions: [...new Set(used.map(({ action }) => action))],
      resources: used.map(({ resource }) => own('bedrock', resource)),
      why: {
        title: 'At most: checked what is called',
        text: 'AWS’s inference prerequisites list these reads as required.',
        calls: ['GetInferenceProfile', 'GetImportedModel'],
        answers: BOUNDARY_ANSWERS,
        page: 'bedrockInference',
      },
    }),
  ];
}

export function shortKeys({ chosen }: Boundary): readonly PlannedStatement[] {
  if (!chosen('short-keys')) return [];
  const key = (sid: string, prefix: string) =>
    allow({
      sid,
      actions: `${prefix}:CallWithBearerToken`,
      resources: '*',
      condition: { StringEquals: { [`${prefix}:BearerTokenType`]: 'SHORT_TERM' } },
      why: {
        title: 'At most: short-term API keys',
        text: 'A call with a key needs this action in addition to the call’s own action. It does not support resources in IAM.',
        calls: ['Any call with an API key'],
        answers: BOUNDARY_ANSWERS,
        page: 'bedrockApiKeys',
      },
    });
  return [
    key('MaxShortTermKeys', 'bedrock'),
    ...(chosen('mantle') ? [key('MaxShortTermMantleKeys', 'bedrock-mantle')] : []),
  ];
}

export function mantle({ chosen, own }: Boundary): readonly PlannedStatement[] {
  if (!chosen('mantle')) return [];
  const resources = own('bedrock-mantle', 'project/*');
  return [
    allow({
      sid: 'MaxMantleDeepSeek',
      actions: 'bedrock-mantle:CreateInference',
      resources,
      condition: { StringLike: { 'bedrock-mantle:Model': 'deepseek.*' } },
      why: {
        title: 'At most: DeepSeek on bedrock-mantle',
        text: 'The endpoint has its own IAM prefix, and only its condition key names the model.',
        calls: ['POST /v1/chat/completions'],
        answers: BOUNDARY_ANSWERS,
        page: 'bedrockMantleProjects',
      },
    }),
    allow({
      sid: 'MaxMantleReads',
      actions: ['bedrock-mantle:GetModel', 'bedrock-mantle:ListModels'],
      resources,
      why: {
        title: 'At most: listing models there',
        text: 'OpenAI-compatible clients list the models.',
        calls: ['GET /v1/models'],
        answers: BOUNDARY_ANSWERS,
        page: 'bedrockMantleProjects',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html */
export function prompts({ chosen, own }: Boundary): readonly PlannedStatement[] {
  if (!chosen('prompts')) return [];
  return [
    allow({
      sid: 'MaxStoredPrompts',
      actions: 'bedrock:RenderPrompt',
      resources: own('bedrock', 'prompt/*'),
      why: {
        title: 'At most: stored prompts',
        text: 'For a call that names a stored prompt, AWS checks the prompt and its model.',
        calls: ['Converse', 'ConverseStream'],
        answers: BOUNDARY_ANSWERS,
        page: 'bedrockInference',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/security_iam_id-based-policy-examples.html */
export function console({ checked, chosen, own }: Boundary): readonly PlannedStatement[] {
  if (!chosen('console')) return [];
  const partition = governedPartition(checked.view);
  return [
    allow({
      sid: 'MaxConsoleLists',
      actions: CONSOLE_LISTS,
      resources: '*',
      why: {
        title: 'At most: the lists of the console',
        text: 'They read names and do not call models. They do not support resources in IAM.',
        calls: ['ListFoundationModels', 'ListInferenceProfiles', 'lists of the playground'],
        answers: BOUNDARY_ANSWERS,
        page: 'bedrockPolicyExamples',
      },
    }),
    allow({
      sid: 'MaxConsoleReads',
      actions: ['bedrock:GetFoundationModel', 'bedrock:GetInferenceProfile', 'sagemaker:ListHubContents'],
      resources: [
        `arn:${partition}:bedrock:*::foundation-model/deepseek.*`,
        own('bedrock', 'inference-profile/us.deepseek.*'),
        `arn:${partition}:sagemaker:*:aws:hub/SageMakerPublicHub`,
      ],
      why: {
        title: 'At most: checked DeepSeek models',
        text: 'The console’s model and profile pages, and the public hub behind its model catalog.',
        answers: BOUNDARY_ANSWERS,
        page: 'bedrockPolicyExamples',
      },
    }),
  ];
}
