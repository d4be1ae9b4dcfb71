// A decision as text for a terminal: the decision, its reasons and its assumptions.
import type { Reason } from '#iam/decide/index.ts';
import { painter, type Color, type Terminal } from '#cli/terminal.ts';
import type { Simulated } from './simulated.ts';

const WORDS: Readonly<Record<string, readonly [words: string, color: Color]>> = {
  allowed: ['allowed', 'green'],
  explicitlyDenied: ['denied by a statement', 'red'],
  implicitlyDenied: ['denied: nothing allows it', 'red'],
  depends: ['it depends', 'yellow'],
};

/** Statements about other actions say nothing to the reader. */
const isNear = ({ matched, because }: Reason): boolean => matched !== 'no' || !because.includes('action');

function linesOf(each: Simulated, terminal: Pick<Terminal, 'color'>): readonly string[] {
  const paint = painter(terminal);
  const { action, resource, principal, decision, deciding, reasons, assumptions, notes, openKeys, met } =
    each;
  const [words, color] = WORDS[decision] ?? [decision, 'yellow'];
  const near = reasons.filter(isNear);
  const others = reasons.length - near.length;
  const list = (title: string, texts: readonly string[]): readonly string[] =>
    texts.length > 0 ? [`  ${title}`, ...texts.map((text) => `    ${text}`)] : [];
  return [
    `${paint('bold', `${action} on ${resource}`)} by ${principal}`,
    `  ${paint(color, words)}. ${deciding.text}`,
    ...(met === false ? [`  ${paint('red', `expected: ${each.expected}`)}`] : []),
    ...list('Statements', [
      ...near.map(({ text }) => text),
      ...(others > 0
        ? [`${others === 1 ? '1 other does' : `${others} others do`} not cover this action.`]
        : []),
    ]),
    ...list('Keys that would settle it', openKeys),
    ...list('Assumptions', assumptions),
    ...list('Notes', notes),
    '',
  ];
}

export const simulationText = (all: readonly Simulated[], terminal: Pick<Terminal, 'color'>): string =>
  all.flatMap((each) => linesOf(each, terminal)).join('\n');
