// The controls of a whole organization as one set: service control policies, and what those cannot do.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { endpointSteps } from '#deepseek/shared/endpoint-steps.ts';
import { bedrockPolicyNotices, bedrockPolicySteps } from '#deepseek/shared/governance/bedrock-policy.ts';
import { ec2PolicyNotices, ec2PolicySteps } from '#deepseek/shared/governance/ec2-policy.ts';
import { sharingStepsOf } from '#deepseek/shared/governance/guardrail-sharing.ts';
import { controlsOn, enforcedGuardrails, nameInSet, organizationControls } from './controls.ts';
import { rcpNotices, rcpSteps } from '#deepseek/shared/governance/rcp-steps.ts';
import {
  endpointNotice,
  guardrailNotices,
  listEndpointsStep,
  modelGaps,
  ONLY_APPROVED,
  scpPlan,
} from '#deepseek/shared/governance/scp-plan.ts';
import { scpSteps } from '#deepseek/shared/governance/scp-steps.ts';
import type { Plan, PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep, Notice } from '#deepseek/compose/role-kit.ts';

const eachRegion = (checked: CheckedAnswers, line: (region: string) => string): string =>
  checked.view.home.regions.map(line).join('\n');

const INVENTORY = [
  'bedrock list-imported-models',
  'bedrock list-custom-models',
  'bedrock list-custom-model-deployments',
  'bedrock list-provisioned-model-throughputs',
  'bedrock list-marketplace-model-endpoints',
  'sagemaker list-endpoints',
];

/** What the policies do not remove. */
const inventoryStep = (checked: CheckedAnswers): NextStep => ({
  id: 'inventory',
  when: 'before',
  title: 'List the models that are there already',
  text: 'Run this in each account. The policies delete nothing: delete what nobody should use.',
  code: eachRegion(checked, (region) =>
    INVENTORY.map((command) => `aws ${command} --region ${region}`).join('\n'),
  ),
  page: PAGES.scpBedrock,
});

const loggingStep = (checked: CheckedAnswers): NextStep => ({
  id: 'turn-on-logs',
  when: 'before',
  title: 'Turn on the log of calls',
  text: 'Each account has its own, in each Region: check it first, because afterwards only exempt roles can turn it on. The scenario “Log model invocations” makes the role and the bucket policy.',
  code: eachRegion(
    checked,
    (region) => `aws bedrock get-model-invocation-logging-configuration --region ${region}`,
  ),
  page: PAGES.bedrockLogging,
});

const SHARE_GUARDRAIL: NextStep = {
  id: 'share-guardrails',
  when: 'before',
  title: 'Share the guardrail with the accounts',
  text: 'A call from another account can name your guardrail only if the guardrail’s policy allows it and the caller has bedrock:ApplyGuardrail. The scenario “Share an enforced guardrail” makes that policy.',
  page: PAGES.bedrockGuardrailSharing,
};

const ORDER: Readonly<Record<string, string>> = {
  'attach-scp':
    'Choose one with test accounts. The commands are in order: first what stops nothing that runs today. Look for AccessDenied in CloudTrail for a few days, then attach them higher up. Replace the words that start with ID-OF with the IDs that create-policy printed.',
};

const NONE_ON: Notice = {
  id: 'no-controls',
  title: 'No control on',
  text: 'Every control is off, so only the policy on models is shown. Turn on what your organization needs.',
};

/** Only management-account users and exempt roles are left to change what is protected. */
const nobodyExempt = (checked: CheckedAnswers): readonly Notice[] =>
  checked.answer('scpExemptRoles').length > 0
    ? []
    : [
        {
          id: 'nobody-exempt',
          title: 'No exempt role',
          text: 'No role is exempt, so nobody in member accounts can turn on logging, change the guardrails and endpoints, or bring in an approved model. List the roles that do this under “Roles exempt from these policies”.',
        },
      ];

/** What to know about service control policies, where the set has some. */
const ABOUT_SCPS: ReadonlySet<string> = new Set(['scp-reach', 'scp-places', 'exempt-roles']);

/** The steps of what is not a service control policy. Those that come before are sorted by their kind of step. */
function otherSteps(checked: CheckedAnswers, others: readonly PolicyPlan[]): readonly NextStep[] {
  const on = controlsOn(checked);
  return [
    ...(on.has('keepWeights') ? others.filter(({ type }) => type === 'rcp').flatMap(rcpSteps) : []),
    ...(on.has('enforceBedrock')
      ? [
          // Enforcing account by account is what the policy does for all.
          ...sharingStepsOf(checked, enforcedGuardrails(checked)).filter(
            ({ id }) => id !== 'enforce-guardrail',
          ),
          ...bedrockPolicySteps(nameInSet(checked, 'Bedrock')),
        ]
      : []),
    ...(on.has('declareEc2') ? ec2PolicySteps(nameInSet(checked, 'Hosts')) : []),
  ];
}

export function plan(checked: CheckedAnswers): Plan {
  const on = controlsOn(checked);
  const none = on.size === 1 && !checked.answer([...on][0]!);
  const all = organizationControls(checked);
  const isScp = ({ type }: PolicyPlan): boolean => type === 'scp';
  const plan = scpPlan(checked, all.filter(isScp), [
    ...(none ? [NONE_ON] : []),
    ...(on.has('limitModels') ? [ONLY_APPROVED, ...modelGaps(checked)] : []),
    ...(on.has('requireGuardrail') ? guardrailNotices(checked) : []),
    ...(on.has('requireVpce') ? [endpointNotice(checked)] : []),
    ...(on.has('protectControls') || on.has('denyNewModels') ? nobodyExempt(checked) : []),
    ...(on.has('keepWeights') ? rcpNotices(checked) : []),
    ...(on.has('enforceBedrock') ? bedrockPolicyNotices(checked) : []),
    ...(on.has('declareEc2') ? ec2PolicyNotices(checked) : []),
  ]);
  const policies = plan.policies ?? [];
  const others = all.filter((policy) => !isScp(policy));
  return {
    policies: [...policies, ...others],
    nextSteps: [
      inventoryStep(checked),
      ...(on.has('requireVpce') ? [listEndpointsStep(checked)] : []),
      ...(on.has('requireGuardrail') ? [SHARE_GUARDRAIL] : []),
      ...(on.has('protectControls') ? [loggingStep(checked)] : []),
      // What protects the endpoints keeps their policies as they are.
      ...(on.has('endpointPolicies')
        ? endpointSteps(
            checked.view.home,
            others.filter(({ target }) => target.kind === 'endpoint'),
          )
        : []),
      ...(policies.length > 0 ? scpSteps(policies) : []).map((step) => ({
        ...step,
        text: ORDER[step.id] ?? step.text,
      })),
      ...otherSteps(checked, others),
    ],
    notices: (plan.notices ?? []).filter(({ id }) => policies.length > 0 || !ABOUT_SCPS.has(id)),
  };
}
