// Two texts line by line, the lines that differ with some around them.
import { diffArrays } from 'diff';
import { Fragment, useMemo } from 'react';
import { SIGN_WORDS, type DifferenceLine } from '#app/controls/use-line-difference.ts';
import { tokenizeLine } from '#app/editor/json-tokens.ts';
import { lineSegments } from '#app/editor/line-segments.ts';
import './text-difference.css';

/** Elements whose single values stay as they are. */
const SINGLE: ReadonlySet<string> = new Set(['Version', 'Id', 'Sid', 'Effect', 'Principal', 'NotPrincipal']);

/** In the one form that all policies have here, single values as lists, so that only what changes differs. */
function inOneForm(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return JSON.stringify(
      value,
      function (this: unknown, key, each: unknown) {
        return typeof each === 'string' && !SINGLE.has(key) && !Array.isArray(this) ? [each] : each;
      },
      2,
    );
  } catch {
    return text;
  }
}

const isPolicy = (text: string): boolean => text.includes('"Statement"');

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.split('\n'));

/** A line that got a neighbor differs only in its comma. */
const bare = (line: string): string => line.replace(/,$/, '');

/** A statement that came or went begins with its own brace, not with that of the one after it. */
function withOwnBraces(lines: readonly DifferenceLine[]): readonly DifferenceLine[] {
  const made = [...lines];
  for (let at = 1; at < made.length; at += 1) {
    const [before, { sign }] = [made[at - 1]!, made[at]!];
    if (sign === ' ' || before.sign !== ' ') continue;
    const start = at - 1;
    while (made[at + 1]?.sign === sign) at += 1;
    const last = made[at]!;
    if (before.text !== last.text || before.text.trim() !== '{') continue;
    made[start] = { ...before, sign };
    made[at] = { ...last, sign: ' ' };
  }
  return made;
}

function linesBetween(before: string, after: string): readonly DifferenceLine[] {
  const texts = [before, after];
  const forms = texts.every((text) => text === '' || isPolicy(text)) ? texts.map(inOneForm) : texts;
  const [from = '', to = ''] = forms[0] === forms[1] ? texts : forms;
  const comparator = (a: string, b: string): boolean => bare(a) === bare(b);
  const all = diffArrays([...linesOf(from)], [...linesOf(to)], { comparator }).flatMap((change, block) =>
    change.value.map((text, line): DifferenceLine => ({
      key: `${block} ${line}`,
      sign: change.added ? '+' : change.removed ? '-' : ' ',
      text,
    })),
  );
  return withOwnBraces(all);
}

const indentOf = (text: string): number => text.length - text.trimStart().length;

/** The line that opens what a line stands in: `"Resource": [`. */
const openerOf = (all: readonly DifferenceLine[], at: number): number =>
  all.findLastIndex(({ text }, index) => index < at && indentOf(text) < indentOf(all[at]!.text));

/** The lines that differ, each with its neighbors and what it stands in, in pieces that do not touch. */
function pieces(all: readonly DifferenceLine[]): readonly (readonly DifferenceLine[])[] {
  const shown = new Set<number>();
  for (const [at, { sign }] of all.entries())
    if (sign !== ' ') for (const near of [openerOf(all, at), at - 1, at, at + 1]) shown.add(near);
  const found: DifferenceLine[][] = [];
  let last = -2;
  for (const [at, line] of all.entries()) {
    if (!shown.has(at)) continue;
    const isInside = at > last + 1 && last >= 0 && openerOf(all, at) === last;
    if (isInside)
      found.at(-1)!.push({ key: `before ${at}`, sign: ' ', text: `${' '.repeat(indentOf(line.text))}…` });
    else if (at > last + 1) found.push([]);
    found.at(-1)!.push(line);
    last = at;
  }
  return found;
}

function Line({ line: { sign, text }, outdent }: { line: DifferenceLine; outdent: number }) {
  const words = text.slice(indentOf(text));
  return (
    <span className="difference-line" data-sign={sign === ' ' ? undefined : sign}>
      <span>{' '.repeat(indentOf(text) - outdent)}</span>
      <span>
        <span className="visually-hidden">{SIGN_WORDS[sign]}</span>
        {lineSegments(words, words === '…' ? [] : tokenizeLine(words), []).map((part, index) => (
          // The parts of a line have no identity except their order.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={part.kind ? `code-${part.kind}` : undefined}>
            {part.text}
          </span>
        ))}
        {'\n'}
      </span>
    </span>
  );
}

export function TextDifference({ title, before, after }: { title: string; before: string; after: string }) {
  const parts = useMemo(() => pieces(linesBetween(before, after)), [before, after]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <pre className="block difference" tabIndex={0} role="region" aria-label={`Text of ${title}`}>
      {parts.map((piece, index) => {
        const outdent = Math.min(...piece.map(({ text }) => indentOf(text)));
        return (
          <Fragment key={piece[0]!.key}>
            {index > 0 ? <span className="difference-gap" /> : null}
            {piece.map((line) => (
              <Line key={line.key} line={line} outdent={outdent} />
            ))}
          </Fragment>
        );
      })}
    </pre>
  );
}
