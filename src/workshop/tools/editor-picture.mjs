// node src/workshop/tools/editor-picture.mjs: draws docs/editor.svg, the screen of a real Neovim with the language server.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#workshop/build/fingerprint.mjs';

const COLUMNS = 112;
const LINES = 26;
/** Of a cell, in pixels. */
const WIDTH = 8.4;
const HEIGHT = 19;
const PADDING = 14;

const POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "Invoke DeepSeek",
      "Effect": "Allow",
      "Action": [
        "bedrock:InvokeModel",
        "bedrock:InvokeModelWithResponseStreams"
      ],
      "Resource": "arn:aws:bedrock:us-east-1::foundation-model/deepseek.r1-v1:0",
      "Condition": {
        "StringEquals": { "aws:RequestedRegoin": "us-east-1" }
      }
    }
  ]
}
`;

/**
 * @typedef {{ readonly foreground?: number, readonly background?: number, readonly bold?: boolean, readonly italic?: boolean, readonly underline?: boolean, readonly undercurl?: boolean, readonly reverse?: boolean, readonly special?: number }} Look
 * @typedef {readonly [text: string, look: Look]} Cell
 * @typedef {{ readonly rows: readonly (readonly Cell[])[], readonly foreground?: number, readonly background?: number }} Screen
 */

/** @returns {Screen} */
function record() {
  const folder = mkdtempSync(join(tmpdir(), 'rolewright-picture-'));
  try {
    const [path, result] = [join(folder, 'policy.json'), join(folder, 'screen.json')];
    writeFileSync(path, POLICY);
    const scene = {
      path,
      result,
      filetype: 'json',
      hover: 'Effect',
      command: [process.execPath, join(root, 'src/cli/run.mjs'), 'lsp', '--stdio'],
    };
    // The outer Neovim is the terminal of the inner one: a screen of fixed size on every machine.
    const inner = [
      'nvim',
      '--clean',
      '-n',
      '-c',
      `luafile ${join(root, 'src/workshop/tools/editor-picture.lua')}`,
    ];
    const job = `vim.fn.jobwait({ vim.fn.jobstart(${luaList(inner)}, { pty = true, width = ${COLUMNS}, height = ${LINES}, on_stdout = function(_, data) io.stdout:write(table.concat(data, '\\n')) end }) })`;
    const { stdout, stderr, error } = spawnSync(
      'nvim',
      ['--clean', '--headless', '-c', `lua ${job}`, '-c', 'qall!'],
      {
        env: {
          ...process.env,
          ROLEWRIGHT_SCENE: JSON.stringify(scene),
          TERM: 'xterm-256color',
          COLORTERM: 'truecolor',
        },
        encoding: 'utf8',
        timeout: 120_000,
        killSignal: 'SIGKILL',
      },
    );
    if (error) throw new Error(`Neovim cannot be started: ${error.message}`);
    const screen = JSON.parse(readFileSync(result, 'utf8'));
    if ('failure' in screen) throw new Error(`${screen.failure}\n${stderr}`);
    return screenOf(stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [ESC, BELL] = [String.fromCodePoint(0x1b), String.fromCodePoint(7)];
const SEQUENCE = new RegExp(
  `${ESC}\\[([?>]?[\\d;:]*)([@-~])|${ESC}\\][^${BELL}${ESC}]*(?:${BELL}|${ESC}\\\\)|${ESC}[()].|${ESC}[^[\\]]|[^${ESC}]`,
  'gu',
);

/** @param {readonly number[]} rgb */
const packed = ([red = 0, green = 0, blue = 0]) => red * 65_536 + green * 256 + blue;

/**
 * The look after the codes for graphics. https://man7.org/linux/man-pages/man4/console_codes.4.html
 * @param {Look} before
 * @param {string} codes
 * @returns {Look}
 */
function lookAfter(before, codes) {
  /** @type {Record<string, unknown>} */
  let look = { ...before };
  const all = codes.split(';');
  for (let index = 0; index < all.length; index += 1) {
    const [code = 0, ...parts] = (all[index] ?? '').split(':').map(Number);
    if (code === 0) look = {};
    else if (code === 1) look['bold'] = true;
    else if (code === 3) look['italic'] = true;
    else if (code === 4) look['underline'] = parts[0] !== 0;
    else if (code === 7) look['reverse'] = true;
    else if ((code === 38 || code === 48) && all[index + 1] === '2') {
      look[code === 38 ? 'foreground' : 'background'] = packed(all.slice(index + 2, index + 5).map(Number));
      index += 4;
    } else if ((code === 38 || code === 48) && parts[0] === 2)
      look[code === 38 ? 'foreground' : 'background'] = packed(parts.slice(-3));
  }
  return look;
}

/**
 * What the terminal shows when the editor leaves.
 * @param {string} output
 * @returns {Screen}
 */
function screenOf(output) {
  /** @type {Cell[][]} */
  const rows = Array.from({ length: LINES }, () => Array.from({ length: COLUMNS }, () => [' ', {}]));
  let [row, column] = [0, 0];
  /** @type {Look} */
  let look = {};
  /** @param {number} count */
  const erase = (count) => {
    for (let at = column; at < Math.min(COLUMNS, column + count); at += 1)
      rows[row]?.splice(at, 1, [' ', look]);
  };
  const end = output.lastIndexOf(`${ESC}[?1049l`);
  for (const [text, codes = '', name] of output.slice(0, end < 0 ? undefined : end).matchAll(SEQUENCE)) {
    const [first = 0, second = 0] = codes.split(';').map(Number);
    const count = first || 1;
    if (text === '\r') column = 0;
    else if (text === '\n') row += 1;
    else if (text === '\b') column -= 1;
    else if (!text.startsWith(ESC)) {
      rows[row]?.splice(column, 1, [text, look]);
      column += 1;
    } else if (name === 'H') [row, column] = [count - 1, (second || 1) - 1];
    else if (name === 'A') row -= count;
    else if (name === 'B') row += count;
    else if (name === 'C') column += count;
    else if (name === 'D') column -= count;
    else if (name === 'G') column = count - 1;
    else if (name === 'd') row = count - 1;
    else if (name === 'K') erase(COLUMNS);
    else if (name === 'X') erase(count);
    else if (name === 'm') look = lookAfter(look, codes);
    row = Math.max(0, Math.min(LINES - 1, row));
    column = Math.max(0, column);
  }
  return { rows };
}

/** @param {readonly string[]} words */
const luaList = (words) => `{ ${words.map((word) => `[==[${word}]==]`).join(', ')} }`;

/** @param {number} value */
const color = (value) => `#${value.toString(16).padStart(6, '0')}`;

/** @param {string} text */
const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** @param {number} value */
const px = (value) => String(Math.round(value * 100) / 100);

/**
 * Cells that look alike, next to each other.
 * @param {readonly Cell[]} row
 * @returns {{ readonly start: number, readonly text: string, readonly width: number, readonly look: Look }[]}
 */
function runsOf(row) {
  /** @type {{ start: number, text: string, width: number, look: Look }[]} */
  const runs = [];
  for (const [column, [text, look]] of row.entries()) {
    const last = runs.at(-1);
    if (last && JSON.stringify(last.look) === JSON.stringify(look)) {
      last.text += text;
      last.width += 1;
    } else runs.push({ start: column, text, width: 1, look });
  }
  return runs;
}

/** @param {Screen} screen */
function draw({ rows, foreground = 0xe0e2ea, background = 0x14161b }) {
  /** @type {string[]} */
  const boxes = [];
  /** @type {string[]} */
  const texts = [];
  for (const [line, row] of rows.entries())
    for (const { start, text, width, look } of runsOf(row)) {
      const [ink = foreground, paper = background] = look.reverse
        ? [look.background ?? background, look.foreground ?? foreground]
        : [look.foreground, look.background];
      const [x, y] = [PADDING + start * WIDTH, PADDING + line * HEIGHT];
      if (paper !== background)
        boxes.push(
          `<rect x="${px(x)}" y="${px(y)}" width="${px(width * WIDTH)}" height="${HEIGHT}" fill="${color(paper)}"/>`,
        );
      const trimmed = text.trim();
      if (trimmed === '') continue;
      const before = text.length - text.trimStart().length;
      const bold = look.bold ? ' font-weight="bold"' : '';
      const italic = look.italic ? ' font-style="italic"' : '';
      texts.push(
        `<text x="${px(x + before * WIDTH)}" y="${px(y + HEIGHT - 5)}" textLength="${px([...trimmed].length * WIDTH)}" fill="${color(ink)}"${bold}${italic}>${escaped(trimmed).replaceAll(' ', '\u00a0')}</text>`,
      );
      if (look.underline || look.undercurl)
        texts.push(
          `<rect x="${px(x + before * WIDTH)}" y="${px(y + HEIGHT - 3)}" width="${px([...trimmed].length * WIDTH)}" height="1" fill="${color(look.special ?? ink)}"/>`,
        );
    }
  const size = [COLUMNS * WIDTH + 2 * PADDING, rows.length * HEIGHT + 2 * PADDING].map(px);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size[0]} ${size[1]}" width="${size[0]}" height="${size[1]}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" xml:space="preserve"><rect width="100%" height="100%" rx="8" fill="${color(background)}"/>${boxes.join('')}${texts.join('')}</svg>\n`;
}

writeFileSync(join(root, 'docs/editor.svg'), draw(record()));
