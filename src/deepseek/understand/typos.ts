// The word of the vocabulary that a misspelled word means: "lamda", "guradrail", "opensearh".

/** Shorter words are too near to others. */
const SHORTEST = 6;

/** Words that are near to one of the vocabulary and mean themselves. */
const THEMSELVES = new Set(
  'backed change consent contain contest context costume decker detract dispatch disclose distil employer except expect filler identify impart inspect instant leading leaking neutral painter patch pattern pirate posture present prevent primate printer promote research reside resume reword semver sever shading shaking shaped shaping shard sitter subset tracing turning victor weigh wormer'.split(
    ' ',
  ),
);

/** One letter more, less, other or swapped. */
function isOneEdit(typed: string, word: string): boolean {
  let from = 0;
  while (from < typed.length && from < word.length && typed[from] === word[from]) from += 1;
  const [a, b] = [typed.slice(from), word.slice(from)];
  return (
    a.slice(1) === b ||
    a === b.slice(1) ||
    a.slice(1) === b.slice(1) ||
    (a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2))
  );
}

/**
 * The one `known` word that is a letter away, if there is one. The first and the last letter are the same: words that
 * differ there are forms of each other or other words, such as "served" and "server".
 */
export function typoOf(typed: string, known: ReadonlySet<string>): string | undefined {
  if (typed.length < SHORTEST - 1 || typed.length > 30 || known.has(typed) || THEMSELVES.has(typed))
    return undefined;
  let found: string | undefined;
  for (const word of known) {
    if (word.length < SHORTEST || word[0] !== typed[0] || word.at(-1) !== typed.at(-1)) continue;
    if (Math.abs(word.length - typed.length) > 1 || !isOneEdit(typed, word)) continue;
    if (found !== undefined) return undefined;
    found = word;
  }
  return found;
}
