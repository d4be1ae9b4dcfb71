// Checks a text once, however often it comes.
import { RULES } from '#deepseek/rules/index.ts';
import type { RuleSet } from '#iam/rules/index.ts';
import { type PolicyFinding, type PolicyText, findingsOn, readPolicy } from '#iam/editing/index.ts';
import type { PolicySource } from '#iam/rules/index.ts';
import { referenceFor } from '#cli/reference.ts';
import { KnownTexts } from './known-texts.ts';

export interface CheckedOnce {
  /** Undefined for a text that could not be read in full. */
  readonly source: PolicySource | undefined;
  readonly findings: readonly PolicyFinding[];
}

const known = new KnownTexts<CheckedOnce>();

function check(policy: PolicyText, rules: RuleSet): CheckedOnce {
  const read = readPolicy(policy);
  const { findings } = findingsOn(read, read.source && referenceFor(read.source), rules);
  return { source: read.source, findings };
}

export function checkOnce(policy: PolicyText, rules = RULES): CheckedOnce {
  if (rules !== RULES) return check(policy, rules);
  const key = `${policy.type} ${policy.attachedTo ?? ''} ${policy.text}`;
  const before = known.get(key);
  if (before) return before;
  const fresh = check(policy, rules);
  known.set(key, fresh);
  return fresh;
}
