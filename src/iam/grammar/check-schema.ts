// Checks a policy against the grammar of its type and explains every fault once.

import * as validators from 'virtual:policy-validators';
import type { ValidationError } from 'virtual:policy-validators';
import { bedrockPolicy, ec2Policy } from 'virtual:settings-validators';
import type { Finding } from '#iam/findings/finding.ts';
import { rangeOf, toValue, type JsonValue, type ParsedText } from '#iam/json/parse.ts';
import { isSettingsType, type PolicyType, type SettingsType } from '#iam/policy/policy.ts';
import { bedrockSettings } from './bedrock/settings.ts';
import { ec2Settings } from './ec2/settings.ts';
import { duplicateSids } from './duplicate-sids.ts';
import { explainConditionName } from './explain-condition.ts';
import { explainExtra } from './explain-extra.ts';
import { explainMissing } from './explain-missing.ts';
import { explainPair, explainValue } from './explain-value.ts';
import { errorLocation } from './error-location.ts';
import { explainSettings } from './settings/explain.ts';
import { SETTINGS_GRAMMARS } from './settings/grammars.ts';

const MAX_FINDINGS = 100;
/** A malicious text has tens of thousands; explaining and locating each takes time. */
const MAX_ERRORS = 400;

function explain(type: PolicyType, document: JsonValue, error: ValidationError): Finding | undefined {
  if (isSettingsType(type)) return explainSettings(SETTINGS_GRAMMARS[type], document, error);
  const location = errorLocation(type, document, error.instancePath);
  const { additionalProperty, missingProperty, propertyName } = error.params;
  switch (error.keyword) {
    case 'additionalProperties':
      return explainExtra(location, String(additionalProperty));
    case 'required':
      return explainMissing(location, String(missingProperty));
    case 'propertyNames':
      return explainConditionName(location, String(propertyName));
    case 'minItems':
      return explainMissing(errorLocation(type, document, ''), 'Statement');
    case 'false schema':
      return explainPair(location);
    case 'if':
      // Only says that `required` below it failed.
      return undefined;
    default:
      // The rule of a name; `propertyNames` reports it too.
      return error.propertyName === undefined ? explainValue(location) : undefined;
  }
}

/** At one location, only the first finding with an id counts. */
function withoutRepetition(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify([finding.locations[0], finding.id]);
    return !seen.has(key) && seen.add(key);
  });
}

function cap(findings: readonly Finding[], unexplained: number): Finding[] {
  const next = findings[MAX_FINDINGS];
  if (!next) return [...findings];
  const more = findings.length - MAX_FINDINGS + unexplained;
  const last: Finding = {
    id: 'more-findings',
    severity: 'error',
    message: `There ${more === 1 ? 'is 1 more fault' : `are ${more} more faults`} from here on. Fix the ones listed to see the rest.`,
    locations: next.locations.slice(0, 1),
  };
  return [...findings.slice(0, MAX_FINDINGS), last];
}

const SETTINGS_VALIDATORS = { 'bedrock-policy': bedrockPolicy, 'ec2-policy': ec2Policy } as const;

/** What is wrong with settings whose grammar is right. */
const SETTINGS_CHECKS: Readonly<Record<SettingsType, (document: JsonValue) => readonly Finding[]>> = {
  'bedrock-policy': bedrockSettings,
  'ec2-policy': ec2Settings,
};

/** What the validator of the type says of a document. */
export function validationErrors(type: PolicyType, document: JsonValue): readonly ValidationError[] {
  const validate = isSettingsType(type) ? SETTINGS_VALIDATORS[type] : validators[type];
  validate(document);
  const errors = validate.errors ?? [];
  validate.errors = null;
  return errors;
}

/**
 * The faults of grammar in a policy of this type, in the order of the text, each once, at most 101.
 * A text without a syntax tree has none. `document`: what the text says; `errors`: what the validator says of that.
 */
export function checkSchema(
  type: PolicyType,
  parsed: ParsedText,
  document: JsonValue | undefined = parsed.root && toValue(parsed.root),
  errors: readonly ValidationError[] = document === undefined ? [] : validationErrors(type, document),
): readonly Finding[] {
  if (document === undefined) return [];
  const explained = errors.slice(0, MAX_ERRORS).flatMap((error) => explain(type, document, error) ?? []);
  const further = isSettingsType(type) ? SETTINGS_CHECKS[type](document) : duplicateSids(type, document);
  const findings = withoutRepetition([...explained, ...further]);
  const placed = findings.map((finding) => {
    const { start } = rangeOf(parsed, finding.locations[0] ?? { path: [], target: 'value' });
    return { finding, start };
  });
  placed.sort((a, b) => a.start - b.start || a.finding.id.localeCompare(b.finding.id, 'en'));
  return cap(
    placed.map(({ finding }) => finding),
    Math.max(0, errors.length - MAX_ERRORS),
  );
}
