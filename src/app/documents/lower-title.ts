// A document's title within a sentence.

/** "Trust policy" → "trust policy". Abbreviations such as "VPC endpoint policy" keep their capitals. */
export const lowerTitle = (title: string): string =>
  title.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
