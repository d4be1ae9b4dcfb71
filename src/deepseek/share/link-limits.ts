// How much a link may hold. Every version reads with these limits; they may be raised but never lowered, so that old links still open.

export const CAPS = {
  /** Characters of the whole fragment. */
  fragment: 65_536,
  /** Characters of it without what is packed: documents edited by hand, added expectations. */
  readable: 8192,
  /** Bytes of each of these once unpacked. */
  inflated: 65_536,
  entries: 50,
  /** Characters of one text or one entry of a list. */
  value: 2000,
  edits: 20,
  cases: 50,
} as const;
