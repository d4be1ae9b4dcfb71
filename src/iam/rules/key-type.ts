// Looks up a condition key that a policy names: a global key, or a key of a service that owns its namespace.
import type { GlobalKey, KeyType } from '#iam/reference/global-keys.ts';
import type { Reference } from '#iam/reference/reference.ts';
import type { ConditionKey } from '#iam/reference/service.ts';

/** The part of a key before its first colon: "s3" of "s3:prefix". Empty when there is none. */
export const namespaceOf = (keyName: string): string => keyName.slice(0, Math.max(0, keyName.indexOf(':')));

/** The key in the tables of the services that own its namespace; `keyName` in lower case. */
export function serviceKey(keyName: string, reference: Reference): ConditionKey | undefined {
  for (const owner of reference.ownersOf(namespaceOf(keyName))) {
    const found = reference.service(owner)?.keys.find(keyName);
    if (found) return found;
  }
  return undefined;
}

/** The key as AWS has it; undefined when it is unknown or its service is not loaded. `keyName` in lower case. */
export const findKey = (keyName: string, reference: Reference): GlobalKey | ConditionKey | undefined =>
  reference.globalKey(keyName) ?? serviceKey(keyName, reference);

/** The type of the key's values; undefined when the key is unknown or its service is not loaded. */
export const keyType = (keyName: string, reference: Reference): KeyType | undefined =>
  findKey(keyName, reference)?.type;

/** Whether requests have several values for such a key. */
export const isMultivalued = (type: KeyType): boolean => type.startsWith('Array');

/** Whether requests to some service carry several values of the key, whose services do not all agree on that. */
export const mayBeMultivalued = (keyName: string, reference: Reference): boolean =>
  reference
    .ownersOf(namespaceOf(keyName))
    .some((owner) => isMultivalued(reference.service(owner)?.keys.find(keyName)?.type ?? 'String'));

/**
 * Keys to which AWS's reference gives one value and AWS's own policies give several, in lower case: the managed policy
 * AmazonCodeGuruReviewerServiceRolePolicy has ForAllValues on the provider actions, of which AWS reports nothing.
 */
const SEVERAL_IN_PRACTICE: ReadonlySet<string> = new Set([
  'codeconnections:provideraction',
  'codestar-connections:provideraction',
]);

/** Token claims of identity providers: AWS's own trust policies give :amr several values. */
const hasSeveralInPractice = (keyName: string): boolean =>
  keyName.endsWith(':amr') || SEVERAL_IN_PRACTICE.has(keyName);

/** Whether requests have at most one value for the key, by AWS's reference and in practice. */
export function hasOneValue(keyName: string, reference: Reference): boolean {
  const type = keyType(keyName, reference);
  if (!type || isMultivalued(type) || hasSeveralInPractice(keyName)) return false;
  return !mayBeMultivalued(keyName, reference);
}
