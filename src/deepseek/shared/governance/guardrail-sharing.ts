// The resource policy of a guardrail that an account or the organization enforces: its owner's side.
import type { CheckedAnswers } from '#deepseek/answers/read-answers.ts';
import { allow } from '#deepseek/compose/planned-statement.ts';
import type { PolicyPlan } from '#deepseek/compose/plan.ts';
import type { NextStep } from '#deepseek/compose/role-kit.ts';
import { PAGES } from '#deepseek/catalog/pages.ts';
import { policyFile } from '#deepseek/compose/shell.ts';

interface SharedGuardrails {
  readonly guardrails: readonly { readonly arn: string; readonly region: string }[];
  /** The question that names them. */
  readonly field: 'orgGuardrails' | 'policyGuardrails';
  /** Of the first policy. */
  readonly name: string;
}

const ofOrganization = (checked: CheckedAnswers): SharedGuardrails => ({
  guardrails: checked.answer('orgGuardrails'),
  field: 'orgGuardrails',
  name: checked.answer('policyName').slice(0, 120),
});

/** One policy for each guardrail. https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-resource-based-policies.html */
export function guardrailPolicies(
  checked: CheckedAnswers,
  { guardrails, field, name }: SharedGuardrails,
): readonly PolicyPlan[] {
  const unique = guardrails.filter(
    ({ arn }, index) => guardrails.findIndex((each) => each.arn === arn) === index,
  );
  return unique.map(({ arn, region }, index) => {
    const suffix = index === 0 ? '' : `-${index + 1}`;
    return {
      id: `guardrail-policy${suffix}`,
      type: 'resource',
      title: index === 0 ? 'Guardrail policy' : `Guardrail policy ${index + 1}`,
      name: `${name}${suffix}`,
      attachTo: `the guardrail ${arn.slice(arn.lastIndexOf('/') + 1)} in ${region}`,
      target: { kind: 'guardrail', arn, region },
      statements: [
        allow({
          sid: 'ShareEnforcedGuardrail',
          principal: '*',
          actions: ['bedrock:ApplyGuardrail', 'bedrock:GetGuardrail'],
          resources: arn,
          condition: { StringEquals: { 'aws:PrincipalOrgID': checked.answer('organizationId') } },
          why: {
            title: 'Allows the organization to apply it',
            text: 'Everyone, but the condition limits it to your organization. AWS accepts only these two actions here.',
            answers: [field, 'organizationId'],
            page: 'bedrockGuardrailSharing',
          },
        }),
      ],
      leaves: [
        'It does not enforce the guardrail: see Next steps.',
        'A cross-Region guardrail also runs through its profile: each profile needs such a policy with only bedrock:ApplyGuardrail, in every Region it can route to.',
        'Calls on bedrock-mantle and to SageMaker endpoints: guardrails do not apply there.',
      ],
    };
  });
}

export const sharedGuardrails = (checked: CheckedAnswers): readonly PolicyPlan[] =>
  guardrailPolicies(checked, ofOrganization(checked));

export const sharingSteps = (checked: CheckedAnswers): readonly NextStep[] =>
  sharingStepsOf(checked, ofOrganization(checked));

/** https://docs.aws.amazon.com/bedrock/latest/userguide/guardrails-enforcements.html */
export function sharingStepsOf(checked: CheckedAnswers, shared: SharedGuardrails): readonly NextStep[] {
  const policies = guardrailPolicies(checked, shared);
  const guardrails = policies.flatMap(({ target }) => (target.kind === 'guardrail' ? target : []));
  const each = (line: (at: { arn: string; region: string; name: string }) => string): string =>
    guardrails.map((guardrail, i) => line({ ...guardrail, name: policies[i]?.name ?? '' })).join('\n');
  return [
    {
      id: 'guardrail-version',
      when: 'before',
      title: 'Create a version of the guardrail',
      text: 'A draft cannot be enforced; enforcement needs a numbered version.',
      code: each(
        ({ arn, region }) =>
          `aws bedrock create-guardrail-version --region ${region} --guardrail-identifier ${arn}`,
      ),
      page: PAGES.bedrockGuardrailEnforcement,
    },
    {
      id: 'put-guardrail-policy',
      when: { instead: 'guardrail' },
      title: 'Put the policy on the guardrail',
      text: 'Run it in the account that owns the guardrail. It replaces the current policy: merge the two first.',
      code: each(
        ({ arn, region, name }) =>
          `aws bedrock put-resource-policy --region ${region} --resource-arn ${arn} --resource-policy file://${policyFile(name)}`,
      ),
      page: PAGES.bedrockGuardrailSharing,
    },
    {
      id: 'enforce-guardrail',
      title: 'Enforce it',
      text: 'Once in each account and Region. Without a list of models, it applies to every model there. For the whole organization, use an Amazon Bedrock policy in AWS Organizations instead (type BEDROCK_POLICY), with a guardrail in the management account. Leave out Automated Reasoning checks: with them, calls fail.',
      code: each(
        ({ arn, region }) =>
          `aws bedrock put-enforced-guardrail-configuration --region ${region} --guardrail-inference-config '{"guardrailIdentifier":"${arn}","guardrailVersion":"VERSION"}'`,
      ),
      page: PAGES.bedrockGuardrailEnforcement,
    },
    {
      id: 'callers-apply',
      title: 'Allow every caller to apply it',
      text: 'From then on, each role that calls a model needs bedrock:ApplyGuardrail on this guardrail and its profile, if it has one. In the scenarios for apps, turn on “Allow an account- or organization-enforced guardrail”.',
      code: JSON.stringify(
        {
          Sid: 'ApplyEnforcedGuardrail',
          Effect: 'Allow',
          Action: 'bedrock:ApplyGuardrail',
          Resource: guardrails.map(({ arn }) => arn),
        },
        null,
        2,
      ),
      page: PAGES.bedrockGuardrailEnforcement,
    },
  ];
}
