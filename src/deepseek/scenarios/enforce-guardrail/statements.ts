// Enforces a guardrail in every account of an organization: the Bedrock policy, the guardrail’s own, who makes both.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import {
  bedrockPolicy,
  bedrockPolicyAdmin,
  bedrockPolicyNotices,
  bedrockPolicySteps,
  policyGuardrails,
} from '#deepseek/shared/governance/bedrock-policy.ts';
import { guardrailPolicies, sharingStepsOf } from '#deepseek/shared/governance/guardrail-sharing.ts';
import type { Plan } from '#deepseek/compose/plan.ts';

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock.html */
export function plan(checked: CheckedAnswers): Plan {
  const name = `${checked.answer('policyName').slice(0, 112)}-sharing`;
  const shared = { guardrails: policyGuardrails(checked), field: 'policyGuardrails', name } as const;
  return {
    policies: [bedrockPolicy(checked), ...guardrailPolicies(checked, shared)],
    attachments: [
      {
        id: 'admin',
        title: 'Policy administrator',
        name: checked.answer('operatorName'),
        description: 'Creates and attaches Amazon Bedrock policies, and shares the guardrail',
        attachTo: 'the role or user in the management account that creates the policy',
        statements: bedrockPolicyAdmin(checked),
      },
    ],
    nextSteps: [
      // Enforcing account by account is what the policy does for all.
      ...sharingStepsOf(checked, shared).filter(({ id }) => id !== 'enforce-guardrail'),
      ...bedrockPolicySteps(checked.answer('policyName')),
    ],
    notices: bedrockPolicyNotices(checked),
  };
}
