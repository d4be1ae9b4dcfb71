// The first view: one question, a box, five goals, and an example at the side. It is prerendered.
import type { ReactNode } from 'react';
import { tokenizeLine } from '#app/editor/json-tokens.ts';
import { useStore } from '#app/state/store.ts';
import { EXAMPLE } from './example.ts';
import { Goals } from './goals.tsx';
import { SayBox } from './say-box.tsx';
import './first-view.css';

/** Takes up what this browser kept, for people who come back. */
function Continue() {
  const resume = useStore(({ resume: kept }) => kept);
  if (!resume) return null;
  return (
    <button type="button" className="button first-continue" onClick={resume.show}>
      Continue: {resume.name}
    </button>
  );
}

export function Hero({ notices }: { notices: ReactNode }) {
  return (
    <section className="hero" aria-label="Start">
      <div className="hero-column">
        {notices}
        <h1>What should DeepSeek do on AWS?</h1>
        <SayBox label="What should DeepSeek do on AWS?" />
        <Goals />
        <Continue />
      </div>
      <p className="foot">Nothing leaves this browser</p>
    </section>
  );
}

/** Once, for the text never changes. */
const LINES = EXAMPLE.split('\n').map((text) => {
  const indent = text.length - text.trimStart().length;
  const spans: { readonly text: string; readonly kind: string | null }[] = [];
  let at = 0;
  for (const { start, end, kind } of tokenizeLine(text)) {
    if (start > at) spans.push({ text: text.slice(at, start), kind: null });
    spans.push({ text: text.slice(start, end), kind });
    at = end;
  }
  return { indent, spans };
});

export function Example() {
  return (
    <section className="sheet example" aria-label="Example">
      <h2>Example</h2>
      <pre>
        {LINES.map(({ indent, spans }, line) => (
          // Lines and spans of a constant text have no identity except their place.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={line} className={`code-line code-indent-${indent}`}>
            {spans.map(({ text, kind }, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <span key={index} className={kind === null ? undefined : `code-${kind}`}>
                {text}
              </span>
            ))}
            {line === LINES.length - 1 ? null : '\n'}
          </span>
        ))}
      </pre>
    </section>
  );
}
