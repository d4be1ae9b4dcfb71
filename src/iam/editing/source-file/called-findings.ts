// The findings on a file of a Terraform module that depend on what its callers in the repository give it.
import { collectorFor, type FoundPolicy } from '#iam/import/found-policies.ts';
import { findInTerraform } from '#iam/import/hcl/terraform.ts';
import { withoutUnresolved } from '#iam/import/unresolved-findings.ts';
import { validJson } from '#iam/json/quick-json.ts';
import type { JsonValue } from '#iam/json/json-value.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { RuleSet } from '#iam/rules/rule-set.ts';
import { policyPlaces } from './policy-places.ts';
import type { SourceFile, SourcePolicy } from './source-file.ts';
import { findingsOnText, isUnfinished, type SourceFinding } from './source-findings.ts';

/** A policy as one call has it, and what it is in the file. */
interface CalledPolicy extends FoundPolicy {
  readonly document: JsonValue;
  readonly written: SourcePolicy;
}

/** The policies of the file that depend on how it is called; none while somebody writes them. */
export function calledPolicies({ text, options, policies }: SourceFile): readonly CalledPolicy[] {
  const { around, beside = [], environment } = options;
  if (!around || policies.length === 0 || policies.some(isUnfinished)) return [];
  const found = collectorFor(environment);
  findInTerraform(found, { text, name: around.name }, beside, around.tree);
  return found.policies.flatMap((policy) => {
    const { place, call } = policy;
    const range = place && 'hcl' in place ? place.hcl : undefined;
    const written = policies.find(({ start, end }) => range && start >= range.start && end <= range.end);
    const document = validJson(policy.text);
    return call?.isNeeded && written && document !== undefined ? [{ ...policy, document, written }] : [];
  });
}

const keyOf = ({ id, message, start, end }: SourceFinding): string =>
  JSON.stringify([id, message, start, end]);

/** The findings on the file, with those on `called` in the place of what is found without the callers. */
export function findingsInCalls(
  file: SourceFile,
  called: readonly CalledPolicy[],
  own: Iterable<readonly SourceFinding[]>,
  reference: Reference,
  rules: RuleSet,
): readonly SourceFinding[] {
  const placeOf = policyPlaces(file, () => file);
  const inCalls = new Map<string, SourceFinding>();
  for (const policy of called) {
    const { type, attachedTo, text, unresolved, call, written } = policy;
    const { findings } = findingsOnText({ type, attachedTo, text }, reference, rules);
    for (const { fix: _fix, ...finding } of withoutUnresolved(findings, unresolved, text)) {
      const [range, ...others] = finding.locations.map((location) => placeOf(policy, location));
      const at = range ?? written;
      const placed = {
        ...finding,
        start: at.start,
        end: at.end,
        others: others.filter((each) => each !== undefined),
        policy: written,
      };
      const calledIn = inCalls.get(keyOf(placed))?.calledIn ?? [];
      inCalls.set(keyOf(placed), { ...placed, calledIn: [...new Set([...calledIn, call!.where])] });
    }
  }
  const isCalled = new Set(called.map(({ written }) => written));
  const kept = [...own]
    .flat()
    .filter((finding) => !isCalled.has(finding.policy) || inCalls.has(keyOf(finding)));
  // What needs no caller has its fix.
  for (const finding of kept) inCalls.delete(keyOf(finding));
  return [...kept, ...inCalls.values()].toSorted((a, b) => a.start - b.start);
}
