// What differs between the two sides and cannot be read: nobody can say that it allows no more.
import { groupBy } from '#iam/collections/index.ts';
import type { HiddenPart } from '#iam/import/index.ts';
import { placeOf, type FileSides, type Side, type UnreadSide } from './sides.ts';

interface Found extends HiddenPart {
  readonly file: string;
  /** The same on both sides where it is the same part, unchanged: lines move. */
  readonly key: string;
}

const foundOn = (side: Side | undefined): readonly Found[] =>
  side?.hidden.map(({ where, source }) => {
    const place = where.startsWith(side.path) ? '' : where;
    return { file: side.path, where: place, source, key: JSON.stringify([place, source]) };
  }) ?? [];

/** The places of a side that hold something. */
const placesOn = (side: Side | undefined): readonly string[] => [
  ...(side?.policies.map(({ where }) => where) ?? []),
  ...(side?.attachments.map(({ holder }) => holder) ?? []),
  ...foundOn(side).map(({ where }) => where),
];

const MAX_SHOWN = 160;

function unread(side: UnreadSide['side'], { file, where, source }: Found): UnreadSide {
  const shown = source.length > MAX_SHOWN ? `${source.slice(0, MAX_SHOWN)}…` : source;
  return { file, side, where, message: `It differs, and what it allows is not known: ${shown}`, fails: true };
}

function changesIn(files: readonly FileSides[]): readonly UnreadSide[] {
  const [old, now] = [
    files.flatMap(({ before }) => foundOn(before)),
    files.flatMap(({ after }) => foundOn(after)),
  ];
  const [known, kept] = [old, now].map((all) => new Set(all.map(({ key }) => key)));
  // Of what is gone as a whole, nothing is allowed any more.
  const places = files.flatMap(({ after }) => placesOn(after));
  const isKept = (place: string): boolean =>
    places.some((each) => each === place || each.startsWith(`${place} › `));
  return [
    ...now.filter(({ key }) => !known!.has(key)).map((each) => unread('after', each)),
    ...old.filter(({ key, where }) => !kept!.has(key) && isKept(where)).map((each) => unread('before', each)),
  ];
}

export const hiddenChanges = (files: readonly FileSides[]): readonly UnreadSide[] =>
  [...groupBy(files, placeOf).values()].flatMap(changesIn);
