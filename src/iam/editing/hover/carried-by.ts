// Lists the actions that support a condition key: of the statement, and of the services that define the key.
import { count } from '#iam/text/words.ts';
import { globMatches } from '#iam/policy/patterns/glob.ts';
import { namespaceOf } from '#iam/rules/key-type.ts';
import type { ActionView } from '#iam/rules/policy-view.ts';
import type { Reference } from '#iam/reference/reference.ts';
import { carries, type Action, type ConditionKey } from '#iam/reference/service.ts';
import { line, listNames, type HoverLine, type HoverContext } from './hover-content.ts';

/** More than a hover can tell; a statement with this many entries is a list of everything. */
const MAX_ENTRIES = 300;

/** The actions that an entry matches, as far as they are loaded. */
function actionsOf({ prefix, name, wildcard }: ActionView, reference: Reference): readonly Action[] {
  const service = reference.service(prefix);
  if (!service) return [];
  if (!wildcard) return [service.actions.get(name) ?? []].flat();
  return [...service.actions].filter(([each]) => globMatches(name, each)).map(([, action]) => action);
}

/** Returns a test for whether an action supports the key. */
function carrier(keyName: string, reference: Reference): (action: Action) => boolean {
  const rows = new Map<string, readonly ConditionKey[]>();
  return (action) => {
    const { prefix } = action;
    const known = rows.get(prefix) ?? reference.service(prefix)?.keys.findAll(keyName) ?? [];
    rows.set(prefix, known);
    return known.some((key) => carries(action, key));
  };
}

/** AWS lists some keys without saying which actions carry them. */
function isLinked(keyName: string, reference: Reference): boolean {
  if (keyName.startsWith('aws:')) return true;
  const carriesIt = carrier(keyName, reference);
  return reference
    .ownersOf(namespaceOf(keyName))
    .some((prefix) => [...(reference.service(prefix)?.actions.values() ?? [])].some(carriesIt));
}

const fullName = ({ prefix, name }: Action): string => `${prefix}:${name}`;

/** Which of the statement's actions carry the key. */
export function inStatement({ statement, reference }: HoverContext, keyName: string): readonly HoverLine[] {
  if (!statement || statement.actions.length > MAX_ENTRIES) return [];
  const actions = [...new Set(statement.actions.flatMap((entry) => actionsOf(entry, reference)))];
  if (actions.length === 0) return [];
  const carrying = actions.filter(carrier(keyName, reference)).map(fullName);
  if (carrying.length === actions.length && actions.length > 1)
    return [line('Here', 'all of the statement’s actions support it')];
  if (carrying.length === 0)
    return isLinked(keyName, reference) ? [line('Here', 'none of the statement’s actions supports it')] : [];
  return [
    line(
      'Here',
      `${carrying.length} of ${count(actions.length, 'action')} support it: ${listNames(carrying)}`,
    ),
  ];
}

/** How many actions of the owning services carry it at all. */
export function inServices(keyName: string, reference: Reference): readonly HoverLine[] {
  return reference.ownersOf(namespaceOf(keyName)).flatMap((prefix) => {
    const service = reference.service(prefix);
    if (!service?.keys.find(keyName)) return [];
    const carrying = [...service.actions.values()].filter(carrier(keyName, reference));
    const name = reference.listed(prefix)?.name ?? prefix;
    const text =
      carrying.length === 0
        ? `actions of ${name}; AWS does not list which`
        : `${count(carrying.length, 'action')} of ${name}: ${listNames(carrying.map(({ name: each }) => each))}`;
    return [line('Supported by', text)];
  });
}
