// Two texts line by line.
import type { ChangeObject } from 'diff';
import { useEffect, useState } from 'react';

interface DifferenceLine {
  readonly key: string;
  readonly sign: '+' | '-' | ' ';
  readonly text: string;
}

function toLines(changes: readonly ChangeObject<string>[]): readonly DifferenceLine[] {
  return changes.flatMap((change, block) => {
    const sign = change.added ? '+' : change.removed ? '-' : ' ';
    return change.value
      .replace(/\n$/, '')
      .split('\n')
      .map((text, line) => ({ key: `${block} ${line}`, sign, text }) as const);
  });
}

/** Of the lines that are the same, only so many before and after a change are shown. */
const CONTEXT = 3;

function nearChanges(lines: readonly DifferenceLine[]): readonly DifferenceLine[] {
  const isNear = (at: number): boolean =>
    lines.slice(Math.max(0, at - CONTEXT), at + CONTEXT + 1).some(({ sign }) => sign !== ' ');
  return lines.flatMap((line, at) => {
    if (isNear(at)) return [line];
    const isFirst = at === 0 || isNear(at - 1);
    return isFirst ? [{ ...line, text: '…' }] : [];
  });
}

const SIGN_WORDS = { '+': 'added: ', '-': 'removed: ', ' ': '' } as const;

export function TextDifference({ title, before, after }: { title: string; before: string; after: string }) {
  const [lines, setLines] = useState<readonly DifferenceLine[]>([]);
  useEffect(() => {
    let stale = false;
    void import('diff').then(({ diffLines }) => {
      if (!stale) setLines(nearChanges(toLines(diffLines(`${before}\n`, `${after}\n`))));
    });
    return () => {
      stale = true;
    };
  }, [before, after]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard
    <pre className="review-text" tabIndex={0} role="region" aria-label={`Text of ${title}`}>
      {lines.map(({ key, sign, text }) => (
        <span key={key} className="review-line" data-sign={sign}>
          <span aria-hidden>{sign} </span>
          <span className="visually-hidden">{SIGN_WORDS[sign]}</span>
          {text}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
