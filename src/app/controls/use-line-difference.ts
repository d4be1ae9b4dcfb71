// Two texts compared line by line. The library that does it is loaded when it is first needed.
import type { ChangeObject } from 'diff';
import { useEffect, useState } from 'react';

export interface DifferenceLine {
  readonly key: string;
  readonly sign: '+' | '-' | ' ';
  readonly text: string;
}

/** The signs in words, for screen readers. */
export const SIGN_WORDS = { '+': 'added: ', '-': 'removed: ', ' ': '' } as const;

function toLines(changes: readonly ChangeObject<string>[]): readonly DifferenceLine[] {
  return changes.flatMap((change, block) => {
    const sign = change.added ? '+' : change.removed ? '-' : ' ';
    return change.value
      .replace(/\n$/, '')
      .split('\n')
      .map((text, line) => ({ key: `${block} ${line}`, sign, text }) as const);
  });
}

/** A text that is not there has no line. */
const inLines = (text: string): string => (text === '' ? '' : `${text}\n`);

/** All lines of both texts, in order; none before the library is loaded. */
export function useLineDifference(before: string, after: string): readonly DifferenceLine[] {
  const [lines, setLines] = useState<readonly DifferenceLine[]>([]);
  useEffect(() => {
    let stale = false;
    void import('diff').then(({ diffLines }) => {
      if (!stale) setLines(toLines(diffLines(inLines(before), inLines(after))));
    });
    return () => {
      stale = true;
    };
  }, [before, after]);
  return lines;
}
