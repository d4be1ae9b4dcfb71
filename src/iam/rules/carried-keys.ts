// Which actions of a statement never have a condition key, according to AWS's service reference.
import type { Reference } from '#iam/reference/reference.ts';
import { carries, type ConditionKey, type Service } from '#iam/reference/service.ts';
import type { ActionView, StatementView } from './policy-view.ts';

/** The limit for actions times conditions: real statements are smaller, and checking each pair takes time. */
const MAX_PAIRS = 200_000;

/** Returns a test for whether AWS's reference lists the action without the key. */
function lacks(keyName: string, reference: Reference): (action: ActionView) => boolean {
  const rows = new Map<string, readonly ConditionKey[]>();
  return ({ prefix, name, wildcard }) => {
    const service = wildcard ? undefined : reference.service(prefix);
    const action = service?.actions.get(name);
    if (!service || !action) return false;
    const known = rows.get(prefix) ?? service.keys.findAll(keyName);
    rows.set(prefix, known);
    return !known.some((key) => carries(action, key));
  };
}

const isTooLarge = ({ actions, conditions }: StatementView): boolean =>
  actions.length * conditions.length > MAX_PAIRS;

/** The actions under their full name whose requests never carry the key. Those not loaded or not known are left out. */
export const lackingActions = (
  statement: StatementView,
  keyName: string,
  reference: Reference,
): readonly ActionView[] =>
  isTooLarge(statement) ? [] : statement.actions.filter(lacks(keyName, reference));

/** Whether the statement is about known actions only, and none of them carries the key. */
export const allLack = (statement: StatementView, keyName: string, reference: Reference): boolean =>
  statement.actions.length > 0 &&
  !isTooLarge(statement) &&
  statement.actions.every(lacks(keyName, reference));

const linked = new WeakMap<Service, ReadonlySet<ConditionKey>>();

/** Keys that some action of the service carries. AWS's reference lists further ones without saying where they belong. */
export function linkedKeys(service: Service): ReadonlySet<ConditionKey> {
  const known = linked.get(service);
  if (known) return known;
  const fresh = new Set<ConditionKey>();
  for (const { keys, resourceTypes } of service.actions.values()) {
    for (const key of keys) fresh.add(key);
    for (const type of resourceTypes) for (const key of type.keys) fresh.add(key);
  }
  linked.set(service, fresh);
  return fresh;
}

/** Whether some action of the service carries the key. */
export const isLinked = (service: Service, keyName: string): boolean =>
  service.keys.findAll(keyName).some((key) => linkedKeys(service).has(key));
