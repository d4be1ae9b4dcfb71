// What the grammars of policies with settings have in common: their operators, and what stands at a place.
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_inheritance_mgmt.html
import type { SettingsType } from '#iam/policy/policy.ts';
import type { JsonPath } from '#iam/json/json-path.ts';
import type { JsonValue } from '#iam/json/json-value.ts';

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
  /** Names to offer where the person names the members. */
  readonly offered?: readonly string[];
  /** What stands in it, to begin with. */
  readonly example: JsonValue;
}

/** A value that an operator gives. */
export const oneValue = (words: string, value: string, values?: readonly string[]): SettingsPlace => ({
  names: VALUE_OPERATORS,
  words,
  isValue: true,
  ...(values && { values }),
  example: { '@@assign': value },
});

export const listValue = (
  words: string,
  all: readonly string[],
  values?: readonly string[],
): SettingsPlace => ({
  names: LIST_OPERATORS,
  words,
  isValue: true,
  ...(values && { values }),
  example: { '@@assign': [...all] },
});

export interface SettingsGrammar {
  readonly type: SettingsType;
  /** "An Amazon Bedrock policy" */
  readonly name: string;
  /** AWS's page on the syntax. */
  readonly page: string;
  /** What stands at a path; undefined inside of values and for members that the grammar does not know. */
  readonly placeAt: (path: JsonPath) => SettingsPlace | undefined;
  /** Whether what is missing here can be added without guessing. */
  readonly isKnown: (path: JsonPath) => boolean;
}
