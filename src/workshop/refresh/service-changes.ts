// What two versions of the service reference say of one service, in words.
import type { Reference } from '#iam/reference/reference.ts';
import { joinAnd } from '#iam/text/words.ts';

interface Described {
  /** "action `s3:GetObject`" */
  readonly called: string;
  /** The access level of an action, the pattern of a resource, the type of a key. */
  readonly kind: string;
  readonly resources: readonly string[];
  readonly keys: readonly string[];
}

export interface ServiceChange {
  readonly change: 'new' | 'removed' | 'changed';
  /** "New action `s3:GetObjectFast` (Read)." */
  readonly words: string;
}

const namesOf = (keys: Iterable<{ readonly key: string }>): readonly string[] =>
  Array.from(keys, ({ key }) => key).toSorted();

function rowsOf(reference: Reference, prefix: string): ReadonlyMap<string, Described> {
  const service = reference.service(prefix);
  if (!service) return new Map();
  const rows: readonly Described[] = [
    ...Array.from(service.actions.values(), ({ name, level, resourceTypes, keys }) => ({
      called: `action \`${prefix}:${name}\``,
      kind: level,
      resources: resourceTypes.map((type) => type.name).toSorted(),
      keys: namesOf(keys),
    })),
    ...service.resourceTypes.map(({ name, arn, keys }) => ({
      called: `resource type \`${name}\``,
      kind: `\`${arn}\``,
      resources: [],
      keys: namesOf(keys),
    })),
    ...service.keys.all.map(({ key, type }) => ({
      called: `condition key \`${key}\``,
      kind: type,
      resources: [],
      keys: [],
    })),
  ];
  return new Map(rows.map((row) => [row.called, row]));
}

const MAX_NAMES = 8;

/** "no longer has the keys `a` and `b`" */
function listed(verb: string, noun: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const shown = names.slice(0, MAX_NAMES).map((name) => `\`${name}\``);
  const more = names.length > MAX_NAMES ? [`${names.length - MAX_NAMES} more`] : [];
  return [`${verb} the ${noun}${names.length === 1 ? '' : 's'} ${joinAnd([...shown, ...more])}`];
}

const without = (names: readonly string[], others: readonly string[]): readonly string[] =>
  names.filter((name) => !others.includes(name));

function differences(was: Described, is: Described): string {
  return [
    ...(was.kind === is.kind ? [] : [`is now ${is.kind}, was ${was.kind}`]),
    ...listed('now takes', 'resource type', without(is.resources, was.resources)),
    ...listed('no longer takes', 'resource type', without(was.resources, is.resources)),
    ...listed('now has', 'key', without(is.keys, was.keys)),
    ...listed('no longer has', 'key', without(was.keys, is.keys)),
  ].join('; ');
}

/** What is new, removed and changed in the service: actions first, in the order of the names. */
export function serviceChanges(
  before: Reference,
  after: Reference,
  prefix: string,
): readonly ServiceChange[] {
  const [old, now] = [rowsOf(before, prefix), rowsOf(after, prefix)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .toSorted()
    .flatMap((called): readonly ServiceChange[] => {
      const [was, is] = [old.get(called), now.get(called)];
      if (!was && is) return [{ change: 'new', words: `New ${called} (${is.kind}).` }];
      if (was && !is) return [{ change: 'removed', words: `Removed ${called}.` }];
      const changed = was && is ? differences(was, is) : '';
      return changed === '' ? [] : [{ change: 'changed', words: `Changed ${called}: ${changed}.` }];
    });
}
