// A text without what terminals, logs, mail and JSON put around and into messages, with the positions it had before.

/** An escaped line break, carriage return or tab begins so, however often it was escaped. */
const ESCAPE = '\\\\{1,32}';
/** A quote or comment sign, the frame of Terraform, a time, or a container's name: what may stand at the start of each line. A star may also be a resource. */
const LINE_START = String.raw`(?:[>|#]|\*(?!\s{1,40}(?:because|with|due)\b)|[│╷╵]|&(?:amp;){0,4}gt;|//|\d{4}-\d\d-\d\d[T ][\d:.,]{5,20}(?:Z|[+-]\d\d:?\d\d)?|[\w.-]{1,60} {0,9}\|)(?:[ \t]+|(?=[>|#*│╷╵]|&(?:amp;){0,4}gt;)|(?<=[│╷╵])(?=\n))`;

/**
 * What is replaced. White space of any kind becomes one space; what is empty is left out. No pattern may look far ahead:
 * texts can be long.
 */
const REPLACED: readonly (readonly [pattern: string, by: string | ((found: string) => string)])[] = [
  // More than any nesting of JSON needs.
  [String.raw`\\{33,}`, ''],
  // Colors of a terminal.
  [String.raw`(?:\u001b|${ESCAPE}(?:u001b|x1b))\[[0-9;]{0,20}m`, ''],
  // Strings that JavaScript prints in pieces.
  [String.raw`["'\u0060]\s{0,40}\+\s{0,40}["'\u0060]`, ''],
  [String.raw`(?:[^\S\n]|${ESCAPE}[rt])*(?:\n|${ESCAPE}n)(?:\s|${ESCAPE}[nrt])*(?:${LINE_START}){0,4}`, ' '],
  [String.raw`(?:\s|${ESCAPE}[rt](?![a-z]{2}))+`, ' '],
  [
    String.raw`${ESCAPE}u00(?:2[267f]|3[ce])`,
    (found) => String.fromCodePoint(Number.parseInt(found.slice(-2), 16)),
  ],
  [String.raw`${ESCAPE}(?=["'/&])`, ''],
  ['&(?:amp;){0,4}(?:quot|#34|#x22);', '"'],
  ['&(?:amp;){0,4}(?:apos|#39|#x27);', "'"],
  ['&(?:amp;){0,4}lt;', '<'],
  ['&(?:amp;){0,4}gt;', '>'],
  ['&(?:amp;){1,5}', '&'],
  ['[’‘]', "'"],
  ['[“”]', '"'],
  [String.raw`[\u200b\u2060\u00ad]`, ''],
];

const ALL = new RegExp(REPLACED.map(([pattern]) => `(${pattern})`).join('|'), 'gi');

export interface PlainText {
  readonly text: string;
  /** The position in the original text. */
  readonly original: (position: number) => number;
}

export function plainText(source: string): PlainText {
  const parts: string[] = [];
  const starts: number[] = [0];
  const originals: number[] = [0];
  let [length, end] = [0, 0];
  for (const match of source.matchAll(ALL)) {
    const group = match.findIndex((each, index) => index > 0 && each !== undefined);
    const by = REPLACED[group - 1]?.[1] ?? '';
    const replacement = typeof by === 'string' ? by : by(match[0]);
    if (match[0] === replacement) continue;
    parts.push(source.slice(end, match.index), replacement);
    length += match.index - end + replacement.length;
    end = match.index + match[0].length;
    starts.push(length);
    originals.push(end);
  }
  parts.push(source.slice(end));
  return {
    text: parts.join(''),
    original: (position) => {
      let [low, high] = [0, starts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle]! <= position) low = middle;
        else high = middle - 1;
      }
      return Math.min(source.length, originals[low]! + position - starts[low]!);
    },
  };
}
