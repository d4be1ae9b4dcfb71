// Rules on Amazon Bedrock policies of AWS Organizations.
import type { Rule } from '#iam/findings/rule.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import { PAGES } from '#iam/grammar/elements.ts';

const ARN = 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e';
const identifier = { '@@assign': `${ARN}:1` };

const regions = (value: JsonValue): JsonValue => ({ bedrock: { guardrail_inference: value } });
const configuration = (value: JsonValue): JsonValue => regions({ 'us-east-1': { config_1: value } });
const guardrail = (text: string): JsonValue => configuration({ identifier: { '@@assign': text } });
const models = (included: readonly string[], excluded: readonly string[] = []): JsonValue =>
  configuration({
    identifier,
    model_enforcement: {
      included_models: { '@@assign': [...included] },
      excluded_models: { '@@assign': [...excluded] },
    },
  });
const guarding = (system: JsonValue): JsonValue =>
  configuration({
    identifier,
    selective_content_guarding: { system, messages: { '@@assign': 'comprehensive' } },
  });

const GOOD = { policy: guardrail(`${ARN}:1`) };
const AT = 'bedrock.guardrail_inference.us-east-1.config_1';
const types = ['bedrock-policy'] as const;
const source = PAGES.bedrockPolicy;

export const bedrockPolicyRules: readonly Rule[] = [
  {
    id: 'bedrock-policy-member',
    severity: 'error',
    types,
    title: 'Unknown member in an Amazon Bedrock policy',
    why: 'AWS Organizations refuses a policy with members that its type does not have.',
    source,
    bad: [
      {
        policy: configuration({ identifer: identifier }),
        at: [`#${AT}.identifer`],
        fixedPolicy: configuration({ identifier }),
      },
      { policy: { ...(GOOD.policy as object), Version: '2012-10-17' }, at: ['#Version'] },
    ],
    good: [GOOD],
  },
  {
    id: 'bedrock-policy-missing',
    severity: 'error',
    types,
    title: 'Missing member in an Amazon Bedrock policy',
    why: 'A policy names a Region, a configuration and a guardrail. Each setting is whole or left out.',
    source,
    bad: [
      { policy: { bedrock: {} }, at: ['bedrock'] },
      { policy: configuration({}), at: [AT] },
      {
        policy: configuration({
          identifier,
          selective_content_guarding: { system: { '@@assign': 'comprehensive' } },
        }),
        at: [`${AT}.selective_content_guarding`],
        fixedPolicy: guarding({ '@@assign': 'comprehensive' }),
      },
    ],
    good: [GOOD, { policy: guarding({ '@@assign': 'selective' }) }],
  },
  {
    id: 'bedrock-policy-operator',
    severity: 'error',
    types,
    title: 'Value without an operator in an Amazon Bedrock policy',
    why: 'Policies combine from the root down to the account, so each value says with an operator what it does to inherited ones.',
    source: PAGES.bedrockPolicy,
    bad: [
      {
        policy: configuration({ identifier: `${ARN}:1` }),
        at: [`${AT}.identifier`],
        fixedPolicy: guardrail(`${ARN}:1`),
      },
    ],
    good: [
      GOOD,
      {
        policy: configuration({
          identifier: { ...identifier, '@@operators_allowed_for_child_policies': ['@@none'] },
        }),
      },
    ],
  },
  {
    id: 'bedrock-policy-value',
    severity: 'error',
    types,
    title: 'Wrong value in an Amazon Bedrock policy',
    why: 'AWS Organizations refuses a policy with values that its type does not have.',
    source,
    bad: [
      {
        policy: guarding({ '@@assign': 'COMPREHENSIVE' }),
        at: [`${AT}.selective_content_guarding.system.@@assign`],
        fixedPolicy: guarding({ '@@assign': 'comprehensive' }),
      },
      { policy: regions({ 'us-east-1': [] }), at: ['bedrock.guardrail_inference.us-east-1'] },
    ],
    good: [{ policy: guarding({ '@@assign': 'comprehensive' }) }],
  },
  {
    id: 'bedrock-guardrail-identifier',
    severity: 'error',
    types,
    title: 'Guardrail without an ARN or a version',
    why: 'AWS enforces a numbered version of a guardrail, named by its ARN. With a wrong identifier, every call of Bedrock in the accounts fails.',
    source: PAGES.bedrockPolicyPractices,
    bad: [
      { policy: guardrail(ARN), at: [`${AT}.identifier.@@assign`] },
      { policy: guardrail(`${ARN}:DRAFT`), at: [`${AT}.identifier.@@assign`] },
      { policy: guardrail('gr1a2b3c4d5e:1'), at: [`${AT}.identifier.@@assign`] },
    ],
    good: [GOOD],
  },
  {
    id: 'bedrock-guardrail-region',
    severity: 'error',
    types,
    title: 'Guardrail of another Region',
    why: 'A guardrail works only in its own Region, so each Region of the policy needs a guardrail of its own.',
    source,
    bad: [
      {
        policy: regions({ 'eu-west-1': { config_1: { identifier } } }),
        at: ['bedrock.guardrail_inference.eu-west-1.config_1.identifier.@@assign'],
      },
    ],
    good: [GOOD],
  },
  {
    id: 'bedrock-guardrail-owner',
    severity: 'error',
    types,
    title: 'Guardrails of several accounts',
    why: 'Every guardrail of a policy must belong to the management account of the organization.',
    source,
    bad: [
      {
        policy: regions({
          'us-east-1': { config_1: { identifier } },
          'us-west-2': {
            config_1: {
              identifier: { '@@assign': 'arn:aws:bedrock:us-west-2:444455556666:guardrail/gr1a2b3c4d5e:1' },
            },
          },
        }),
        at: ['bedrock.guardrail_inference.us-west-2.config_1.identifier.@@assign'],
      },
    ],
    good: [GOOD],
  },
  {
    id: 'bedrock-policy-region',
    severity: 'error',
    types,
    title: 'Unknown Region in an Amazon Bedrock policy',
    why: 'The names below guardrail_inference are the Regions whose calls are checked.',
    source,
    bad: [
      {
        policy: regions({ config_1: { config_1: { identifier } } }),
        at: ['#bedrock.guardrail_inference.config_1'],
      },
    ],
    good: [GOOD],
  },
  {
    id: 'bedrock-model-id',
    severity: 'error',
    types,
    title: 'Wrong model in an Amazon Bedrock policy',
    why: 'The lists hold model IDs; ALL stands alone in the list of included models.',
    source: PAGES.bedrockModelEnforcement,
    bad: [
      {
        policy: models(['us.deepseek.r1-v1:0']),
        at: [`${AT}.model_enforcement.included_models.@@assign.0`],
      },
      { policy: models(['ALL'], ['ALL']), at: [`${AT}.model_enforcement.excluded_models.@@assign.0`] },
    ],
    good: [
      { policy: models(['ALL'], ['amazon.titan-embed-text-v2:0']) },
      { policy: models(['deepseek.v3.2']) },
    ],
  },
  {
    id: 'bedrock-model-twice',
    severity: 'warning',
    types,
    title: 'Model both included and excluded',
    why: 'A model in both lists is excluded: the guardrail does not check its calls.',
    source: PAGES.bedrockModelEnforcement,
    bad: [
      {
        policy: models(['deepseek.r1-v1:0'], ['deepseek.r1-v1:0']),
        at: [`${AT}.model_enforcement.excluded_models.@@assign.0`],
      },
    ],
    good: [{ policy: models(['deepseek.r1-v1:0'], ['amazon.titan-embed-text-v2:0']) }],
  },
  {
    id: 'bedrock-input-tags',
    severity: 'warning',
    types,
    title: 'Earlier form of selective guarding',
    why: 'AWS replaced input_tags by selective_content_guarding, with a value each for the system prompt and the messages.',
    source,
    bad: [
      {
        policy: configuration({ identifier, input_tags: { '@@assign': 'ignore' } }),
        at: [`#${AT}.input_tags`],
      },
    ],
    good: [{ policy: guarding({ '@@assign': 'comprehensive' }) }],
  },
];
