// Suggests actions for a name that is not an action.
import { nearestNames } from '#iam/text/nearest-name.ts';
import { clientCalled, neededFor } from '#iam/reference/api-names.ts';
import type { Reference } from '#iam/reference/reference.ts';

const MAX_SUGGESTIONS = 3;

/** Comparing a longer name with all others takes time, and it is not a typing error. */
const MAX_COMPARED_LENGTH = 64;

export const nearNames = (name: string, known: readonly string[]): readonly string[] =>
  name.length > MAX_COMPARED_LENGTH ? [] : nearestNames(name, known, MAX_SUGGESTIONS);

/** "s3" and "GetObject" of "s3:GetObject". */
export function splitAction(action: string): readonly [prefix: string, name: string] {
  const colon = action.indexOf(':');
  return colon < 0 ? ['', action] : [action.slice(0, colon), action.slice(colon + 1)];
}

/** The actions that AWS checks for the API operation of that name, or those with the nearest names; the likeliest first. */
export function suggestActions(text: string, reference: Reference): readonly string[] {
  const [prefix, name] = splitAction(text.trim());
  const needed = neededFor(prefix, name, reference)?.actions ?? [];
  if (needed.length > 0) return needed.slice(0, MAX_SUGGESTIONS);
  const meant = reference.listed(prefix)
    ? prefix
    : (clientCalled(prefix, reference)?.prefix ?? nearNames(prefix, reference.prefixes)[0]);
  const service = meant === undefined ? undefined : reference.listed(meant);
  if (!service) return [];
  const same = service.actions.get(name.toLowerCase());
  if (same !== undefined) return [`${service.prefix}:${same}`];
  return nearNames(name, [...service.actions.values()]).map((found) => `${service.prefix}:${found}`);
}
