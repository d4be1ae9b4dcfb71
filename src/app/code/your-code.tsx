// The code that somebody brought: what was read from it is marked, and next to it stands what each place needs.
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from '#app/state/store.ts';
import { selectCode } from '#app/selectors/brought-code.ts';
import { type CodeAnswers, readCodePaste } from '#deepseek/understand/index.ts';
import '#app/controls/mark.css';
import './your-code.css';

interface Span {
  readonly start: number;
  readonly end: number;
}

/** What was read, from left to right; of what overlaps, the first. */
function spansOf({ understood, calls }: CodeAnswers): readonly Span[] {
  const all: readonly Span[] = [...understood, ...understood.flatMap(({ beside }) => beside ?? []), ...calls];
  let end = 0;
  return all
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .filter((span) => {
      if (span.start < end || span.end <= span.start) return false;
      ({ end } = span);
      return true;
    });
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly marked: boolean;
}

/** The pieces of each line. */
function linesOf(text: string, spans: readonly Span[]): readonly (readonly Piece[])[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const from = start;
    const to = from + line.length;
    start = to + 1;
    const cuts = spans.flatMap((span) => [span.start, span.end]).filter((cut) => cut > from && cut < to);
    return [from, ...cuts].map((cut, index) => ({
      text: text.slice(cut, cuts[index] ?? to),
      start: cut,
      marked: spans.some((span) => span.start <= cut && cut < span.end),
    }));
  });
}

interface Note {
  readonly line: number;
  readonly lastLine: number;
  readonly title: string;
  readonly text: string;
  /** The code does not say it. */
  readonly open?: true;
}

const notesOf = ({ notes, open }: CodeAnswers): readonly Note[] =>
  [
    ...notes,
    ...open.map(({ line, message }) => ({
      line,
      lastLine: line,
      title: 'Left open',
      text: message.replaceAll('`', ''),
      open: true as const,
    })),
  ].toSorted((a, b) => a.line - b.line);

const GAP = 8;

/** Each note level with its lines, below the one before it. */
function usePlaces(notes: readonly Note[]) {
  const list = useRef<HTMLOListElement>(null);
  useLayoutEffect(() => {
    const lane = list.current;
    const code = lane?.closest('.your-code')?.querySelector('pre');
    if (!lane || !code) return undefined;
    const place = (): void => {
      let below = 0;
      const rows = code.querySelectorAll<HTMLElement>('.your-line');
      for (const [index, item] of [...lane.children].entries()) {
        const note = notes[index];
        const first = rows[(note?.line ?? 1) - 1];
        const last = rows[(note?.lastLine ?? 1) - 1] ?? first;
        if (!(item instanceof HTMLElement) || !first || !last) continue;
        const top = Math.max(first.offsetTop - code.offsetTop, below);
        item.style.top = `${top}px`;
        item.style.minHeight = `${Math.max(0, last.offsetTop - code.offsetTop + last.offsetHeight - top)}px`;
        below = top + item.offsetHeight + GAP;
      }
      lane.style.minHeight = `${below}px`;
    };
    place();
    const observer = new ResizeObserver(place);
    observer.observe(code);
    return () => observer.disconnect();
  }, [notes]);
  return list;
}

function Notes({ notes }: { notes: readonly Note[] }) {
  const list = usePlaces(notes);
  return (
    <aside className="code-notes" aria-label="What the code needs">
      <ol ref={list}>
        {notes.map(({ line, title, text, open }) => (
          <li key={`${line} ${title} ${text}`} data-open={open}>
            <h2>
              {title} <span className="code-notes-line">line {line}</span>
            </h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </aside>
  );
}

export default function YourCode() {
  const text = useStore(selectCode) ?? '';
  const [read, setRead] = useState<{ text: string; spans: readonly Span[]; notes: readonly Note[] }>();
  useEffect(() => {
    let isCurrent = true;
    void readCodePaste(text).then((found) => {
      if (isCurrent) setRead({ text, spans: spansOf(found), notes: notesOf(found) });
    });
    return () => {
      isCurrent = false;
    };
  }, [text]);
  const { spans, notes } = read?.text === text ? read : { spans: [], notes: [] };
  return (
    <div className="your-code" id="document" role="tabpanel" aria-labelledby="tab-your-code">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrollable region must be reachable by keyboard */}
      <pre tabIndex={0} aria-label="Your code">
        <code>
          {linesOf(text, spans).map((pieces) => (
            <span
              key={pieces[0]?.start}
              className="your-line"
              style={{ ['--hang' as string]: `${(pieces[0]?.text.search(/\S|$/) ?? 0) + 2}ch` }}
            >
              {pieces.map((piece) => (
                <span key={piece.start} className={piece.marked ? 'mark-stated' : undefined}>
                  {piece.text}
                </span>
              ))}
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
      {notes.length > 0 ? <Notes notes={notes} /> : null}
    </div>
  );
}
