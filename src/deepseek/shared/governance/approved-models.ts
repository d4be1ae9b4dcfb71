// The SCP that lets approved models pass and denies every other: a list by NotResource, so each ARN type in use is named.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { findModel, type Model } from '#deepseek/facts/models.ts';
import { deny, denyAllBut, oneOrMany, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import { MANTLE_ACTION, MANTLE_CALLS, RUN_ACTIONS, RUN_CALLS, scp, SELF_HOSTED } from './scp.ts';

export const approvedModels = (checked: CheckedAnswers): readonly Model[] =>
  checked.answer('approvedModels').flatMap((id) => findModel(id) ?? []);

/** The ARN pattern of each further type that can be called. */
const OTHER_ARNS: Readonly<Record<string, readonly string[]>> = {
  'application-inference-profile': ['application-inference-profile/*'],
  'imported-model': ['imported-model/*'],
  marketplace: ['marketplace/model-endpoint/all-access'],
  'custom-model': ['custom-model/*', 'custom-model-deployment/*', 'provisioned-model/*'],
  'prompt-router': ['prompt-router/*', 'default-prompt-router/*'],
};

/** What the list of models lets through, of every type. */
export function callableArns(checked: CheckedAnswers): readonly string[] {
  const { partition } = checked.view.home;
  const model = (id: string) => `arn:${partition}:bedrock:*::foundation-model/${id}`;
  const own = (resource: string) => `arn:${partition}:bedrock:*:*:${resource}`;
  const models = approvedModels(checked);
  const others = checked.answer('otherModels');
  return [
    ...models.map(({ runtimeId }) => model(runtimeId)),
    ...models.flatMap(({ profile }) => (profile ? [own(`inference-profile/${profile.id}`)] : [])),
    ...others.map(({ id }) => model(id)),
    ...others.flatMap(({ profile }) => (profile ? [own(`inference-profile/${profile}`)] : [])),
    ...checked.answer('otherArns').flatMap((type) => (OTHER_ARNS[type] ?? []).map(own)),
    own('model-invocation-job/*'),
    // The Responses API on bedrock-runtime is authorized on the account's default project as well as on the model:
    // https://docs.aws.amazon.com/bedrock/latest/userguide/projects.html
    own('project/*'),
    // StartAsyncInvoke is authorized as InvokeModel on the model and on the job; no DeepSeek model has it.
    // A call with a system tool of a model, such as Nova's web grounding, names the tool as well:
    // https://docs.aws.amazon.com/service-authorization/latest/reference/list_bedrock.html
    ...(others.length > 0 ? [own('async-invoke/*'), own('system-tool/*')] : []),
  ];
}

/**
 * The ARN of Provisioned Throughput does not show its model, so the model is checked when the throughput is
 * purchased. https://docs.aws.amazon.com/bedrock/latest/userguide/prov-thru-supported.html
 */
function throughput(checked: CheckedAnswers): readonly PlannedStatement[] {
  if (!checked.answer('otherArns').includes('custom-model')) return [];
  return [
    denyAllBut({
      sid: 'DenyUnapprovedThroughput',
      actions: ['bedrock:CreateProvisionedModelThroughput', 'bedrock:UpdateProvisionedModelThroughput'],
      resources: callableArns(checked),
      why: {
        title: 'Denies buying throughput for other models',
        text: 'Calls to Provisioned Throughput name only the throughput, so they are allowed. This stops models that are not approved from getting throughput.',
        answers: ['approvedModels', 'otherArns', 'otherModels'],
        page: 'bedrockProvisioned',
      },
    }),
  ];
}

/** The models that are approved on bedrock-mantle: DeepSeek's by their IDs there, those of others as they were typed. */
export const mantleIds = (checked: CheckedAnswers): readonly string[] => [
  ...new Set([
    ...approvedModels(checked).flatMap(({ mantleId }) => mantleId ?? []),
    ...checked.answer('otherModels').map(({ id }) => id),
  ]),
];

export const NONE_ON_MANTLE =
  'None of the approved models is on this endpoint, so all model calls on it are denied.';

/** An allow list on bedrock-mantle needs StringNotLike: with StringLike it would be a deny list. */
function mantle(checked: CheckedAnswers): PlannedStatement {
  const ids = mantleIds(checked);
  return deny({
    sid: 'DenyUnapprovedMantleModels',
    actions: MANTLE_ACTION,
    resources: '*',
    ...(ids.length > 0 ? { condition: { StringNotLike: { 'bedrock-mantle:Model': oneOrMany(ids) } } } : {}),
    why: {
      title: 'The same on bedrock-mantle',
      text:
        ids.length > 0
          ? 'This endpoint has its own IAM prefix and model IDs: list another vendor’s model with both IDs if they differ. Calls that do not name a model are also denied.'
          : NONE_ON_MANTLE,
      calls: MANTLE_CALLS,
      answers: ['approvedModels', 'otherModels'],
      page: 'bedrockMantleProjects',
    },
  });
}

const LEFT_OPEN: Readonly<Record<string, string>> = {
  'imported-model': 'Imported models: any weights can be behind one, including DeepSeek’s.',
  marketplace: 'Bedrock Marketplace endpoints: any model can be behind the one ARN they share.',
  'custom-model':
    'Custom models: any weights can be behind one. Provisioned Throughput bought before this policy is allowed for any model.',
};

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_examples_bedrock.html */
export function onlyApprovedModels(checked: CheckedAnswers): PolicyPlan {
  return scp(checked, {
    id: 'approved-models',
    does: 'only approved models',
    suffix: '',
    statements: [
      denyAllBut({
        sid: 'DenyUnapprovedModels',
        actions: RUN_ACTIONS,
        resources: callableArns(checked),
        why: {
          title: 'Allows calls only to the models you named',
          text: 'Everything else is denied, including other vendors’ models. The list has each ARN type in use: for batch jobs and the Responses API, AWS checks another ARN as well as the model. AWS still checks the model behind an application inference profile.',
          calls: RUN_CALLS,
          answers: ['approvedModels', 'otherArns', 'otherModels'],
          page: 'scpBedrock',
        },
      }),
      ...throughput(checked),
      mantle(checked),
    ],
    leaves: [
      ...checked.answer('otherArns').flatMap((type) => LEFT_OPEN[type] ?? []),
      `Models on SageMaker endpoints, ${SELF_HOSTED}, and APIs outside AWS.`,
      'AWS services that run their own models, such as Amazon Q, Kiro and Bedrock Data Automation.',
      'Which prompts an approved model gets, and how much it is used.',
    ],
  });
}
