// Verifies that what a tool made of a kit's files is what the kit holds: every policy, role, attachment and document, and no other.
import assert from 'node:assert/strict';
import type { AccountGroup, ResourceTarget } from '#deepseek/export/targets.ts';
import { expectedOf, managedPolicies, ORGANIZATION_TYPES, type Writer } from './expected.ts';
import { normalize } from './policy-meaning.ts';

/** A row of what there is; a document is compared by its meaning, everything else exactly. */
export type CreatedRow = Readonly<Record<string, unknown>>;

/** What a tool made, in rows whose members are the same for all tools. */
export interface Created {
  /** `name`, `path`, `document`. */
  readonly managed: readonly CreatedRow[];
  /** `name`, `path`, `description`, `seconds`, `tags` by key, `boundary`, `document`. */
  readonly roles: readonly CreatedRow[];
  /** `role`, `name`, `document`. */
  readonly inline: readonly CreatedRow[];
  /** Such as `role App :policy/path/Name`. */
  readonly attached: readonly string[];
  /** `name`, `path`, `role`. */
  readonly profiles: readonly CreatedRow[];
  /** The policies on other resources: `on`, with the names that the format distinguishes them by, and `document`. */
  readonly resources: readonly CreatedRow[];
  /** `name`, `type`, `document`. */
  readonly organization: readonly CreatedRow[];
  /** Documents that no resource holds. */
  readonly documents: readonly unknown[];
}

/** How a format writes what can be written in several ways. */
export interface Format {
  readonly inline: boolean;
  /** Who stands for principals that the kit does not name; undefined where the format leaves them out. */
  readonly somebody?: string;
  /** Whether session policies are documents of their own. */
  readonly hasSessions: boolean;
  /** The rows of `resources` that a policy on a resource makes; none where it is one of the documents. */
  readonly on: (on: ResourceTarget['on']) => readonly string[];
}

const inOrder = (rows: readonly unknown[]): readonly unknown[] =>
  rows.map((row) => normalize(row)).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

/** Compares the kinds of rows that `created` has. */
export function verifyCreated(
  created: Partial<Created>,
  groups: readonly AccountGroup[],
  write: Writer,
  format: Format,
  where: string,
): void {
  const { inline, somebody } = format;
  const all = groups.map((group) => expectedOf(group, write));
  const roles = all.flatMap((each) => each.roles);
  const onResources = all
    .flatMap((each) => each.resources)
    .map(({ on, document }) => ({ rows: format.on(on), document }));
  const unattached = all.flatMap((each) => each.unattached);
  const attachments = all
    .flatMap((each) => each.attachments)
    .flatMap((each) => {
      const to = [...each.users.map((name) => `user ${name}`), ...each.roles.map((name) => `role ${name}`)];
      const unnamed =
        each.unnamed && somebody ? ['user', 'role', 'group'].map((kind) => `${kind} ${somebody}`) : [];
      return each.permissions.flatMap((policy) => [...to, ...unnamed].map((who) => ({ who, policy })));
    });
  const ofRoles = roles.flatMap(({ name, permissions }) =>
    permissions.map((policy) => ({ who: `role ${name}`, policy })),
  );
  const expected: Readonly<Record<keyof Created, readonly unknown[]>> = {
    managed: [...all.flatMap((each) => managedPolicies(each, inline)), ...unattached],
    roles: roles.map(({ name, path, description, seconds, boundary, tags, trust }) => ({
      name,
      path,
      description,
      seconds,
      boundary,
      document: trust,
      tags: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])),
    })),
    inline: inline
      ? roles.flatMap(({ name: role, permissions }) =>
          permissions.map(({ name, document }) => ({ role, name, document })),
        )
      : [],
    attached: [...(inline ? [] : ofRoles), ...attachments].map(
      ({ who, policy: { path, name } }) => `${who} :policy${path}${name}`,
    ),
    profiles: roles
      .filter(({ profile }) => profile !== undefined)
      .map(({ profile, path, name }) => ({ name: profile, path, role: name })),
    resources: onResources.flatMap(({ rows, document }) => rows.map((on) => ({ on, document }))),
    organization: all
      .flatMap((each) => each.organization)
      .map(({ name, type, document }) => ({ name, type: ORGANIZATION_TYPES[type], document })),
    documents: [
      ...(format.hasSessions ? all.flatMap((each) => each.sessions) : []),
      ...onResources.filter(({ rows }) => rows.length === 0).map(({ document }) => document),
    ],
  };
  for (const [kind, rows] of Object.entries(created)) {
    const wanted = expected[kind as keyof Created];
    // Answers may give two policies the same name.
    const [found, kept] = kind === 'attached' ? [[...new Set(rows)], [...new Set(wanted)]] : [rows, wanted];
    assert.deepEqual(inOrder(found), inOrder(kept), `${where}: ${kind}`);
  }
}
