// Identifiers for formats, each of them once, and words that are safe in a comment.

/** The words of a name of AWS's or of one of ours: "DeepSeek-Invoke.v2" → Deep, Seek, Invoke, v2. */
function wordsOf(text: string): readonly string[] {
  return text
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z\d]+/)
    .filter((word) => word !== '');
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const lower = (word: string): string => word.toLowerCase();

type Style = 'camel' | 'pascal' | 'snake' | 'kebab' | 'constant';

const STYLES: Readonly<Record<Style, (words: readonly string[]) => string>> = {
  camel: ([first = '', ...rest]) => lower(first) + rest.map((word) => capital(lower(word))).join(''),
  pascal: (words) => words.map((word) => capital(lower(word))).join(''),
  snake: (words) => words.map(lower).join('_'),
  kebab: (words) => words.map(lower).join('-'),
  constant: (words) => words.map((word) => word.toUpperCase()).join('_'),
};

/** An identifier of ASCII letters, digits and (by style) _ or -, which begins with a letter. Never empty. */
export function identifier(text: string, style: Style): string {
  const words = wordsOf(text);
  const made = STYLES[style](/^\d/.test(words[0] ?? '') || words.length === 0 ? ['x', ...words] : words);
  return made;
}

/**
 * Returns unique identifiers: a number is added to one that is taken. `reserved` words get one too.
 * The same `key` gets the same identifier again.
 */
export function namer(style: Style, reserved: Iterable<string> = []) {
  const taken = new Set([...reserved].map(lower));
  const known = new Map<string, string>();
  return (text: string, key: string = text): string => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const base = identifier(text, style);
    const joint = style === 'snake' || style === 'constant' ? '_' : style === 'kebab' ? '-' : '';
    let name = base;
    for (let n = 2; taken.has(lower(name)); n += 1) name = `${base}${joint}${n}`;
    taken.add(lower(name));
    known.set(key, name);
    return name;
  };
}

/** Text as one line for a comment: no line breaks of any kind, controls or characters that reorder text. */
export const oneLine = (text: string): string =>
  text
    .replaceAll(/[\p{Zl}\p{Zp}\p{Cc}]+/gu, ' ')
    .replaceAll(/\p{C}/gu, '\ufffd')
    .trim();

/** A file name from any text; `extension` with its dot. */
export const fileNameOf = (text: string, extension: string): string =>
  `${text.replaceAll(/[^\w+=,.@-]+/g, '-').replace(/^[.-]+/, '') || 'policy'}${extension}`;

/** Unique names for files, compared without regard to case. */
export function fileNamer(reserved: Iterable<string> = []) {
  const taken = new Set([...reserved].map(lower));
  return (text: string, extension: string): string => {
    let name = fileNameOf(text, extension);
    for (let n = 2; taken.has(lower(name)); n += 1) name = fileNameOf(`${text}-${n}`, extension);
    taken.add(lower(name));
    return name;
  };
}
