// rolewright diff --git: what the changes between two commits gain and lose, policy by policy.
import type { PolicyType } from '#iam/policy/index.ts';
import { groupBy } from '#iam/collections/index.ts';
import { type JsonValue, validJson } from '#iam/json/index.ts';
import type { LocatedPolicy } from '#cli/check/located-policy.ts';
import { attachmentChanges, type AttachmentChange } from './attachment-changes.ts';
import { commitsOf, type Commits } from './git.ts';
import { configuredSides } from './configured-sides.ts';
import { hiddenChanges } from './hidden-changes.ts';
import { policyDifference, type PolicyDifference } from './policy-difference.ts';
import { placeOf, readSides, type FileSides, type Side, type UnreadSide } from './sides.ts';
import { isSetting, unclearBetween } from './unclear-parts.ts';

// Pairs the policies of a file before and after a change.
interface PolicyPair {
  readonly before: LocatedPolicy | undefined;
  readonly after: LocatedPolicy | undefined;
}

/** Takes pairs with the same key out of both lists, in their order. */
function take(
  before: LocatedPolicy[],
  after: LocatedPolicy[],
  keyOf: (policy: LocatedPolicy) => string,
): PolicyPair[] {
  const pairs: PolicyPair[] = [];
  for (const policy of after) {
    // A module that nobody calls makes nothing.
    const isMade = (each: LocatedPolicy): boolean =>
      (each.call === undefined) === (policy.call === undefined);
    const at = before.findIndex((each) => isMade(each) && keyOf(each) === keyOf(policy));
    if (at >= 0) pairs.push({ before: before.splice(at, 1)[0], after: policy });
  }
  const taken = new Set(pairs.map((pair) => pair.after));
  after.splice(0, after.length, ...after.filter((policy) => !taken.has(policy)));
  return pairs;
}

/** By where they stand, then by name, then by content; what is left was added or deleted. */
function pairPolicies({ before, after }: FileSides): readonly PolicyPair[] {
  const [old, now] = [[...(before?.policies ?? [])], [...(after?.policies ?? [])]];
  const isWhole = (policy: LocatedPolicy): boolean => policy.where === '';
  return [
    // Lists have no names: what stands before one of their members comes and goes.
    ...take(old, now, ({ where, type, text }) =>
      JSON.stringify([where.replaceAll(/ › #\d+/g, ''), type, text]),
    ),
    ...take(old, now, ({ where, type }) => JSON.stringify([where, type])),
    ...take(old, now, ({ where }) => where),
    // The title of a file that is the policy is its name, which a renamed file changes.
    ...take(old, now, (policy) => (isWhole(policy) ? '' : JSON.stringify([policy.title, policy.type]))),
    ...take(old, now, ({ text }) => text),
    ...old.map((policy) => ({ before: policy, after: undefined })),
    ...now.map((policy) => ({ before: undefined, after: policy })),
  ];
}

const keyOf = ({ where, type }: LocatedPolicy): string => JSON.stringify([where, type]);

/** A policy that went from one file of a Terraform module to another stands, before the change, where it is now. */
function withMoved(files: readonly FileSides[]): readonly FileSides[] {
  const [only, second] = files;
  if (!only || !second) return files;
  const isHere = (side: Side | undefined, policy: LocatedPolicy): boolean =>
    side?.policies.some((each) => keyOf(each) === keyOf(policy)) ?? false;
  const gone = files.flatMap(
    ({ before, after }) => before?.policies.filter((each) => !isHere(after, each)) ?? [],
  );
  const moved = new Set<LocatedPolicy>();
  const arrived = files.map(({ before, after }) =>
    (after?.policies ?? []).flatMap((policy) => {
      if (isHere(before, policy)) return [];
      const was = gone.find((each) => keyOf(each) === keyOf(policy) && !moved.has(each));
      if (was) moved.add(was);
      return was ?? [];
    }),
  );
  return files.map(({ before, after }, index) => {
    const kept = before?.policies.filter((each) => !moved.has(each)) ?? [];
    const path = before?.path ?? after?.path ?? '';
    const rest = before ?? { path, attachments: [], hidden: [] };
    const policies = [...kept, ...arrived[index]!];
    return { before: before || policies.length > 0 ? { ...rest, policies } : undefined, after };
  });
}

export interface ChangedPolicy {
  /** Where it is now, or was. */
  readonly file: string;
  /** Where it was, if the file was renamed. */
  readonly from?: string;
  /** The way to it in the file; empty where the file is the policy. */
  readonly policy: string;
  readonly type: PolicyType;
  readonly status: 'added' | 'deleted' | 'changed';
  /** Who gains and loses what; empty where the text differs but what it allows does not. */
  readonly access: readonly PolicyDifference[];
}

export interface GitDifference extends Commits {
  readonly policies: readonly ChangedPolicy[];
  readonly attachments: readonly AttachmentChange[];
  readonly unread: readonly UnreadSide[];
}

interface Document {
  readonly value: JsonValue | undefined;
  readonly isBroken: boolean;
}

function documentOf(policy: LocatedPolicy | undefined): Document {
  const value = policy && validJson(policy.text);
  return { value, isBroken: policy !== undefined && value === undefined };
}

function changesIn(sides: FileSides, unread: UnreadSide[]): readonly ChangedPolicy[] {
  const { before, after } = sides;
  const file = after?.path ?? before?.path ?? '';
  return pairPolicies(sides).flatMap(({ before: old, after: now }): readonly ChangedPolicy[] => {
    const shown = now ?? old;
    if (!shown || (old && now && old.text === now.text && old.type === now.type)) return [];
    const [was, is] = [documentOf(old), documentOf(now)];
    for (const [side, { isBroken }] of [
      ['before', was],
      ['after', is],
    ] as const)
      if (isBroken)
        unread.push({
          file,
          side,
          where: shown.where,
          message: 'It is not valid JSON, so its access is not compared.',
          ...(side === 'after' && { fails: true as const }),
        });
    // Half a comparison would show all of the other side as gained or lost.
    if (was.isBroken || is.isBroken) return [];
    const isSameType = !old || !now || old.type === now.type;
    if (isSameType && JSON.stringify(was.value) === JSON.stringify(is.value)) return [];
    const values = [was.value, is.value].map((each) => (each === undefined ? [] : [each]));
    for (const entry of now ? unclearBetween(values[0]!, values[1]!) : [])
      unread.push({
        file,
        side: 'after',
        where: shown.where,
        message: `A statement differs that holds what is not known: ${entry}`,
        fails: true,
      });
    if (isSetting(shown.type))
      unread.push({
        file,
        side: now ? 'after' : 'before',
        where: shown.where,
        message: 'It allows and denies nothing, and what it sets is not compared.',
        fails: true,
      });
    return [
      {
        file,
        ...(before && after && before.path !== after.path && { from: before.path }),
        policy: shown.where,
        type: shown.type,
        status: !old ? 'added' : now ? 'changed' : 'deleted',
        access: isSameType
          ? policyDifference(shown.type, was.value, is.value)
          : [
              ...policyDifference(old.type, was.value, undefined),
              ...policyDifference(now.type, undefined, is.value),
            ],
      },
    ];
  });
}

export async function gitDifference(given: string, paths: readonly string[]): Promise<GitDifference> {
  const commits = commitsOf(given);
  const { files: read, unread } = await readSides(commits, paths);
  const { files, faults } = await configuredSides(read, commits);
  const notes = [...unread, ...faults];
  const groups = [...groupBy(files, placeOf).values()];
  const policies = groups.flatMap(withMoved).flatMap((sides) => changesIn(sides, notes));
  notes.push(...hiddenChanges(files));
  return { ...commits, policies, attachments: attachmentChanges(files), unread: notes };
}
