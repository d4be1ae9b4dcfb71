// The settings of a client, read with care: what is wrong in them is said, and the rest holds.
import { RULE_LEVELS, type RuleLevel } from '#iam/config/index.ts';
import type { Severity } from '#iam/findings/index.ts';
import { ATTACHED_TO, type AttachedTo, POLICY_TYPES, type PolicyType } from '#iam/policy/index.ts';
import { type JsonValue, isObject, own } from '#iam/json/index.ts';
import { showEither } from '#iam/text/index.ts';

/** The name of the settings in every client. */
export const SECTION = 'rolewright';

export interface Settings {
  /** The type of policies in files of their own; undefined: as the text shows. */
  readonly policyType: PolicyType | undefined;
  /** What the resource policies in such files are attached to. */
  readonly attachedTo: AttachedTo | undefined;
  /** By Rolewright's id of a rule, or AWS's code. */
  readonly severities: ReadonlyMap<string, RuleLevel>;
}

export interface SettingsReading {
  readonly settings: Settings;
  /** What is wrong, a sentence each. */
  readonly faults: readonly string[];
}

export const NO_SETTINGS: Settings = {
  policyType: undefined,
  attachedTo: undefined,
  severities: new Map(),
};

const AUTOMATIC = 'auto';
const KNOWN = ['policyType', 'attachedTo', 'severities', 'ignoredRules'];

/** The first words of a value, for a message. */
const shown = (value: JsonValue): string => JSON.stringify(value).slice(0, 60);

const isLevel = (value: JsonValue): value is RuleLevel =>
  (RULE_LEVELS as readonly JsonValue[]).includes(value);

/** Reads the value of the section. Never throws. */
export function readSettings(value: JsonValue | undefined): SettingsReading {
  const faults: string[] = [];
  const wrong = (name: string, given: JsonValue, expected: string): void => {
    faults.push(`The setting ${SECTION}.${name} is ${shown(given)}. Use ${expected}.`);
  };
  if (value === undefined || value === null) return { settings: NO_SETTINGS, faults };
  if (!isObject(value)) {
    faults.push(`The setting ${SECTION} is ${shown(value)}. Use an object with ${KNOWN.join(', ')}.`);
    return { settings: NO_SETTINGS, faults };
  }
  const given = own(value, 'policyType') ?? AUTOMATIC;
  const policyType = POLICY_TYPES.find((type) => type === given);
  if (policyType === undefined && given !== AUTOMATIC)
    wrong('policyType', given, showEither([AUTOMATIC, ...POLICY_TYPES]));
  const resource = own(value, 'attachedTo') ?? AUTOMATIC;
  const attachedTo = ATTACHED_TO.find((type) => type === resource);
  if (attachedTo === undefined && resource !== AUTOMATIC)
    wrong('attachedTo', resource, showEither([AUTOMATIC, ...ATTACHED_TO]));
  const severities = new Map<string, RuleLevel>();
  const levels = own(value, 'severities') ?? {};
  if (!isObject(levels)) wrong('severities', levels, 'an object: {"missing-version": "off"}');
  else
    for (const [rule, level] of Object.entries(levels)) {
      if (isLevel(level)) severities.set(rule, level);
      else wrong(`severities.${rule.slice(0, 60)}`, level, showEither(RULE_LEVELS));
    }
  const ignored = own(value, 'ignoredRules') ?? [];
  if (!Array.isArray(ignored)) wrong('ignoredRules', ignored, 'a list of rules: ["missing-version"]');
  else
    for (const rule of ignored as readonly JsonValue[]) {
      if (typeof rule === 'string') severities.set(rule, 'off');
      else wrong('ignoredRules', rule, 'the name of a rule in quotes');
    }
  return { settings: { policyType, attachedTo, severities }, faults };
}

/** The findings that the settings leave, with the severities that they set. */
export function judged<
  T extends { readonly id: string; readonly code?: string; readonly severity: Severity },
>(findings: readonly T[], { severities }: Settings): readonly T[] {
  if (severities.size === 0) return findings;
  return findings.flatMap((finding) => {
    const level = severities.get(finding.id) ?? severities.get(finding.code ?? '') ?? finding.severity;
    return level === 'off' ? [] : [level === finding.severity ? finding : { ...finding, severity: level }];
  });
}
