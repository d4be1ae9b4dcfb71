// A text as it was brought, with what was read from it marked.
import './mark.css';
import './quote.css';

/** A longer text is shown by its beginning. */
export const SHOWN = 1200;

interface QuoteProps {
  readonly text: string;
  readonly places: readonly { readonly start: number; readonly end: number }[];
}

export function Quote({ text, places }: QuoteProps) {
  const ordered = places.filter(({ end }) => end <= SHOWN).toSorted((a, b) => a.start - b.start);
  const parts: { readonly text: string; readonly marked: boolean; readonly start: number }[] = [];
  let at = 0;
  for (const { start, end } of ordered) {
    if (start < at) continue;
    parts.push({ text: text.slice(at, start), marked: false, start: at });
    parts.push({ text: text.slice(start, end), marked: true, start });
    at = end;
  }
  parts.push({ text: text.slice(at, SHOWN), marked: false, start: at });
  return (
    <blockquote className="quote">
      {parts.map(({ text: part, marked, start }) =>
        marked ? (
          <span key={start} className="mark-stated">
            {part}
          </span>
        ) : (
          part
        ),
      )}
      {text.length > SHOWN ? '…' : ''}
    </blockquote>
  );
}
