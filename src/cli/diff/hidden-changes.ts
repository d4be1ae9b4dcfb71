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
/** How much is shown of what both sides have in common before they differ. */
const LEAD = 40;

/** The part of a text in which it differs from another. */
function differing(source: string, other = ''): string {
  let same = 0;
  while (same < source.length && source[same] === other[same]) same += 1;
  const start = same <= LEAD ? 0 : same - LEAD;
  const end = start + MAX_SHOWN;
  return `${start > 0 ? '…' : ''}${source.slice(start, end)}${end < source.length ? '…' : ''}`;
}

const unread = (side: UnreadSide['side'], found: Found, other?: Found): UnreadSide => ({
  file: found.file,
  side,
  where: found.where,
  message: `It differs, and what it allows is not known: ${differing(found.source, other?.source)}`,
  fails: true,
});

function changesIn(files: readonly FileSides[]): readonly UnreadSide[] {
  const [all, rest] = [
    files.flatMap(({ before }) => foundOn(before)),
    files.flatMap(({ after }) => foundOn(after)),
  ];
  const [known, kept] = [all, rest].map((each) => new Set(each.map(({ key }) => key)));
  const [gone, fresh] = [
    all.filter(({ key }) => !kept!.has(key)),
    rest.filter(({ key }) => !known!.has(key)),
  ];
  const found = fresh.map((each) => {
    const at = gone.findIndex(({ where }) => where === each.where);
    return unread('after', each, at < 0 ? undefined : gone.splice(at, 1)[0]);
  });
  // Of what is gone as a whole, nothing is allowed any more.
  const places = files.flatMap(({ after }) => placesOn(after));
  const isKept = (place: string): boolean =>
    places.some((each) => each === place || each.startsWith(`${place} › `));
  return [...found, ...gone.filter(({ where }) => isKept(where)).map((each) => unread('before', each))];
}

export const hiddenChanges = (files: readonly FileSides[]): readonly UnreadSide[] =>
  [...groupBy(files, placeOf).values()].flatMap(changesIn);
