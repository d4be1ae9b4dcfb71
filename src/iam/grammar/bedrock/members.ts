// The members of an Amazon Bedrock policy of AWS Organizations, by their place, and what stands in each.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_mgmt.html
import { REGIONS } from '#iam/facts/regions.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import { PAGES } from '#iam/grammar/elements.ts';
import {
  CHILD_OPERATORS,
  listValue,
  oneValue,
  type SettingsGrammar,
  type SettingsPlace,
} from '#iam/grammar/settings/grammar.ts';

const IDENTIFIER = { '@@assign': 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e:1' };
const CONFIGURATION = { identifier: IDENTIFIER };
const REGION = { config_1: CONFIGURATION };
const INFERENCE = { 'us-east-1': REGION };

const GUARDING = ['comprehensive', 'selective'];

/** By the names below a configuration. */
const SETTINGS: Readonly<Record<string, SettingsPlace>> = {
  identifier: oneValue('the ARN of the guardrail, followed by its version', IDENTIFIER['@@assign']),
  selective_content_guarding: {
    names: ['system', 'messages', CHILD_OPERATORS],
    words: 'an object with `system` and `messages`',
    isValue: false,
    example: { system: { '@@assign': 'comprehensive' }, messages: { '@@assign': 'comprehensive' } },
  },
  'selective_content_guarding.system': oneValue(
    'which part of the system prompt is checked',
    'comprehensive',
    GUARDING,
  ),
  'selective_content_guarding.messages': oneValue(
    'which part of the messages is checked',
    'comprehensive',
    GUARDING,
  ),
  model_enforcement: {
    names: ['included_models', 'excluded_models', CHILD_OPERATORS],
    words: 'an object with `included_models` and `excluded_models`',
    isValue: false,
    example: { included_models: { '@@assign': ['ALL'] }, excluded_models: { '@@assign': [] } },
  },
  'model_enforcement.included_models': listValue('a list of model IDs, or ALL', ['ALL']),
  'model_enforcement.excluded_models': listValue('a list of model IDs', []),
  input_tags: oneValue('what tags in the prompt do', 'ignore', ['ignore', 'honor']),
};

const UPPER: readonly SettingsPlace[] = [
  {
    names: ['bedrock'],
    words: 'an object with `bedrock`',
    isValue: false,
    example: { bedrock: { guardrail_inference: INFERENCE } },
  },
  {
    names: ['guardrail_inference', CHILD_OPERATORS],
    words: 'an object with `guardrail_inference`',
    isValue: false,
    example: { guardrail_inference: INFERENCE },
  },
  {
    names: [],
    offered: REGIONS.map(({ code }) => code),
    words: 'an object with a Region, such as `us-east-1`',
    isValue: false,
    example: INFERENCE,
  },
  {
    names: [],
    offered: ['config_1'],
    words: 'an object with a configuration, such as `config_1`',
    isValue: false,
    example: REGION,
  },
  {
    names: ['identifier', 'selective_content_guarding', 'model_enforcement', 'input_tags', CHILD_OPERATORS],
    words: 'an object with `identifier`',
    isValue: false,
    example: CONFIGURATION,
  },
];

/** The steps down to a configuration: bedrock, guardrail_inference, the Region, its name. */
const CONFIGURATION_DEPTH = 4;

function placeAt(path: JsonPath): SettingsPlace | undefined {
  if (path.length <= CONFIGURATION_DEPTH) return UPPER[path.length];
  const name = path.slice(CONFIGURATION_DEPTH).join('.');
  return Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
}

export const BEDROCK_GRAMMAR: SettingsGrammar = {
  type: 'bedrock-policy',
  name: 'An Amazon Bedrock policy',
  page: PAGES.bedrockPolicy,
  placeAt,
  // A guardrail cannot be guessed, and a policy with one that does not exist makes every call fail.
  isKnown: (path) => path.length > CONFIGURATION_DEPTH + 1,
};
