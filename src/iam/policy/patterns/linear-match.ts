// Matches compiled patterns in time that grows with pattern plus text, for patterns that were made to be slow.
import { ANY, FIELD_ANY, FIELD_STAR, STAR, type Codes } from './wildcards.ts';

const COLON = 58;
const BITS = 32;

const isStar = (code: number): boolean => code === STAR || code === FIELD_STAR;
const isAny = (code: number): boolean => code === ANY || code === FIELD_ANY;

/** The runs of codes between stars, without regard to fields; one more than there are stars. */
function runsOf(codes: Codes): readonly Codes[] {
  const runs: number[][] = [[]];
  for (const code of codes) {
    if (isStar(code)) runs.push([]);
    else runs.at(-1)?.push(isAny(code) ? ANY : code);
  }
  return runs;
}

function isAt(run: Codes, text: string, start: number): boolean {
  if (start < 0 || start + run.length > text.length) return false;
  return run.every((code, index) => isAny(code) || code === text.charCodeAt(start + index));
}

/** Where the first run of these characters from `from` on ends; -1 if there is none. Knuth, Morris and Pratt's way. */
function endOfCharacters(run: Codes, text: string, from: number): number {
  const back = new Int32Array(run.length + 1);
  for (let at = 1, length = 0; at < run.length;) {
    if (run[at] === run[length]) back[++at] = ++length;
    else if (length > 0) length = back[length] ?? 0;
    else at += 1;
  }
  let matched = 0;
  for (let index = from; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    while (matched > 0 && run[matched] !== character) matched = back[matched] ?? 0;
    if (run[matched] === character) matched += 1;
    if (matched === run.length) return index + 1;
  }
  return -1;
}

/** Sets of places in a pattern, one bit each, by the character that may stand there. */
class Masks {
  readonly words: number;
  readonly #byCharacter = new Map<number, Uint32Array>();
  readonly #others: Uint32Array;

  constructor(codes: Codes, takes: (code: number, character: number | undefined) => boolean) {
    this.words = Math.ceil((codes.length + 1) / BITS);
    const maskFor = (character: number | undefined): Uint32Array => {
      const mask = new Uint32Array(this.words);
      for (const [at, code] of codes.entries())
        if (takes(code, character)) mask[at >>> 5] = (mask[at >>> 5] ?? 0) | (1 << (at & 31));
      return mask;
    };
    this.#others = maskFor(undefined);
    for (const code of new Set([...codes.filter((each) => each >= 0), COLON]))
      this.#byCharacter.set(code, maskFor(code));
  }

  of(character: number): Uint32Array {
    return this.#byCharacter.get(character) ?? this.#others;
  }
}

/** Stars that stand together are one, of which the wider counts. */
function withSingleStars(codes: Codes): Codes {
  const kept: number[] = [];
  for (const code of codes) {
    const last = kept.length - 1;
    if (!isStar(code) || !isStar(kept[last] ?? 0)) kept.push(code);
    else if (code === STAR) kept[last] = STAR;
  }
  return kept;
}

const staysInField = (code: number, character: number | undefined): boolean =>
  character === COLON && (code === FIELD_STAR || code === FIELD_ANY);

interface Steps {
  /** Of the pattern, in places. */
  readonly length: number;
  /** Places that take a character and go on, and those that take it and stay. */
  readonly steps: Masks;
  readonly stays: Masks;
  readonly stars: Uint32Array;
}

const made = new WeakMap<Codes, Steps>();

function stepsOf(codes: Codes): Steps {
  const known = made.get(codes);
  if (known) return known;
  const places = withSingleStars(codes);
  const steps = new Masks(places, (code, character) =>
    isAny(code) ? !staysInField(code, character) : !isStar(code) && code === character,
  );
  const stays = new Masks(places, (code, character) => isStar(code) && !staysInField(code, character));
  const fresh = { length: places.length, steps, stays, stars: new Masks(places, isStar).of(COLON) };
  made.set(codes, fresh);
  return fresh;
}

/** All ways through the pattern at once, 32 places in a step. With `anywhere` a way may begin at any character. */
function follow(codes: Codes, text: string, from: number, anywhere: boolean): number {
  const { length, steps, stays, stars } = stepsOf(codes);
  const { words } = steps;
  const [last, lastBit] = [length >>> 5, 1 << (length & 31)];
  let now = new Uint32Array(words);
  let next = new Uint32Array(words);
  /** A star may take nothing, so what stands before it also stands behind it. */
  const close = (set: Uint32Array): void => {
    let carry = 0;
    for (let word = 0; word < words; word += 1) {
      const bits = (set[word] ?? 0) & (stars[word] ?? 0);
      set[word] = (set[word] ?? 0) | (bits << 1) | carry;
      carry = bits >>> 31;
    }
  };
  now[0] = 1;
  close(now);
  for (let index = from; index < text.length; index += 1) {
    const character = text.charCodeAt(index);
    const [step, stay] = [steps.of(character), stays.of(character)];
    let carry = anywhere ? 1 : 0;
    for (let word = 0; word < words; word += 1) {
      const held = now[word] ?? 0;
      const moved = held & (step[word] ?? 0);
      next[word] = (moved << 1) | carry | (held & (stay[word] ?? 0));
      carry = moved >>> 31;
    }
    close(next);
    if (anywhere && ((next[last] ?? 0) & lastBit) !== 0) return index + 1;
    [now, next] = [next, now];
  }
  return ((now[last] ?? 0) & lastBit) === 0 ? -1 : text.length;
}

/** Whether the pattern matches, all stars taking all characters: in time of text + pattern, or × ⅟₃₂ pattern where it has a ?. */
export function matchesByRuns(codes: Codes, text: string): boolean {
  const [first = [], ...others] = runsOf(codes);
  if (!isAt(first, text, 0)) return false;
  const end = others.pop();
  if (!end) return first.length === text.length;
  let index = first.length;
  for (const run of others) {
    if (run.length === 0) continue;
    index = run.some((code) => isAny(code))
      ? follow(run, text, index, true)
      : endOfCharacters(run, text, index);
    if (index < 0) return false;
  }
  const start = text.length - end.length;
  return start >= index && isAt(end, text, start);
}

/** Whether the pattern matches with wildcards of a field kept to it. */
export const matchesByField = (codes: Codes, text: string): boolean => follow(codes, text, 0, false) >= 0;
