// Words before roles that policies of the organization leave alone.

/** “Except”, also as it is often misspelled. */
export const EXCEPT_WORDS: readonly string[] = [
  'except',
  'execpt',
  'excpet',
  'excepet',
  'exept',
  'exepct',
  'expcept',
  'exccept',
];

/** What says that something holds for others, or not for all. */
export const EXEMPTS = new RegExp(
  String.raw`\b(?:${EXCEPT_WORDS.join('|')}|exempt\w*|(?:only|one|single) exception (?:is|are)|excluding|other than|apart from|aside from|unless|but not|but (?:the )?role|else|others?|(?:the|all) rest|remaining)\b`,
  'i',
);
