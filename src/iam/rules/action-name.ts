// The parts of an action as a policy writes it. Policies repeat the same few thousand, so each is parsed once.
import { hasWildcard } from '#iam/policy/patterns/glob.ts';

export interface ActionName {
  /** In lower case; empty for `*` and for what has no colon. */
  readonly prefix: string;
  /** In lower case: case does not count. */
  readonly name: string;
  readonly wildcard: boolean;
}

function read(text: string): ActionName {
  const colon = text.indexOf(':');
  const lower = text.toLowerCase();
  return {
    prefix: colon < 0 ? '' : lower.slice(0, colon),
    name: lower.slice(colon + 1),
    wildcard: hasWildcard(text),
  };
}

const MAX_KNOWN = 20_000;
const known = new Map<string, ActionName>();

export function readAction(text: string): ActionName {
  const before = known.get(text);
  if (before) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const fresh = read(text);
  known.set(text, fresh);
  return fresh;
}
