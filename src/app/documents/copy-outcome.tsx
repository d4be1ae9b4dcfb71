// The result of Copy or Download: what was copied, what is still wrong with it, and which document comes next.
import { Check, Copy, TriangleAlert, X } from 'lucide';
import { useEffect, useRef } from 'react';
import { Icon } from '#app/controls/icon.tsx';
import { Button } from '#app/controls/button.tsx';
import { isCopied, nextToCopy } from '#app/selectors/copied.ts';
import { consoleGuideOf } from '#app/selectors/console-guide.ts';
import { follow } from '#app/readiness/follow-target.ts';
import { isPlaceholder, selectCopyTroubles } from '#app/selectors/copy-troubles.ts';
import type { ReadinessState } from '#app/selectors/readiness.ts';
import { useDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { actions, useStore } from '#app/state/store.ts';
import { lowerTitle } from './lower-title.ts';
import './copy-outcome.css';

/** The text that an outcome is about: once it changes, the outcome is no longer shown. */
interface AboutText {
  readonly id: string;
  readonly text: string;
}

export type CopyResult =
  | (AboutText & { readonly kind: 'copied' | 'saved-all' | 'failed' })
  | (AboutText & { readonly kind: 'downloaded'; readonly file: string })
  | (AboutText & { readonly kind: 'not-ready'; readonly verb: string; readonly proceed: () => void });

interface CopyResultProps {
  readonly outcome: CopyResult;
  readonly document: ShownDocument;
  readonly onCopy: (document: ShownDocument) => void;
  readonly onClose: () => void;
}

/** "2 placeholders left (Function name, AWS account)" */
const wordsOf = ({ text, detail }: ReadinessState): string => (detail ? `${text} (${detail})` : text);

/** What the button that leads to a trouble is called, by the id of the state: for one, and for several. */
const WAYS_OUT: Readonly<Record<string, readonly [one: string, many: string]>> = {
  refused: ['Go to the error', 'Go to the first error'],
  errors: ['Go to the error', 'Go to the first error'],
  problems: ['Correct it', 'Correct them'],
  undecided: ['Decide it', 'Decide them'],
  placeholders: ['Fill it in', 'Fill them in'],
  unresolved: ['Go to the value', 'Go to the first value'],
};

/** Leads to the first trouble. */
function WayOut({ troubles }: { readonly troubles: readonly ReadinessState[] }) {
  const [first] = troubles;
  const [one, many] = (first && WAYS_OUT[first.id]) ?? [];
  const target = first?.target;
  return target && <Button onClick={() => follow(target)}>{first.count === 1 ? one : many}</Button>;
}

/** The title where no other document has it: "Trust policy", else "Trust policy of DeepSeekImport". */
function shortName({ source, label }: ShownDocument, documents: readonly ShownDocument[]): string {
  const same = documents.filter((each) => each.source.title === source.title);
  return documents.length > 1 && same.length === 1 ? source.title : label;
}

/** How far a person is with copying: the words for it, and the document that comes next. */
function useProgress(document: ShownDocument) {
  const documents = useDocuments();
  const copied = useStore((state) => state.copied);
  const done = documents.filter((each) => isCopied(each, copied)).length;
  const next = nextToCopy(documents, copied, document.source.id);
  const name = shortName(document, documents);
  return {
    words: documents.length > 1 ? `${done} of ${documents.length} copied: ${name}` : `Copied: ${name}`,
    next: next && { document: next, name: lowerTitle(shortName(next, documents)) },
  };
}

/** What comes after copying or saving one document. */
function Done({ outcome, document, onCopy }: Omit<CopyResultProps, 'onClose'>) {
  const troubles = useStore((state) => selectCopyTroubles(state, document));
  const { words, next } = useProgress(document);
  const done = outcome.kind === 'downloaded' ? `Saved as ${outcome.file}` : words;
  const [worst] = troubles;
  const rest = worst
    ? `, but it is not ready: ${troubles.map(wordsOf).join(', ')}.`
    : `. Paste it in ${consoleGuideOf(document).path}.`;
  return (
    <>
      <Icon
        of={worst ? TriangleAlert : Check}
        className={worst ? `severity-${worst.tone === 'neutral' ? 'warning' : worst.tone}` : 'severity-ok'}
      />
      <p>
        {done}
        {rest}
        {next ? ` Next: ${next.name}.` : ''}
      </p>
      <WayOut troubles={troubles} />
      {next ? (
        <Button weight="primary" onClick={() => onCopy(next.document)}>
          <Icon of={Copy} />
          Copy {next.name}
        </Button>
      ) : document.holder.kind === 'pasted' ? null : (
        <Button onClick={() => actions.goToStep('create')}>Create it and check that it works</Button>
      )}
      <Button weight="quiet" onClick={() => actions.openDialog('console')}>
        Show the steps
      </Button>
    </>
  );
}

interface NotReadyProps {
  readonly outcome: CopyResult & { kind: 'not-ready' };
  readonly document: ShownDocument;
}

function NotReady({ outcome: { verb, proceed }, document }: NotReadyProps) {
  const troubles = useStore((state) => selectCopyTroubles(state, document)).filter(isPlaceholder);
  return (
    <>
      <Icon of={TriangleAlert} className="severity-warning" />
      <p>
        {troubles.map(wordsOf).join(', ')}. AWS would accept the policy, but it would not match your account.
      </p>
      <WayOut troubles={troubles} />
      <Button weight="quiet" onClick={proceed}>
        {verb} anyway
      </Button>
    </>
  );
}

function Outcome({ outcome, document, onCopy }: Omit<CopyResultProps, 'onClose'>) {
  switch (outcome.kind) {
    case 'not-ready':
      return <NotReady outcome={outcome} document={document} />;
    case 'failed':
      return (
        <>
          <Icon of={TriangleAlert} className="severity-error" />
          <p>The browser did not allow copying. Click into the text, select all and copy, or use Download.</p>
        </>
      );
    case 'saved-all':
      return (
        <>
          <Icon of={Check} className="severity-ok" />
          <p>Saved all documents as one .zip, with a README that says where each one goes.</p>
        </>
      );
    default:
      return <Done outcome={outcome} document={document} onCopy={onCopy} />;
  }
}

export function CopyResultBar({ outcome, document, onCopy, onClose }: CopyResultProps) {
  const bar = useRef<HTMLDivElement>(null);
  const had = useRef(false);
  // The button that was pressed may be gone after the copy, and the focus with it.
  useEffect(() => {
    if (had.current && globalThis.document.activeElement === globalThis.document.body) bar.current?.focus();
    had.current = false;
  });
  return (
    <div
      ref={bar}
      className="outcome"
      role={outcome.kind === 'failed' ? 'alert' : 'status'}
      tabIndex={-1}
      onClickCapture={() => {
        had.current = true;
      }}
    >
      <Outcome outcome={outcome} document={document} onCopy={onCopy} />
      <button type="button" className="icon-button" aria-label="Dismiss" onClick={onClose}>
        <Icon of={X} />
      </button>
    </div>
  );
}
