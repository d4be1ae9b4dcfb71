// Parts of a text: its first sentence, and what follows.

/** The first sentence stands on the page, the rest is one click away. An abbreviation before a small letter ends nothing. */
export function sentencesOf(text: string): readonly [first: string, rest: string] {
  const end = /[.!?](?=\s+[A-Z`“])/.exec(text);
  return end ? [text.slice(0, end.index + 1), text.slice(end.index + 1).trim()] : [text, ''];
}
