// The Amazon Bedrock policy of AWS Organizations that enforces a guardrail, and the rights to make it.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html
import type { PolicyGuardrail } from '#deepseek/answers/inputs/organization-policy.ts';
import { governedPartition } from '#deepseek/answers/inputs/organization.ts';
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { allow, type PlannedStatement } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';
import { MODELS } from '#deepseek/facts/models.ts';
import { policyAdmin, type AdministeredType } from './policy-admin.ts';
import type { BedrockSettings, GuardedContent, GuardrailConfiguration } from '#iam/policy/bedrock-policy.ts';
import { joinAnd } from '#iam/text/words.ts';
import { attachToTest, createPolicy } from './control-policy-steps.ts';

/** The guardrails of one account, that of the first: all must be in the management account. */
export function policyGuardrails(checked: CheckedAnswers): readonly PolicyGuardrail[] {
  const all = checked.answer('policyGuardrails');
  return all.filter(({ account }) => account === all[0]?.account);
}

const ownerOf = ([first]: readonly PolicyGuardrail[]): string => first?.account ?? '111122223333';

/**
 * What the form of model IDs in its lists leaves out.
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_ModelEnforcement.html
 */
const TWO_DOTS = /\..*\./;

/** Undefined where all models are checked: AWS then needs no list. */
function models(checked: CheckedAnswers): GuardrailConfiguration['model_enforcement'] {
  // Where nobody is asked, all models are checked.
  const isAll = !checked.view.asks('guardedModels') || checked.answer('guardedModels') !== 'deepseek';
  const excluded = isAll ? [...new Set(checked.answer('unguardedModels'))] : [];
  if (isAll && excluded.length === 0) return undefined;
  const chosen = checked.answer('guardedDeepSeek');
  const included = isAll
    ? ['ALL']
    : MODELS.filter(({ id }) => chosen.includes(id)).map(({ runtimeId }) => runtimeId);
  return { included_models: { '@@assign': included }, excluded_models: { '@@assign': excluded } };
}

/** The last guardrail of a Region counts: a configuration has one. */
function bedrockSettings(checked: CheckedAnswers): BedrockSettings {
  const guarded: GuardedContent =
    checked.answer('guardedContent') === 'selective' ? 'selective' : 'comprehensive';
  const enforcement = models(checked);
  return {
    guardrail_inference: Object.fromEntries(
      policyGuardrails(checked).map(({ arn, region, version }) => [
        region,
        {
          config_1: {
            identifier: { '@@assign': `${arn}:${version}` },
            selective_content_guarding: {
              system: { '@@assign': guarded },
              messages: { '@@assign': guarded },
            },
            ...(enforcement ? { model_enforcement: enforcement } : {}),
          },
        },
      ]),
    ),
  };
}

export const bedrockPolicy = (
  checked: CheckedAnswers,
  name: string = checked.answer('policyName'),
): PolicyPlan => ({
  id: 'bedrock-policy',
  type: 'bedrock-policy',
  title: 'Amazon Bedrock policy',
  name,
  attachTo: 'the root, an organizational unit or an account of your organization',
  target: { kind: 'organization' },
  statements: [],
  settings: { bedrock: bedrockSettings(checked) },
  leaves: [
    'It denies nothing: it checks calls with the guardrail. To keep people from other models or Regions, use service control policies.',
    'Calls on bedrock-mantle, to SageMaker endpoints and to models on EC2: guardrails do not apply there.',
    'Regions that it does not name.',
  ],
});

const BEDROCK_POLICIES: AdministeredType = {
  condition: 'BEDROCK_POLICY',
  arn: 'bedrock_policy',
  sid: 'BedrockPolicies',
  plural: 'Amazon Bedrock policies',
  page: 'bedrockPolicies',
  practices: 'bedrockPolicyPractices',
  answers: ['policyGuardrails', 'organizationId'],
  doubt:
    'AWS does not show this ARN. Its type in lower case follows that of other policies, such as declarative_policy_ec2. If a call is denied, compare it with the ARN that create-policy prints.',
};

/** Who makes the policy, in the management account. */
export function bedrockPolicyAdmin(checked: CheckedAnswers): readonly PlannedStatement[] {
  const guardrails = policyGuardrails(checked);
  const profiles = `arn:${governedPartition(checked.view)}:bedrock:*:${ownerOf(guardrails)}:guardrail-profile/*`;
  return [
    ...policyAdmin(checked, ownerOf(guardrails), BEDROCK_POLICIES),
    allow({
      sid: 'ShareTheGuardrail',
      actions: [
        'bedrock:CreateGuardrailVersion',
        'bedrock:GetGuardrail',
        'bedrock:GetResourcePolicy',
        'bedrock:PutResourcePolicy',
      ],
      // A cross-Region guardrail also runs through its profile, which needs such a policy in each Region.
      resources: [...new Set([...guardrails.map(({ arn }) => arn), profiles])],
      why: {
        title: 'Versions and shares the guardrail',
        text: 'A guardrail needs a version, and like its profile a policy that lets the accounts apply it, before it is enforced.',
        calls: ['CreateGuardrailVersion', 'PutResourcePolicy'],
        answers: ['policyGuardrails'],
        page: 'bedrockGuardrailSharing',
      },
    }),
  ];
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_best_practices.html */
export function bedrockPolicySteps(name: string): readonly NextStep[] {
  return [
    {
      id: 'enable-bedrock-policies',
      when: 'before',
      title: 'Turn on Amazon Bedrock policies',
      text: 'Once, in the management account of an organization with all features.',
      code: 'aws organizations list-roots\naws organizations enable-policy-type --root-id ROOT-ID --policy-type BEDROCK_POLICY',
      page: PAGES.bedrockPolicies,
    },
    {
      id: 'create-bedrock-policy',
      when: { instead: 'organization' },
      title: 'Create the policy',
      text: 'Do this after the guardrail has its version and its policy: with a wrong identifier, every model call in the accounts fails.',
      code: createPolicy('BEDROCK_POLICY', name),
      page: PAGES.bedrockPolicyPractices,
    },
    attachToTest(
      'attach-bedrock-policy',
      'BEDROCK_POLICY',
      'Then see what the account gets, and call a model there.',
      PAGES.bedrockPolicyPractices,
    ),
  ];
}

export function bedrockPolicyNotices(checked: CheckedAnswers): readonly Notice[] {
  const guardrails = checked.answer('policyGuardrails');
  const accounts = [...new Set(guardrails.map(({ account }) => account))];
  const regions = policyGuardrails(checked).map(({ region }) => region);
  const twice = [...new Set(regions.filter((region, index) => regions.indexOf(region) !== index))];
  const listed = models(checked);
  const dotted = [listed?.included_models, listed?.excluded_models]
    .flatMap((list) => list?.['@@assign'] ?? [])
    .filter((id) => TWO_DOTS.test(id));
  return [
    {
      id: 'management-account',
      title: 'Management account',
      text: `The guardrails must be in the management account, here ${accounts[0] ?? ''}. AWS accepts none of another account: a delegated administrator can manage the policy, but not bring a guardrail. At the root, the policy applies to the management account too.`,
    },
    ...(accounts.length > 1
      ? [
          {
            id: 'several-owners',
            title: 'Several owners',
            text: `The guardrails are in accounts ${accounts.join(', ')}. The policy names those of ${accounts[0] ?? ''} alone: list the guardrails of the management account only.`,
            stops: {
              text: `The guardrails are in accounts ${joinAnd(accounts)}, only one can be the management account.`,
              fields: ['policyGuardrails'] as const,
            },
          },
        ]
      : []),
    ...(twice.length > 0
      ? [
          {
            id: 'guardrail-twice',
            title: 'Guardrail listed twice',
            text: `Several guardrails are listed for ${twice.join(', ')}. The policy names the last one of each Region.`,
            stops: {
              text: `Several guardrails are listed for ${joinAnd(twice)}, only one can be enforced there.`,
              fields: ['policyGuardrails'] as const,
            },
          },
        ]
      : []),
    ...(dotted.length > 0
      ? [
          {
            id: 'dotted-models',
            title: 'Model IDs',
            text: `AWS documents model IDs in such lists with one dot: ${joinAnd(dotted)} may not fit. If AWS Organizations refuses the policy, leave the list out. If not, call a model in a test account first: an invalid policy makes every model call fail.`,
          },
        ]
      : []),
    {
      id: 'enforced-quotas',
      title: 'Guardrail quotas',
      text: 'Checks count toward the guardrail quotas of the account that calls. Leave Automated Reasoning checks out of the guardrail: organizations cannot enforce them.',
    },
    {
      id: 'model-failures',
      title: 'Failing calls',
      text: 'Where the guardrail, its policy or the callers’ bedrock:ApplyGuardrail is missing, model calls fail instead of going unchecked.',
    },
  ];
}
