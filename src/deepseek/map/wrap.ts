// How wide texts are, roughly, and where they break: the drawing is made where there is no font to ask.

/** Widths of characters as shares of the font size: those of a wide sans-serif font, so that texts fit in any. */
const NARROW = /[iljtfrI.,:;'|!()[\]{}/\\ ]/;
const WIDE = /[mwMW@%—]/;
const NARROW_SHARE = 0.38;
const WIDE_SHARE = 0.95;
const UPPER_SHARE = 0.7;
const SHARE = 0.62;
/** After the Latin letters come scripts with wide characters. */
const LAST_LATIN = '\u0250';

const shareOf = (character: string): number => {
  if (NARROW.test(character)) return NARROW_SHARE;
  if (WIDE.test(character)) return WIDE_SHARE;
  if (/[A-Z]/.test(character)) return UPPER_SHARE;
  return character < LAST_LATIN || /[’“”…]/.test(character) ? SHARE : 1;
};

export const widthOf = (text: string, size: number): number =>
  Array.from(text).reduce((sum, character) => sum + shareOf(character), 0) * size;

/** A text in pieces that a line may break between: after a space, a hyphen, a slash or a dot. */
const piecesOf = (text: string): readonly string[] =>
  text.match(/[^\s\-/_.:,]*[\s\-/_.:,]*/g)?.filter(Boolean) ?? [];

/** The beginning of a text that fits. */
function fitting(text: string, width: number, size: number): string {
  let fits = '';
  let used = 0;
  for (const character of text) {
    used += shareOf(character) * size;
    if (used > width && fits !== '') break;
    fits += character;
  }
  return fits;
}

/** The text in lines that fit, at most so many; what is left is an ellipsis. */
export function wrap(text: string, width: number, size: number, most: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  const push = (): void => {
    if (line.trim() !== '') lines.push(line.trim());
    line = '';
  };
  for (const piece of piecesOf(text)) {
    if (line !== '' && widthOf((line + piece).trimEnd(), size) > width) push();
    line += piece;
    while (widthOf(line.trimEnd(), size) > width) {
      const first = fitting(line, width, size);
      if (first.length >= line.length) break;
      lines.push(first.trim());
      line = line.slice(first.length);
    }
  }
  push();
  if (lines.length <= most) return lines.length === 0 ? [''] : lines;
  const kept = lines.slice(0, most);
  const last = kept.at(-1) ?? '';
  return [...kept.slice(0, -1), `${fitting(last, width - size, size).trimEnd()}…`];
}
