// Checks a text once, however often it comes: most roles of an account have one of a few trust policies.
import { findingsOn, readPolicy, type PolicyFinding, type PolicyText } from '#core/language/check-policy.ts';
import type { PolicySource } from '#core/lint/policy-view.ts';
import { referenceFor } from '#cli/reference.ts';

export interface CheckedOnce {
  /** Undefined for a text that could not be read in full. */
  readonly source: PolicySource | undefined;
  readonly findings: readonly PolicyFinding[];
}

/** More is forgotten: texts that are the same are mostly near each other. */
const MAX_CHARACTERS = 4_000_000;

const known = new Map<string, CheckedOnce>();
let characters = 0;

function check(policy: PolicyText): CheckedOnce {
  const read = readPolicy(policy);
  const { findings } = findingsOn(read, read.source && referenceFor(read.source));
  return { source: read.source, findings };
}

export function checkOnce(policy: PolicyText): CheckedOnce {
  const key = `${policy.type} ${policy.attachedTo ?? ''} ${policy.text}`;
  const before = known.get(key);
  if (before) return before;
  const fresh = check(policy);
  if (key.length > MAX_CHARACTERS) return fresh;
  characters += key.length;
  if (characters > MAX_CHARACTERS) {
    known.clear();
    characters = key.length;
  }
  known.set(key, fresh);
  return fresh;
}
