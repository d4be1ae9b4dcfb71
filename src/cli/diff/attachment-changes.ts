// What changes in which policies and boundaries identities have attached by ARN.
import type { Attachments } from '#iam/import/index.ts';
import { groupBy } from '#iam/collections/index.ts';
import { placeOf, type FileSides, type Side } from './sides.ts';

export interface AttachmentChange {
  readonly file: string;
  /** The logical ID, address or name of the role, user, group or permission set. */
  readonly holder: string;
  readonly attached: readonly string[];
  readonly detached: readonly string[];
  /** The boundary on both sides, where it is another one. */
  readonly boundary?: { readonly before?: string; readonly after?: string };
  /** What is attached are limits: who loses one can do more. */
  readonly limits?: true;
}

interface Held {
  readonly policies: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly boundary: string | undefined;
}

const NOTHING: Held = { policies: new Set(), roles: new Set(), boundary: undefined };

/** By holder, and whether it is limited by what it has: several resources may attach something to the same one. */
function byHolder(all: readonly Attachments[]): ReadonlyMap<string, Held> {
  const found = new Map<string, Held>();
  for (const { holder, policies, roles = [], boundary, limits = false } of all) {
    const key = JSON.stringify([holder, limits]);
    const known = found.get(key) ?? NOTHING;
    found.set(key, {
      policies: new Set([...known.policies, ...policies]),
      roles: new Set([...known.roles, ...roles]),
      boundary: boundary ?? known.boundary,
    });
  }
  return found;
}

const ownPolicies = (all: readonly Attachments[]): ReadonlySet<string> =>
  new Set(all.flatMap(({ isOwn, policies }) => (isOwn ? policies : [])));

function changesIn(sides: readonly FileSides[]): readonly AttachmentChange[] {
  const [before, after] = [
    sides.flatMap((each) => each.before?.attachments ?? []),
    sides.flatMap((each) => each.after?.attachments ?? []),
  ];
  const [old, now] = [before, after].map(byHolder) as [
    ReturnType<typeof byHolder>,
    ReturnType<typeof byHolder>,
  ];
  const [wereOwn, areOwn] = [ownPolicies(before), ownPolicies(after)];
  // The document of a policy that is new or gone says what is gained or lost with it.
  const isNew = (policy: string): boolean => areOwn.has(policy) && !wereOwn.has(policy);
  const isGone = (policy: string): boolean => wereOwn.has(policy) && !areOwn.has(policy);
  const has = (side: Side | undefined, name: string): boolean =>
    side?.attachments.some(({ holder }) => holder === name) ?? false;
  const fileOf = (holder: string): string =>
    sides.find(({ after }) => has(after, holder))?.after?.path ??
    sides.find(({ before }) => has(before, holder))?.before?.path ??
    '';
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): readonly AttachmentChange[] => {
    const [holder, limits] = JSON.parse(key) as [string, boolean];
    if (holder === '') return [];
    const [was, is] = [old.get(key) ?? NOTHING, now.get(key) ?? NOTHING];
    // Of a holder that is new or gone, only its policies say what is gained or lost.
    const isKept = [before, after].every((all) => all.some((each) => each.holder === holder));
    const rolesOnly = (one: Held, other: Held): readonly string[] =>
      isKept ? [...one.roles].filter((role) => !other.roles.has(role)).map((role) => `role ${role}`) : [];
    const attached = [
      ...[...is.policies].filter((policy) => !was.policies.has(policy) && !isNew(policy)),
      ...rolesOnly(is, was),
    ];
    const isWithHolder = limits && before.some((each) => each.holder === holder && each.isInHolder);
    const lost = [...was.policies].filter((policy) => !is.policies.has(policy) && !isGone(policy));
    const detached = [...(isKept || !isWithHolder ? lost : []), ...rolesOnly(was, is)];
    const isOther = isKept && was.boundary !== is.boundary;
    if (attached.length + detached.length === 0 && !isOther) return [];
    const boundary = {
      ...(was.boundary !== undefined && { before: was.boundary }),
      ...(is.boundary !== undefined && { after: is.boundary }),
    };
    const limiting = limits && { limits: true as const };
    return [{ file: fileOf(holder), holder, attached, detached, ...(isOther && { boundary }), ...limiting }];
  });
}

export const attachmentChanges = (files: readonly FileSides[]): readonly AttachmentChange[] =>
  [...groupBy(files, placeOf).values()].flatMap(changesIn);

/** Nobody can say that a boundary that takes the place of another allows no more. */
export const givesMore = ({ attached, detached, boundary, limits }: AttachmentChange): boolean =>
  (limits ? detached : attached).length > 0 || boundary?.before !== undefined;

export const takesAway = ({ attached, detached, boundary, limits }: AttachmentChange): boolean =>
  (limits ? attached : detached).length > 0 || boundary?.after !== undefined;

/** "permissions boundary: was P, now none" */
export function boundaryWords({ before, after }: NonNullable<AttachmentChange['boundary']>): string {
  if (before === undefined) return `permissions boundary: now ${after}`;
  return `permissions boundary: was ${before}, now ${after ?? 'none'}`;
}
