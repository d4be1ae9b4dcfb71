// Policies of settings lead back to answers that make them.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completeAnswersOf } from '#deepseek/answers/answers.arbitrary.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { contentOf, isSettingsType, type SettingsType } from '#iam/policy/policy.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { openPoliciesInSteps, type OpenedPolicies } from './open-policies.ts';

function open(type: SettingsType, document: unknown): OpenedPolicies | undefined {
  const steps = openPoliciesInSteps([{ type, text: JSON.stringify(document) }]);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const assign = (value: unknown) => ({ '@@assign': value });
const ARN = 'arn:aws:bedrock:eu-north-1:111122223333:guardrail/gr1a2b3c4d5e:3';

describe('alone, each leads to its scenario', () => {
  test('an Amazon Bedrock policy', () => {
    const found = open('bedrock-policy', {
      bedrock: { guardrail_inference: { 'eu-north-1': { config_1: { identifier: assign(ARN) } } } },
    });
    expect(found?.answers).toEqual({ scenario: 'enforce-guardrail', values: { policyGuardrails: [ARN] } });
  });

  test('a declarative policy for EC2, with what the wizard does not ask kept as a hand edit', () => {
    const document = {
      ec2_attributes: {
        instance_metadata_defaults: {
          http_tokens: assign('required'),
          http_put_response_hop_limit: assign(2),
          instance_metadata_tags: assign('enabled'),
        },
      },
    };
    const found = open('ec2-policy', document);
    expect(found).toMatchObject({
      answers: { scenario: 'declarative-ec2', values: { ec2Tokens: 'default', ec2Images: 'open' } },
      isFar: false,
      total: 1,
      matched: 0,
    });
    expect(JSON.parse(found?.overrides['ec2-policy'] ?? '')).toEqual(document);
  });

  test('whatever stands in them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('bedrock', 'ec2_attributes'), (value, member) => {
        const type = member === 'bedrock' ? 'bedrock-policy' : 'ec2-policy';
        expect(open(type, { [member]: value })?.isFar).toBe(false);
      }),
    );
  });
});

test.each(['enforce-guardrail', 'declarative-ec2'] as const)('whatever the answers: %s', (scenario) => {
  fc.assert(
    fc.property(completeAnswersOf(scenario), (answers) => {
      const made = documentsOf(compose(answers)).find(({ type }) => isSettingsType(type));
      const document = contentOf(made!.document);
      const found = open(made!.type as SettingsType, document);
      expect(found).toMatchObject({ matched: 1, overrides: {}, answers: { scenario } });
    }),
    { numRuns: runs(100) },
  );
});
