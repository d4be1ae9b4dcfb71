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
import { fitInOne, policyDocuments } from '#deepseek/compose/documents.ts';
import { sized } from '#deepseek/compose/statement-size.ts';
import { QUOTAS } from '#iam/facts/quotas.ts';

/** FullAWSAccess, which allows what the others do not deny, takes one. */
const ROOM = QUOTAS.scpsPerTarget - 1;

const documentsOf = (policies: readonly PolicyPlan[]): number =>
  policies.reduce((sum, policy) => sum + policyDocuments(policy.statements, policy).length, 0);

const sizeOf = ({ statements }: PolicyPlan): number =>
  statements.reduce((sum, statement) => sum + sized(statement).size, 0);

const joined = (first: PolicyPlan, second: PolicyPlan): PolicyPlan => ({
  ...first,
  title: `${first.title}, ${second.title.replace(/^SCP: /, '')}`,
  statements: [...first.statements, ...second.statements],
  leaves: [...new Set([...(first.leaves ?? []), ...(second.leaves ?? [])])],
});

/** The two neighbors that are shortest together and fit in one document. */
function shortestPair(policies: readonly PolicyPlan[]): number | undefined {
  const pairs = policies.slice(0, -1).flatMap((first, index) => {
    const second = policies[index + 1]!;
    return fitInOne([...first.statements, ...second.statements], 'scp')
      ? [{ index, size: sizeOf(first) + sizeOf(second) }]
      : [];
  });
  return pairs.toSorted((a, b) => a.size - b.size)[0]?.index;
}

function withinQuota(policies: readonly PolicyPlan[]): readonly PolicyPlan[] {
  if (documentsOf(policies) <= ROOM) return policies;
  const index = shortestPair(policies);
  if (index === undefined) return policies;
  const pair = joined(policies[index]!, policies[index + 1]!);
  return withinQuota([...policies.slice(0, index), pair, ...policies.slice(index + 2)]);
}

/** How many documents do not fit on one target. */
const beyondQuota = (policies: readonly PolicyPlan[]): number => Math.max(0, documentsOf(policies) - ROOM);

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
  text: 'Run this in each account. The policies stop what is new, and calls where they can; they delete nothing. Delete what nobody should use.',
  code: eachRegion(checked, (region) =>
    INVENTORY.map((command) => `aws ${command} --region ${region}`).join('\n'),
  ),
  page: PAGES.scpBedrock,
});

const loggingStep = (checked: CheckedAnswers): NextStep => ({
  id: 'turn-on-logs',
  when: 'before',
  title: 'Turn on the log of calls',
  text: 'Each account has its own, in each Region: check it before you attach the protection, because afterwards only exempt roles can turn it on. The scenario “Log model invocations” makes the role and the bucket policy. New accounts need a role that is exempt, such as the one your account setup uses.',
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
  text: 'A call from another account can name your guardrail only if the guardrail’s policy allows it and the caller has bedrock:ApplyGuardrail. The scenario “Share an enforced guardrail” makes that policy, and shows how AWS adds the guardrail to calls by itself.',
  page: PAGES.bedrockGuardrailSharing,
};

const ORDER: Readonly<Record<string, string>> = {
  'attach-scp':
    'Choose an organizational unit with test accounts. The commands are in order: first what stops nothing that runs today, last what can stop callers. Wait a day after each of the last ones and look for AccessDenied in CloudTrail; then attach them higher up. Replace the words that start with ID-OF with the IDs that create-policy printed.',
};

const NONE_ON: Notice = {
  id: 'no-controls',
  title: 'No control on',
  text: 'Every control is off, so only the policy on models is shown. Turn on what your organization needs.',
};

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html */
function quotaNotice(beyond: number): readonly Notice[] {
  if (beyond === 0) return [];
  return [
    {
      id: 'scp-quota',
      title: 'Policy quota',
      text: `A root, organizational unit or account takes ${ROOM} policies besides FullAWSAccess, and these are ${ROOM + beyond}. Attach some of them higher up and the others below: all of them apply to the accounts there.`,
    },
  ];
}

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
const ABOUT_SCPS: ReadonlySet<string> = new Set(['scp-reach', 'exempt-roles']);

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
    ...(on.has('endpointPolicies')
      ? endpointSteps(
          checked.view.home,
          others.filter(({ target }) => target.kind === 'endpoint'),
        )
      : []),
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
  const policies = withinQuota(plan.policies ?? []);
  const others = all.filter((policy) => !isScp(policy));
  return {
    policies: [...policies, ...others],
    nextSteps: [
      inventoryStep(checked),
      ...(on.has('requireVpce') ? [listEndpointsStep(checked)] : []),
      ...(on.has('requireGuardrail') ? [SHARE_GUARDRAIL] : []),
      ...(on.has('protectControls') ? [loggingStep(checked)] : []),
      ...(policies.length > 0 ? scpSteps(policies) : []).map((step) => ({
        ...step,
        text: ORDER[step.id] ?? step.text,
      })),
      ...otherSteps(checked, others),
    ],
    notices: [
      ...quotaNotice(beyondQuota(policies)),
      ...(plan.notices ?? []).filter(({ id }) => policies.length > 0 || !ABOUT_SCPS.has(id)),
    ],
  };
}
