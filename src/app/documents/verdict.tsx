// One line over the open document: whether everything on screen is ready, and what is left to do.
import { Fragment } from 'react';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import { StateIcon } from '#app/readiness/state-icon.tsx';
import { StateText } from '#app/readiness/state-text.tsx';
import { useOpenDocument, type ShownDocument } from '#app/selectors/documents.ts';
import { useAllFindings } from '#app/selectors/findings.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { useStore } from '#app/state/store.ts';

/** How many of all findings are in the open document. */
function share(all: number, { findings }: ShownDocument): string {
  if (all === 0) return 'no findings';
  if (findings.length === all) return '';
  return findings.length === 0 ? 'no findings here' : `${findings.length} here`;
}

export function Verdict() {
  const document = useOpenDocument();
  const { headline, left, asides } = useReadiness();
  const all = useAllFindings().length;
  const works = useStore(({ checks }) => checks.fault === null && checks.missing.length === 0);
  const slow = useIsSlow(document.check === 'carried');
  const waiting = works && (slow || document.check === 'none') && headline.id !== 'checking';
  const isKnown = works && document.check === 'done' && headline.id !== 'empty';
  const last = waiting ? (slow ? 'checking…' : '') : isKnown ? share(all, document) : '';
  const others = [...left.slice(1), ...asides];
  return (
    <p className="verdict">
      <StateIcon tone={headline.tone} />
      <strong>
        <StateText state={headline} />
      </strong>
      <span className="hint">
        {others.map((state, index) => (
          <Fragment key={state.id}>
            {index > 0 ? ' · ' : ''}
            <StateText state={state} />
          </Fragment>
        ))}
        {/* Last, as it arrives after the page. It has a minimum width, so that its text moves nothing. */}
        {others.length > 0 && last ? ' · ' : ''}
        <span className="verdict-tail">{last}</span>
      </span>
    </p>
  );
}
