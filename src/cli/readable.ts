// Text for people, as a terminal and the log of a CI run can take it: what files say must not act there.
import { hasInvisible, spellOutInvisible } from '#iam/text/index.ts';
import { withoutMarkers } from './ci-markers.ts';
import { painter, type Color, type Terminal } from './terminal.ts';

const COLORS: readonly Color[] = ['red', 'yellow', 'blue', 'cyan', 'green', 'dim', 'bold'];

/** The sequences that `painter` writes. */
const OWN_SEQUENCES = new Set(COLORS.flatMap((color) => painter({ color: true })(color, ' ').split(' ')));

const ESCAPE = String.fromCodePoint(0x1b);
/** In a split, also what it splits at. */
const SEQUENCE = new RegExp(String.raw`(${ESCAPE}\[\d+m)`);
const AT_LINE_START = new RegExp(String.raw`^((?:\s|${ESCAPE}\[\d+m)*):(?=:)`, 'gm');

/** One line, with the names of characters that cannot be seen; colors stay where the terminal shows them. */
function visible(line: string, color: boolean): string {
  if (!color) return spellOutInvisible(line);
  return line
    .split(SEQUENCE)
    .map((part) => (OWN_SEQUENCES.has(part) ? part : spellOutInvisible(part)))
    .join('');
}

/**
 * GitHub runs lines that begin with ::.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
const withoutCommands = (text: string): string =>
  withoutMarkers(text.replaceAll(AT_LINE_START, '$1: '), ' #');

/** The text with its lines made visible. */
const visibleLines = (text: string, color: boolean): string =>
  text
    .split('\n')
    .map((line) => visible(line, color))
    .join('\n');

export const readable = (text: string, { color }: Pick<Terminal, 'color'>): string =>
  withoutCommands(hasInvisible(text.replaceAll('\n', '')) ? visibleLines(text, color) : text);
