// Two texts line by line.
import { SIGN_WORDS, useLineDifference, type DifferenceLine } from '#app/controls/use-line-difference.ts';

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

export function TextDifference({ title, before, after }: { title: string; before: string; after: string }) {
  const lines = nearChanges(useLineDifference(before, after));
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
