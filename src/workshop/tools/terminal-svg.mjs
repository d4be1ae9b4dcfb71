// Draws what a terminal shows, with its colors, as SVG.

/** Of a cell, in pixels. */
const WIDTH = 8.1;
const HEIGHT = 19;
const PADDING = 14;
const INK = '#d8dee9';
const PAPER = '#171a21';

/** Codes of ANSI for colors. https://man7.org/linux/man-pages/man4/console_codes.4.html */
const COLORS = new Map([
  [31, '#ff7b72'],
  [32, '#7ee787'],
  [33, '#e3b341'],
  [34, '#79c0ff'],
  [36, '#76e3ea'],
]);

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @param {number} value */
const px = (value) => String(Math.round(value * 10) / 10);

const SEQUENCE = new RegExp(`${String.fromCodePoint(0x1b)}\\[(\\d*)m`);

/**
 * @param {string} line
 * @param {number} row
 */
function drawLine(line, row) {
  let column = 0;
  let look = '';
  /** @type {string[]} */
  const drawn = [];
  for (const [index, part] of line.split(SEQUENCE).entries()) {
    if (index % 2 === 1) {
      const code = Number(part);
      const color = COLORS.get(code);
      if (color !== undefined) look = ` fill="${color}"`;
      else look = code === 1 ? ' font-weight="bold"' : code === 2 ? ' fill="#8b949e"' : '';
      continue;
    }
    const text = part.trim();
    const start = column + part.length - part.trimStart().length;
    column += [...part].length;
    if (text === '') continue;
    const [x, y] = [PADDING + start * WIDTH, PADDING + (row + 1) * HEIGHT - 5];
    const length = px([...text].length * WIDTH);
    drawn.push(`<text x="${px(x)}" y="${px(y)}" textLength="${length}"${look}>${escaped(text)}</text>`);
  }
  return drawn.join('');
}

/**
 * @param {string} text what a command wrote, with colors
 * @param {number} columns the width; longer lines are cut
 */
export function terminalSvg(text, columns) {
  const lines = text.trimEnd().split('\n');
  const size = [columns * WIDTH + 2 * PADDING, lines.length * HEIGHT + 2 * PADDING].map(px);
  const font = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size[0]} ${size[1]}" width="${size[0]}" height="${size[1]}" font-family="${font}" font-size="13.5" fill="${INK}" style="white-space:pre"><rect width="100%" height="100%" rx="8" fill="${PAPER}"/>${lines.map(drawLine).join('')}</svg>\n`;
}

/**
 * The text with line breaks where a line is longer than the terminal, which are indented like their line.
 * @param {string} text
 * @param {number} columns
 */
export function wrapped(text, columns) {
  return text
    .split('\n')
    .flatMap((line) => {
      const plain = line.replaceAll(new RegExp(SEQUENCE, 'g'), '');
      if ([...plain].length <= columns) return [line];
      const indent = ' '.repeat(plain.length - plain.trimStart().length + 2);
      /** @type {string[]} */
      const rows = [''];
      let width = 0;
      let opened = '';
      const words = line.split(new RegExp(`(?<=\\s)|(?<=[^\\s]{${columns - indent.length}})`));
      for (const word of words) {
        const length = [...word.replaceAll(new RegExp(SEQUENCE, 'g'), '')].length;
        if (width + length > columns && width > 0) {
          rows.push(`${indent}${opened}`);
          width = indent.length;
        }
        rows[rows.length - 1] += word;
        opened = word.match(new RegExp(SEQUENCE, 'g'))?.at(-1) ?? opened;
        width += length;
      }
      return rows;
    })
    .join('\n');
}
