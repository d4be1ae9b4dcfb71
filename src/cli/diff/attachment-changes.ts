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
}

interface Held {
  readonly policies: ReadonlySet<string>;
  readonly boundary: string | undefined;
}

const NOTHING: Held = { policies: new Set(), boundary: undefined };

/** By holder: several resources may attach something to the same one. */
function byHolder(all: readonly Attachments[]): ReadonlyMap<string, Held> {
  const found = new Map<string, Held>();
  for (const { holder, policies, boundary } of all) {
    const known = found.get(holder) ?? NOTHING;
    found.set(holder, {
      policies: new Set([...known.policies, ...policies]),
      boundary: boundary ?? known.boundary,
    });
  }
  return found;
}

function changesIn(sides: readonly FileSides[]): readonly AttachmentChange[] {
  const [old, now] = [
    byHolder(sides.flatMap(({ before }) => before?.attachments ?? [])),
    byHolder(sides.flatMap(({ after }) => after?.attachments ?? [])),
  ];
  const has = (side: Side | undefined, name: string): boolean =>
    side?.attachments.some(({ holder }) => holder === name) ?? false;
  const fileOf = (holder: string): string =>
    sides.find(({ after }) => has(after, holder))?.after?.path ??
    sides.find(({ before }) => has(before, holder))?.before?.path ??
    '';
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((holder): readonly AttachmentChange[] => {
    const [was, is] = [old.get(holder) ?? NOTHING, now.get(holder) ?? NOTHING];
    const attached = [...is.policies].filter((policy) => !was.policies.has(policy));
    const detached = [...was.policies].filter((policy) => !is.policies.has(policy));
    // Of a holder that is new or gone, only its policies say what is gained or lost.
    const isOther = old.has(holder) && now.has(holder) && was.boundary !== is.boundary;
    if (attached.length + detached.length === 0 && !isOther) return [];
    const boundary = {
      ...(was.boundary !== undefined && { before: was.boundary }),
      ...(is.boundary !== undefined && { after: is.boundary }),
    };
    return [{ file: fileOf(holder), holder, attached, detached, ...(isOther && { boundary }) }];
  });
}

export const attachmentChanges = (files: readonly FileSides[]): readonly AttachmentChange[] =>
  [...groupBy(files, placeOf).values()].flatMap(changesIn);

/** Nobody can say that a boundary that takes the place of another allows no more. */
export const givesMore = ({ attached, boundary }: AttachmentChange): boolean =>
  attached.length > 0 || boundary?.before !== undefined;

export const takesAway = ({ detached, boundary }: AttachmentChange): boolean =>
  detached.length > 0 || boundary?.after !== undefined;

/** "permissions boundary: was P, now none" */
export function boundaryWords({ before, after }: NonNullable<AttachmentChange['boundary']>): string {
  if (before === undefined) return `permissions boundary: now ${after}`;
  return `permissions boundary: was ${before}, now ${after ?? 'none'}`;
}
