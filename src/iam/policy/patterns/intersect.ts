// Whether two compiled patterns have a text in common, and whether one matches all that the other does. The first is exact:
// all ways are followed at once, in time of one pattern × the other.
import { ANY, FIELD_ANY, FIELD_STAR, NAME_STAR, STAR, type Codes } from './wildcards.ts';

const COLON = 58;
const SLASH = 47;
const FILLER = 120;
/** Beyond this many pairs of places no way is followed, and the patterns are taken to meet. */
const MAX_PAIRS = 1 << 20;

const isStar = (code: number): boolean => code === STAR || code === FIELD_STAR || code === NAME_STAR;

/** Whether a wildcard takes the character. */
function takes(wildcard: number, character: number): boolean {
  if (wildcard === FIELD_STAR || wildcard === FIELD_ANY) return character !== COLON;
  return wildcard !== NAME_STAR || character !== SLASH;
}

/** The character that both codes can be, of which one is a character; undefined if there is none. */
function shared(a: number, b: number): number | undefined {
  if (a >= 0 && b >= 0) return a === b ? a : undefined;
  if (a >= 0) return takes(b, a) ? a : undefined;
  if (b >= 0) return takes(a, b) ? b : undefined;
  return FILLER;
}

/** Whether the patterns differ before their first wildcards, or after their last. */
function differAtEnds(a: Codes, b: Codes): boolean {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at += 1) {
    const [left = 0, right = 0] = [a[at], b[at]];
    if (left < 0 || right < 0) break;
    if (left !== right) return true;
  }
  for (let at = 1; at <= length; at += 1) {
    const [left = 0, right = 0] = [a[a.length - at], b[b.length - at]];
    if (left < 0 || right < 0) break;
    if (left !== right) return true;
  }
  return false;
}

/** Pairs of places that are reached, each with the pair before it and the character between them. */
interface ReachedPairs {
  readonly from: Int32Array;
  readonly by: Int32Array;
}

const NOWHERE = -1;
const NOTHING = -1;

/** Goes from pair to pair until both patterns end; undefined if they never do together. */
function follow(a: Codes, b: Codes): ReachedPairs | undefined {
  const width = b.length + 1;
  const from = new Int32Array((a.length + 1) * width).fill(NOWHERE);
  const by = new Int32Array(from.length);
  const open = [0];
  from[0] = 0;
  const end = from.length - 1;
  const go = (to: number, pair: number, character: number): void => {
    if (from[to] !== NOWHERE) return;
    from[to] = pair;
    by[to] = character;
    open.push(to);
  };
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    if (pair === end) return { from, by };
    const [i, j] = [Math.floor(pair / width), pair % width];
    const [left, right] = [a[i], b[j]];
    const leftStar = left !== undefined && isStar(left);
    const rightStar = right !== undefined && isStar(right);
    // Both take something, so that names are not empty where they need not be.
    const between = leftStar && rightStar ? FILLER : NOTHING;
    if (leftStar) go(pair + width, pair, between);
    if (rightStar) go(pair + 1, pair, between);
    if (left === undefined || right === undefined || (leftStar && rightStar)) continue;
    const character = shared(left, right);
    if (character === undefined) continue;
    go(pair + (leftStar ? 0 : width) + (rightStar ? 0 : 1), pair, character);
  }
  return undefined;
}

/** How many characters both patterns begin with. */
function commonStart(a: Codes, b: Codes): number {
  let at = 0;
  while (at < a.length && (a[at] ?? STAR) >= 0 && a[at] === b[at]) at += 1;
  return at;
}

const pairsOf = (a: Codes, b: Codes): number => (a.length + 1) * (b.length + 1);

/** Whether some text matches both. May be true for very long patterns that have none in common. */
export function meets(a: Codes, b: Codes): boolean {
  if (differAtEnds(a, b)) return false;
  const start = commonStart(a, b);
  const [restA, restB] = [a.slice(start), b.slice(start)];
  return pairsOf(restA, restB) > MAX_PAIRS || follow(restA, restB) !== undefined;
}

/** A text that the pattern matches; `filler` stands for what its stars take. */
export const sampleOf = (codes: Codes, filler: string): string =>
  codes
    .map((code) => {
      if (isStar(code)) return filler;
      return String.fromCharCode(code < 0 ? FILLER : code);
    })
    .join('');

/** A text that matches both; `filler` stands where anything can. Undefined if there is none, or it is too long to find. */
export function commonText(a: Codes, b: Codes, filler: string): string | undefined {
  if (differAtEnds(a, b)) return undefined;
  const start = commonStart(a, b);
  const [restA, restB] = [a.slice(start), b.slice(start)];
  if (pairsOf(restA, restB) > MAX_PAIRS) return undefined;
  const ways = follow(restA, restB);
  if (!ways) return undefined;
  const width = restB.length + 1;
  const parts: string[] = [];
  for (let pair = ways.from.length - 1; pair !== 0; pair = ways.from[pair] ?? 0) {
    const character = ways.by[pair] ?? NOTHING;
    if (character === NOTHING) continue;
    const before = ways.from[pair] ?? 0;
    const isBoth = isStar(restA[Math.floor(before / width)] ?? 0) && isStar(restB[before % width] ?? 0);
    parts.push(isBoth ? filler : String.fromCharCode(character));
  }
  return sampleOf(a.slice(0, start), filler) + parts.toReversed().join('');
}

/** Whether a code of the wide pattern takes all that one of the narrow pattern stands for. */
function isWider(wide: number, narrow: number): boolean {
  if (wide >= 0) return wide === narrow;
  if (wide === STAR || wide === narrow) return true;
  if (narrow >= 0) return takes(wide, narrow);
  if (isStar(narrow)) return false;
  return wide === ANY || (wide === FIELD_STAR && narrow === FIELD_ANY);
}

/** Whether `wide` matches all that `narrow` matches. May be false where only a longer search would find out. */
export function covers(wide: Codes, narrow: Codes): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  let index = 0;
  let steps = MAX_PAIRS;
  while (index < narrow.length) {
    steps -= 1;
    if (steps < 0) return false;
    const code = wide[at];
    const other = narrow[index] ?? 0;
    if (code !== undefined && isStar(code)) {
      star = at;
      resume = index;
      at += 1;
    } else if (code !== undefined && isWider(code, other)) {
      at += 1;
      index += 1;
    } else if (star >= 0 && isWider(wide[star] ?? 0, narrow[resume] ?? 0)) {
      at = star + 1;
      resume += 1;
      index = resume;
    } else {
      return false;
    }
  }
  while (at < wide.length && isStar(wide[at] ?? 0)) at += 1;
  return at === wide.length;
}
