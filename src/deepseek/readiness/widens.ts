// Whether one kit lets in or allows more than another: a limit is gone, somebody else is trusted, or an action that was
// allowed reaches more. Calls that only move, to another Region or another image, widen nothing.
import { boundaryOf, documentsOf, type RoleKit } from '#deepseek/compose/role-kit.ts';
import { settingChanges } from '#iam/hand-edits/setting-changes.ts';
import { contentOf, isSettingsType } from '#iam/policy/policy.ts';

interface Line {
  readonly effect: string;
  /** Who holds it and what it is about: for an Allow each action, for a Deny its actions and conditions together. */
  readonly about: string;
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly principals: readonly string[];
  readonly keys: readonly string[];
}

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : typeof value === 'string' ? [value] : [];

const principalsOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([kind, ids]) => listOf(ids).map((id) => `${kind} ${id}`))
    : listOf(value);

/** The part of a document's id that stays when a long document is split in other places. */
const holderOf = (id: string): string => id.replace(/-\d+$/, '');

function linesOf(kit: RoleKit): readonly Line[] {
  return documentsOf(kit).flatMap(({ id, document }) =>
    (document.Statement ?? []).flatMap((statement): readonly Line[] => {
      const { Effect, Action, NotAction, Resource, NotResource, Principal, Condition = {} } = statement;
      const keys = Object.entries(Condition).flatMap(([operator, tested]) =>
        Object.keys(tested ?? {}).map((key) => `${operator} ${key}`),
      );
      const actions = [...listOf(Action), ...listOf(NotAction).map((action) => `not ${action}`)];
      const about = Effect === 'Allow' ? actions : [[...actions, ...keys].toSorted().join(' ')];
      return about.map((what) => ({
        effect: Effect,
        about: `${holderOf(id)} ${what}`,
        resources: listOf(Resource),
        notResources: listOf(NotResource),
        principals: principalsOf(Principal),
        keys,
      }));
    }),
  );
}

interface Extent {
  readonly resources: ReadonlySet<string>;
  readonly notResources: ReadonlySet<string>;
  readonly principals: ReadonlySet<string>;
  /** What every line on a resource is subject to; on none for a trust policy. */
  readonly keysOn: (resource: string | undefined) => ReadonlySet<string>;
}

const common = (lines: readonly Line[]): ReadonlySet<string> =>
  new Set(lines[0]?.keys.filter((key) => lines.every(({ keys }) => keys.includes(key))));

function extents(lines: readonly Line[], effect: string): ReadonlyMap<string, Extent> {
  const found = new Map<string, Line[]>();
  for (const line of lines.filter((each) => each.effect === effect))
    found.set(line.about, [...(found.get(line.about) ?? []), line]);
  return new Map(
    [...found].map(([about, same]) => [
      about,
      {
        resources: new Set(same.flatMap(({ resources }) => resources)),
        notResources: new Set(same.flatMap(({ notResources }) => notResources)),
        principals: new Set(same.flatMap(({ principals }) => principals)),
        keysOn: (resource) =>
          common(same.filter(({ resources }) => resource === undefined || resources.includes(resource))),
      },
    ]),
  );
}

const isWithin = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].every((each) => b.has(each));

/** Everything of `a`, and more. */
const exceeds = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > b.size && isWithin(b, a);

function allowsMore(before: ReadonlyMap<string, Extent>, after: ReadonlyMap<string, Extent>): boolean {
  return [...after].some(([about, now]) => {
    const then = before.get(about);
    if (!then) return false;
    const both =
      now.resources.size === 0 ? [undefined] : [...now.resources].filter((each) => then.resources.has(each));
    return (
      exceeds(now.resources, then.resources) ||
      exceeds(then.notResources, now.notResources) ||
      !isWithin(now.principals, then.principals) ||
      both.some((each) => !isWithin(then.keysOn(each), now.keysOn(each)))
    );
  });
}

/** What a Deny no longer covers counts as long as something may allow it: other policies, where the kit only denies. */
function deniesLess(
  before: ReadonlyMap<string, Extent>,
  after: ReadonlyMap<string, Extent>,
  mayAllow: (resource: string) => boolean,
): boolean {
  return [...before].some(([about, then]) => {
    const now = after.get(about);
    if (!now) return true;
    const uncovered = [...then.resources].filter((resource) => !now.resources.has(resource));
    return (
      (exceeds(then.resources, now.resources) && uncovered.some(mayAllow)) ||
      exceeds(now.notResources, then.notResources)
    );
  });
}

/** Settings of policies without statements, of which one is gone or less strict. */
function setsLess(before: RoleKit, after: RoleKit): boolean {
  const now = new Map(documentsOf(after).map(({ id, document }) => [id, contentOf(document)]));
  return documentsOf(before).some(
    ({ id, type, document }) =>
      isSettingsType(type) && settingChanges(contentOf(document), now.get(id)).some(({ loosens }) => loosens),
  );
}

/** What only limits, whatever its statements say. */
const LIMITS: ReadonlySet<string> = new Set(['endpoint', 'organization', 'boundary', 'session']);

const limitsOf = ({ roles, policies }: RoleKit): readonly string[] => [
  ...policies.filter(({ target }) => LIMITS.has(target.kind)).map(({ id }) => id),
  ...roles.filter((role) => boundaryOf(role) !== undefined).map(({ id }) => `boundary of ${id}`),
];

/** Whether the second kit lets somebody in, or allows something, that the first does not. */
export function widens(before: RoleKit, after: RoleKit): boolean {
  const [then, now] = [linesOf(before), linesOf(after)];
  const allowed = now.filter(({ effect }) => effect === 'Allow').flatMap(({ resources }) => resources);
  const mayAllow = (resource: string): boolean =>
    allowed.length === 0 || allowed.includes('*') || allowed.includes(resource);
  return (
    !isWithin(new Set(limitsOf(before)), new Set(limitsOf(after))) ||
    setsLess(before, after) ||
    allowsMore(extents(then, 'Allow'), extents(now, 'Allow')) ||
    deniesLess(extents(then, 'Deny'), extents(now, 'Deny'), mayAllow)
  );
}
