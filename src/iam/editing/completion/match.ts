// How well a name matches the typed text.

const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isLetterOrDigit = (code: number): boolean =>
  (code >= 97 && code <= 122) || isUpper(code) || (code >= 48 && code <= 57);

/** Whether a word of the name begins at the index: "Object" in "GetObject", "tag" in "aws:tag". */
function startsWord(name: string, index: number): boolean {
  if (index === 0) return true;
  const code = name.charCodeAt(index);
  const before = name.charCodeAt(index - 1);
  return (isUpper(code) && !isUpper(before)) || (isLetterOrDigit(code) && !isLetterOrDigit(before));
}

/** Whether `typed` is made of the beginnings of words of the name, in their order: "getobj", "gobj", "go". */
function fitsWords(typed: string, from: number, name: string, lower: string, at: number): boolean {
  if (from === typed.length) return true;
  for (
    let index = lower.indexOf(typed.charAt(from), at);
    index >= 0;
    index = lower.indexOf(typed.charAt(from), index + 1)
  ) {
    if (!startsWord(name, index)) continue;
    let length = 1;
    while (
      from + length < typed.length &&
      lower.charCodeAt(index + length) === typed.charCodeAt(from + length)
    ) {
      length += 1;
    }
    // The longest run first; a shorter one may leave the next word its letter.
    for (; length > 0; length -= 1) {
      if (fitsWords(typed, from + length, name, lower, index + length)) return true;
    }
  }
  return false;
}

const MAX_TYPED = 24;

/** 0 for the best fit, 4 for the last; undefined for none. `typed` and `lower`, the name, in lower case. */
export function fit(typed: string, name: string, lower: string): number | undefined {
  if (typed === '') return 1;
  if (lower === typed) return 0;
  const at = lower.indexOf(typed);
  if (at === 0) return 1;
  if (at > 0 && startsWord(name, at)) return 2;
  if (typed.length <= MAX_TYPED && fitsWords(typed, 0, name, lower, 0)) return 3;
  return at > 0 && typed.length > 1 ? 4 : undefined;
}

export const fitOf = (typed: string, name: string): number | undefined =>
  fit(typed.toLowerCase(), name, name.toLowerCase());
