// The names of actions that complete what somebody types.
import { findActions } from '#iam/editing/index.ts';
import { type Reference, clientCalled, neededFor } from '#iam/reference/index.ts';
import type { ActionSuggestion } from './protocol.ts';

const MAX_NAMES = 30;

/** Names of one service once its prefix is typed, else of any. Actions that a typed API operation needs come first. */
export function actionNames(typed: string, reference: Reference): readonly ActionSuggestion[] {
  const text = typed.trim().toLowerCase();
  const colon = text.indexOf(':');
  const prefix = text.slice(0, Math.max(0, colon));
  const service =
    colon < 0 ? undefined : (reference.listed(prefix)?.prefix ?? clientCalled(prefix, reference)?.prefix);
  if (colon >= 0 && service === undefined) return [];
  const name = text.slice(colon + 1);
  const needed = colon >= 0 && name.length > 2 ? (neededFor(prefix, name, reference)?.actions ?? []) : [];
  const matchingPrefixes =
    colon < 0 ? reference.prefixes.filter((each) => text !== '' && each.startsWith(text)) : [];
  const found = findActions(
    name,
    service === undefined ? reference.prefixes : [service],
    reference,
    MAX_NAMES,
  );
  const ofMatchingPrefixes =
    matchingPrefixes.length > 0 ? findActions('', matchingPrefixes, reference, MAX_NAMES) : [];
  const names = [
    ...needed,
    ...[...found, ...(found.length < MAX_NAMES ? ofMatchingPrefixes : [])].map(
      ({ action }) => `${action.prefix}:${action.name}`,
    ),
  ];
  return [...new Set(names)]
    .slice(0, MAX_NAMES)
    .map((each) => ({ name: each, service: reference.listed(each.slice(0, each.indexOf(':')))?.name ?? '' }));
}
