// What an organization's endpoint policies for Bedrock allow: approved models, their batches, guardrails and short-term keys.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { invokeActions, invokeCalls } from '#deepseek/shared/bedrock-invoke.ts';
import { allow, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { Condition } from '#iam/policy/policy.ts';
import { MODELS_DOUBT, PASSES, PROMPTS_DOUBT } from '#deepseek/shared/endpoint-words.ts';
import { callableArns, mantleIds, NONE_ON_MANTLE } from '#deepseek/shared/governance/approved-models.ts';

const KEYS_DOUBT =
  'AWS does not show an endpoint policy for API keys. That it checks the action here is inferred.';

const ours = (checked: CheckedAnswers): Condition => ({
  StringEquals: { 'aws:PrincipalOrgID': checked.answer('organizationId') },
});

/** Keys that end with the session they were made from. */
const shortTermKeys = (checked: CheckedAnswers, prefix: 'bedrock' | 'bedrock-mantle'): PlannedStatement =>
  allow({
    sid: 'ShortTermKeys',
    principal: '*',
    actions: `${prefix}:CallWithBearerToken`,
    resources: '*',
    condition: {
      StringEquals: { ...ours(checked)['StringEquals'], [`${prefix}:BearerTokenType`]: 'SHORT_TERM' },
    },
    why: {
      title: 'Allows short-term API keys',
      text: 'Long-term keys do not pass. AWS checks this action besides that of the call.',
      calls: ['any call with a short-term API key'],
      answers: ['endpointPolicies', 'organizationId'],
      page: 'bedrockApiKeys',
      doubt: KEYS_DOUBT,
    },
  });

function guardrailsOf(checked: CheckedAnswers): readonly string[] {
  const { partition } = checked.view.home;
  const own = (type: string) => `arn:${partition}:bedrock:*:*:${type}/*`;
  return [own('guardrail'), own('guardrail-profile')];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/vpc-interface-endpoints.html */
export function runtimeStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { partition } = checked.view.home;
  return [
    allow({
      sid: 'OnlyApprovedModels',
      principal: '*',
      actions: invokeActions(true),
      resources: callableArns(checked),
      condition: ours(checked),
      why: {
        title: 'Only approved models',
        text: `${PASSES} The same list as in the service control policy on models.`,
        calls: invokeCalls(true),
        answers: ['approvedModels', 'otherArns', 'otherModels', 'endpointPolicies', 'organizationId'],
        page: 'bedrockVpcEndpoints',
        doubt: MODELS_DOUBT,
      },
    }),
    allow({
      sid: 'ApplyGuardrails',
      principal: '*',
      actions: 'bedrock:ApplyGuardrail',
      resources: guardrailsOf(checked),
      condition: ours(checked),
      why: {
        title: 'Applies guardrails',
        text: `${PASSES} Every guardrail that the caller may apply: which one a call must have is for the other policies.`,
        calls: ['ApplyGuardrail', 'Converse with a guardrail'],
        answers: ['endpointPolicies', 'organizationId'],
        page: 'bedrockVpcEndpoints',
      },
    }),
    allow({
      sid: 'RenderPrompts',
      principal: '*',
      actions: 'bedrock:RenderPrompt',
      resources: `arn:${partition}:bedrock:*:*:prompt/*`,
      condition: ours(checked),
      why: {
        title: 'Renders stored prompts',
        text: `${PASSES} For a call that names a prompt, AWS also checks the prompt’s model.`,
        calls: ['Converse with a stored prompt'],
        answers: ['endpointPolicies', 'organizationId'],
        page: 'bedrockInference',
        doubt: PROMPTS_DOUBT,
      },
    }),
    shortTermKeys(checked, 'bedrock'),
  ];
}

/** https://docs.aws.amazon.com/bedrock/latest/userguide/security-iam-projects.html */
export function mantleStatements(checked: CheckedAnswers): readonly PlannedStatement[] {
  const { partition } = checked.view.home;
  const projects = `arn:${partition}:bedrock-mantle:*:*:project/*`;
  const ids = mantleIds(checked);
  const answers = ['approvedModels', 'otherModels', 'endpointPolicies', 'organizationId'] as const;
  return [
    ...(ids.length > 0
      ? [
          allow({
            sid: 'OnlyApprovedModels',
            principal: '*',
            actions: 'bedrock-mantle:CreateInference',
            resources: projects,
            condition: {
              StringEquals: { ...ours(checked)['StringEquals'], 'bedrock-mantle:Model': oneOrMany(ids) },
            },
            why: {
              title: 'Only approved models',
              text: `${PASSES} The resource is a project; the condition names the models.`,
              calls: ['Chat Completions'],
              answers,
              page: 'bedrockMantleProjects',
            },
          }),
        ]
      : []),
    allow({
      sid: 'ListModels',
      principal: '*',
      actions: ['bedrock-mantle:GetModel', 'bedrock-mantle:ListModels'],
      resources: projects,
      condition: ours(checked),
      why: {
        title: 'Lists models',
        // Without a policy, the endpoint would let everyone's credentials through.
        text: `OpenAI clients read the list of models, which cannot be limited.${ids.length > 0 ? '' : ` ${NONE_ON_MANTLE}`}`,
        calls: ['GET /v1/models'],
        answers,
        page: 'bedrockMantleProjects',
      },
    }),
    shortTermKeys(checked, 'bedrock-mantle'),
  ];
}

/** Batches of approved models, by the same list; imports pass only where the other controls leave them open. */
export function controlStatements(
  checked: CheckedAnswers,
  statements: readonly PlannedStatement[],
): readonly PlannedStatement[] {
  const imports = checked.view.flag('denyNewModels') ? ['bedrock:CreateModelImportJob'] : [];
  return [
    ...statements
      .filter(({ sid }) => sid !== 'ModelsOfJobs')
      .map((statement) => ({
        ...statement,
        actions: statement.actions.filter((action) => !imports.includes(action)),
        ...(imports.length > 0 && {
          whys: statement.whys.map((why) => ({
            ...why,
            calls: why.calls.filter((call) => call !== 'CreateModelImportJob'),
          })),
        }),
      })),
    allow({
      sid: 'BatchesOfApprovedModels',
      principal: '*',
      actions: ['bedrock:CreateModelInvocationJob', 'bedrock:GetFoundationModel'],
      resources: callableArns(checked),
      condition: ours(checked),
      why: {
        title: 'Batch jobs with approved models',
        text: `${PASSES} AWS checks the job and its model.`,
        calls: ['CreateModelInvocationJob'],
        answers: ['approvedModels', 'otherArns', 'otherModels', 'endpointPolicies', 'organizationId'],
        page: 'bedrockVpcEndpoints',
      },
    }),
  ];
}
