// Finds what is written as an identifier, whatever it names, so that none is lost.
interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** ARNs, buckets, accounts, log groups, IDs and names in backticks: nobody writes one for nothing. */
const WRITTEN =
  /\barn:aws[\w-]*:[^\s"'`“”’,;)]*[\w*/]|\bs3:\/\/[^\s"'`,;)]*[\w/]|(?<![\w:/.+-])(?=(?:[Ool]?\d){9})[\dOol]{11,13}(?![\w/.-])|(?<![\d-])\d{4}-\d{4}-\d{4}(?![\d-])|(?<![\w.:/~-])\/[\w.#-]+(?:\/[\w.#-]+)*\/[\w.#-]*\w|\b(?:vpce|subnet|sg|cr)-[0-9a-f]{8,}\b|`[^`\n]{2,60}`/g;

/** The identifiers in a text. */
export const writtenIn = (text: string): readonly Place[] =>
  Array.from(text.matchAll(WRITTEN), ({ 0: raw, index }) => ({
    text: raw,
    start: index,
    end: index + raw.length,
  }));

/** Those of which nothing is said, with what is known to be unread already, from left to right. */
export const withLost = (
  text: string,
  unread: readonly Place[],
  said: readonly { readonly start: number; readonly end: number }[],
): readonly Place[] =>
  [
    ...unread,
    ...writtenIn(text).filter(
      ({ start, end }) => ![...unread, ...said].some((part) => part.start < end && start < part.end),
    ),
  ].toSorted((a, b) => a.start - b.start);
