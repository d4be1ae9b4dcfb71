// Reads text whose quotation marks are not the straight double ones of JSON.

const CURLY_DOUBLE = '“”„‟″«»';
const CURLY_SINGLE = '‘’‚‛′';
const STRAIGHT_SINGLE = "'`";

export const SMART_QUOTES = CURLY_DOUBLE + CURLY_SINGLE;
export const SINGLE_QUOTES = STRAIGHT_SINGLE;

interface Requoted {
  readonly text: string;
  /** How many marks were replaced. */
  readonly marks: number;
}

/** Whether `mark` ends a string that `opener` began. People mix curly marks, and curly with straight. */
function closes(opener: string, mark: string): boolean {
  if (opener === '"') return mark === '"';
  if (STRAIGHT_SINGLE.includes(opener)) return mark === opener;
  if (CURLY_SINGLE.includes(opener)) return CURLY_SINGLE.includes(mark);
  return mark === '"' || CURLY_DOUBLE.includes(mark);
}

/**
 * `text` with the marks around strings replaced by `"`; marks inside strings of straight quotes stay.
 * Undefined when a string holds `"` itself, so that replacing its marks would break it.
 */
export function requote(text: string, openers: string): Requoted | undefined {
  const characters = text.split('');
  let opener = '';
  let marks = 0;
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    if (opener === '' && (character === '"' || openers.includes(character))) {
      opener = character;
    } else if (opener !== '' && closes(opener, character)) {
      opener = '';
    } else {
      if (character === '\n') opener = '';
      else if (character === '\\') index += 1;
      else if (character === '"' && opener !== '') return undefined;
      continue;
    }
    if (character !== '"') {
      characters[index] = '"';
      marks += 1;
    }
  }
  return { text: characters.join(''), marks };
}
