// Puts words together as sentences need them.

function join(words: readonly string[], last: string): string {
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}` : (words[0] ?? '');
}

/** "a", "a and b", "a, b and c". */
export const joinAnd = (words: readonly string[]): string => join(words, 'and');

/** "a", "a or b", "a, b or c". */
export const joinOr = (words: readonly string[]): string => join(words, 'or');

/** A title inside a sentence: "trust policy", but "SCP: only these Regions" and "Amazon Bedrock policy". */
export const inSentence = (title: string): string =>
  /^(?:[A-Z]{2}|Amazon )/.test(title) ? title : `${title.charAt(0).toLowerCase()}${title.slice(1)}`;

/** 6144 is "6,144". By hand: the first use of Intl costs a phone some 30 ms at the page's first view. */
export const grouped = (whole: number): string => String(whole).replace(/\B(?=(?:\d{3})+$)/g, ',');

/** "1 comma", "3 commas", "2 repositories", "2 guesses". */
export function count(number: number, noun: string): string {
  const plural = /[^aeiou]y$/.test(noun)
    ? `${noun.slice(0, -1)}ies`
    : `${noun}${/(?:s|x|[cs]h)$/.test(noun) ? 'es' : 's'}`;
  return `${number} ${number === 1 ? noun : plural}`;
}
