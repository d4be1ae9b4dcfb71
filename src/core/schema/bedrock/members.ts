// The members of an Amazon Bedrock policy of AWS Organizations, by their place, and what stands in each.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_bedrock_syntax.html
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_mgmt.html
import type { JsonPath } from '#core/json/json-path.ts';
import type { JsonValue } from '#core/json/json-value.ts';

export const CHILD_OPERATORS = '@@operators_allowed_for_child_policies';

export const CHILD_VALUES: readonly string[] = ['@@none', '@@all', '@@assign', '@@append', '@@remove'];

/** What one value may have. */
const VALUE_OPERATORS: readonly string[] = ['@@assign', CHILD_OPERATORS];
const LIST_OPERATORS: readonly string[] = ['@@assign', '@@append', '@@remove', CHILD_OPERATORS];

export interface SettingsPlace {
  /** The names that an object here may have; empty where the person names the members. */
  readonly names: readonly string[];
  /** What stands here, in words. */
  readonly words: string;
  /** Whether an operator gives the value. */
  readonly isValue: boolean;
  /** The values that AWS knows. */
  readonly values?: readonly string[];
  /** What stands in it, to begin with. */
  readonly example: JsonValue;
}

const IDENTIFIER = { '@@assign': 'arn:aws:bedrock:us-east-1:111122223333:guardrail/gr1a2b3c4d5e:1' };
const CONFIGURATION = { identifier: IDENTIFIER };
const REGION = { config_1: CONFIGURATION };
const INFERENCE = { 'us-east-1': REGION };

const one = (words: string, value: string, values?: readonly string[]): SettingsPlace => ({
  names: VALUE_OPERATORS,
  words,
  isValue: true,
  ...(values && { values }),
  example: { '@@assign': value },
});

const models = (words: string, all: readonly string[]): SettingsPlace => ({
  names: LIST_OPERATORS,
  words,
  isValue: true,
  example: { '@@assign': [...all] },
});

const GUARDING = ['comprehensive', 'selective'];

/** By the names below a configuration. */
const SETTINGS: Readonly<Record<string, SettingsPlace>> = {
  identifier: one('the ARN of the guardrail, followed by its version', IDENTIFIER['@@assign']),
  selective_content_guarding: {
    names: ['system', 'messages', CHILD_OPERATORS],
    words: 'an object with `system` and `messages`',
    isValue: false,
    example: { system: { '@@assign': 'comprehensive' }, messages: { '@@assign': 'comprehensive' } },
  },
  'selective_content_guarding.system': one(
    'which part of the system prompt is checked',
    'comprehensive',
    GUARDING,
  ),
  'selective_content_guarding.messages': one(
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
  'model_enforcement.included_models': models('a list of model IDs, or ALL', ['ALL']),
  'model_enforcement.excluded_models': models('a list of model IDs', []),
  input_tags: one('what tags in the prompt do', 'ignore', ['ignore', 'honor']),
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
  { names: [], words: 'an object with a Region, such as `us-east-1`', isValue: false, example: INFERENCE },
  { names: [], words: 'an object with a configuration, such as `config_1`', isValue: false, example: REGION },
  {
    names: ['identifier', 'selective_content_guarding', 'model_enforcement', 'input_tags', CHILD_OPERATORS],
    words: 'an object with `identifier`',
    isValue: false,
    example: CONFIGURATION,
  },
];

/** The steps down to a configuration: bedrock, guardrail_inference, the Region, its name. */
export const CONFIGURATION_DEPTH = 4;

/** What stands at a path; undefined inside of values and for members that the grammar does not know. */
export function placeAt(path: JsonPath): SettingsPlace | undefined {
  if (path.length <= CONFIGURATION_DEPTH) return UPPER[path.length];
  const name = path.slice(CONFIGURATION_DEPTH).join('.');
  return Object.hasOwn(SETTINGS, name) ? SETTINGS[name] : undefined;
}
