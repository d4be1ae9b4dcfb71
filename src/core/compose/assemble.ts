// Turns grants into documents: merges what shares resources and conditions, names statements apart, splits by size.
import { QUOTAS } from '#core/catalog/quotas.ts';
import type { PolicyDocument } from '#core/iam/policy.ts';
import { toStatement, type Grant } from './grant.ts';
import type { KitDocument } from './role-kit.ts';

/** The scope of a grant. Two grants of one scope are one statement with both sets of actions. */
function scope(grant: Grant): string {
  return JSON.stringify([grant.effect, grant.resources?.toSorted(), grant.condition]);
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];

function merged(first: Grant, second: Grant): Grant {
  const adds = second.actions.some((action) => !first.actions.includes(action));
  return {
    ...first,
    sid: adds ? `${first.sid}And${second.sid}` : first.sid,
    actions: union(first.actions, second.actions),
    whys: [...first.whys, ...second.whys],
  };
}

function mergeGrants(grants: readonly Grant[]): readonly Grant[] {
  const byScope = new Map<string, Grant>();
  for (const grant of grants) {
    const key = scope(grant);
    const known = byScope.get(key);
    byScope.set(key, known ? merged(known, grant) : grant);
  }
  return [...byScope.values()];
}

/** Gives later statements of the same name a number. */
function nameApart(grants: readonly Grant[]): readonly Grant[] {
  const taken = new Set<string>();
  return grants.map((grant) => {
    let sid = grant.sid;
    for (let n = 2; taken.has(sid); n += 1) sid = `${grant.sid}${n}`;
    taken.add(sid);
    return sid === grant.sid ? grant : { ...grant, sid };
  });
}

/** Characters as IAM counts them: everything but white space. */
function sizeOf(value: unknown): number {
  return JSON.stringify(value).replace(/\s/g, '').length;
}

/** Halves the resources of an Allow until each part fits. Several Allows of one action add up to the same access. */
function divide(grant: Grant, room: number): readonly Grant[] {
  const { resources } = grant;
  if (!resources || resources.length < 2 || sizeOf(toStatement(grant)) <= room) return [grant];
  const middle = Math.ceil(resources.length / 2);
  return [resources.slice(0, middle), resources.slice(middle)].flatMap((half) =>
    divide({ ...grant, resources: half }, room),
  );
}

const document = (grants: readonly Grant[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: grants.map(toStatement),
});

const EMPTY_SIZE = sizeOf(document([]));

/** Fills policies in order, never beyond `limit` characters each. */
function splitBySize(grants: readonly Grant[], limit: number): readonly (readonly Grant[])[] {
  const parts: Grant[][] = [];
  let size = 0;
  for (const grant of grants) {
    const own = sizeOf(toStatement(grant)) + 1;
    if (parts.length === 0 || size + own > limit) {
      parts.push([]);
      size = EMPTY_SIZE;
    }
    parts.at(-1)!.push(grant);
    size += own;
  }
  return parts;
}

interface Target {
  /** The role's id in the kit. */
  readonly role: string;
  readonly name: string;
}

/** The permissions policies that hold `grants`: one, or as many as their size asks for. */
export function permissionsDocuments(
  grants: readonly Grant[],
  { role, name }: Target,
): readonly KitDocument[] {
  const limit = QUOTAS.managedPolicyChars;
  const fitting = mergeGrants(grants).flatMap((grant) => divide(grant, limit - EMPTY_SIZE - 8));
  const parts = splitBySize(nameApart(fitting), limit);
  return parts.map((part, index) => {
    const suffix = index === 0 ? '' : `-${index + 1}`;
    return {
      id: `${role}.permissions${suffix}`,
      type: 'identity',
      title: parts.length === 1 ? 'Permissions policy' : `Permissions policy ${index + 1}`,
      name: `${name.slice(0, 128 - suffix.length)}${suffix}`,
      document: document(part),
      whys: part.map((grant) => grant.whys),
      limit,
    };
  });
}

/** The trust policy of a role. */
export function trustDocument(grants: readonly Grant[], { role, name }: Target): KitDocument {
  return {
    id: `${role}.trust`,
    type: 'trust',
    title: 'Trust policy',
    name,
    document: document(grants),
    whys: grants.map((grant) => grant.whys),
    limit: QUOTAS.trustPolicyChars,
  };
}
