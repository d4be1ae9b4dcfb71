// The policies in a file, each with the way back from a place in the policy to the place in the file.
//
// The one place that knows how policies are found: what reads YAML or HCL is called here, and its endings stand in READABLE.
import type { FindingLocation } from '#core/iam/finding.ts';
import type { JsonValue } from '#core/iam/parse.ts';
import { readQuickly } from '#core/iam/quick-json.ts';
import type { TextRange } from '#core/language/check-policy.ts';
import { isPolicy } from '#core/language/find/found.ts';
import { findPolicies } from '#core/language/find-policies.ts';
import type { AttachedTo, PolicyType } from '#core/iam/policy.ts';
import { inferPolicyType } from '#core/schema/infer-policy-type.ts';
import { placesIn } from './places.ts';

/** What the names of files end in that a folder is searched for. */
export const READABLE: readonly string[] = ['json', 'template'];

export interface PlacedPolicy {
  readonly title: string;
  /** The way to it in the file, in words; empty where the file is the policy. */
  readonly where: string;
  readonly type: PolicyType;
  readonly attachedTo?: AttachedTo;
  /** The document as JSON. */
  readonly text: string;
  /** The place in the file of a place in the policy, which is at `range` of the policy's own text. */
  placeOf(location: FindingLocation, range: TextRange): TextRange;
}

/** A place that should hold a policy, or parts of one, that could not be read. */
export interface Unread {
  readonly where: string;
  readonly message: string;
}

export interface PoliciesInFile {
  readonly policies: readonly PlacedPolicy[];
  readonly unread: readonly Unread[];
  /** Whether the file says nothing that looks like a policy: JSON of some other kind. */
  isOther(): boolean;
}

/** In a file that is the policy itself. */
const samePlace: PlacedPolicy['placeOf'] = (_location, range) => range;

/** Whether a text of which no policy could be read is none: other JSON, or a text that speaks of no statements. */
function isOtherText(text: string): boolean {
  try {
    return !isPolicy(JSON.parse(text.replace(/^\ufeff/, '')) as JsonValue);
  } catch {
    return !/\bStatement\b/.test(text) || !/\bEffect\b/.test(text);
  }
}

/** Every policy of a file. Never throws. */
export function policiesIn(text: string, fileName: string): Promise<PoliciesInFile> {
  return Promise.resolve(readAll(text, fileName));
}

function readAll(text: string, fileName: string): PoliciesInFile {
  // Most files are a policy and nothing else.
  const value = readQuickly(text);
  if (value !== undefined && isPolicy(value)) {
    const alone = { title: fileName, where: '', type: inferPolicyType(value), text, placeOf: samePlace };
    return { policies: [alone], unread: [], isOther: () => false };
  }
  const { policies, unread } = findPolicies(text, fileName);
  let places: ReturnType<typeof placesIn> | undefined;
  const placed = policies.map(({ name: title, ...policy }, index): PlacedPolicy => {
    if (policy.text === text) return { title, ...policy, placeOf: samePlace };
    if (policy.where === '') return { title, ...policy, placeOf: () => ({ start: 0, end: 0 }) };
    return {
      title,
      ...policy,
      placeOf(location) {
        places ??= placesIn(text, policies);
        return places(index, location);
      },
    };
  });
  const [only, second] = policies;
  const isWhole = only !== undefined && second === undefined && only.text === text;
  return {
    policies: placed,
    unread,
    isOther: () => unread.length === 0 && (isWhole ? isOtherText(text) : policies.length === 0),
  };
}
