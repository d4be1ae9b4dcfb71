// The open document: its text, and next to it why each statement is there.
import { useCallback, useMemo, useRef } from 'react';
import type { CodeAssist, CodeGeometry, CodeHighlight } from '#app/editor/code-view-props.ts';
import { CodeView } from '#app/editor/code-view.tsx';
import { services } from '#app/services/index.ts';
import { countFixes } from '#app/selectors/findings.ts';
import { useOpenDocument, type ShownDocument } from '#app/selectors/documents.ts';
import { actions, AtOnce, useStore, whileTyping } from '#app/state/store.ts';
import { positionOf } from '#app/selectors/lines.ts';
import { useHighlights } from './use-highlights.ts';
import '#app/controls/mark.css';
import './document.css';
import { WhyLane, type WhyLaneHandle } from './why-lane.tsx';
import { statementNotes } from '#app/selectors/hand-edits.ts';
import { StatementNote } from './statement-note.tsx';
import './paste-here.css';

// In a blank document, what to paste. The editor under it keeps the focus and the clicks.
function PasteHere() {
  const { text, holder } = useOpenDocument();
  if (holder.kind !== 'pasted' || text !== '') return null;
  return (
    <div className="paste-here">
      <p>Paste a policy here</p>
      <p>
        JSON, the output of the AWS CLI, CloudFormation, Terraform, or an article with policies in it. Each
        policy gets its own tab.
      </p>
    </div>
  );
}

// About a policy that belongs to no role: what it is attached to, and what it does not stop.
function AboutPolicy() {
  const { holder, source } = useOpenDocument();
  if (holder.kind !== 'policy') return null;
  const { attachTo, leaves, target } = holder.policy;
  return (
    // A scrollable region must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <aside className="about-policy" aria-label={`About the policy ${source.name}`} tabIndex={0}>
      <p>
        <strong>{source.name}</strong>
      </p>
      <p>
        <strong>{target.kind === 'session' ? 'Pass with' : 'Attach to'}</strong> {attachTo}
      </p>
      {leaves.length > 0 ? (
        <>
          <h2>What it does not stop</h2>
          <ul>
            {leaves.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      ) : null}
    </aside>
  );
}

/** The note on the statement at the cursor, where there is no room for the lane. */
function CurrentWhy() {
  const document = useOpenDocument();
  const statement = useStore((state) => state.statement);
  const isPasted = document.holder.kind === 'pasted';
  const note = statement === null || isPasted ? undefined : statementNotes(document)?.[statement];
  return note ? (
    <div className="why-line">
      <StatementNote document={document} note={note} />
    </div>
  ) : null;
}

/** What the full editor can ask about the document's present text. */
function assistOf(document: ShownDocument): CodeAssist {
  const { text, check } = document;
  const safe = check === 'done' ? countFixes(document, 'safe') : 0;
  return {
    format: services.editorHelp.format,
    complete: (newer, offset) => services.editorHelp.complete({ ...document, text: newer }, offset),
    explain: (offset) => services.editorHelp.explain(document, offset),
    rewrites: (offset) => services.editorHelp.rewrites(document, offset),
    fixes: ({ fix }) =>
      fix && check === 'done' ? [{ title: fix.title, text: () => services.fixes.textAfter(text, fix) }] : [],
    fixAll:
      safe > 1
        ? { title: `Fix all safe (${safe})`, text: () => services.fixes.textAfterSafe(document) }
        : undefined,
  };
}

interface CodeProps {
  readonly highlights: readonly CodeHighlight[];
  readonly onGeometry: (geometry: CodeGeometry) => void;
}

/** The text, and what a person types into it. */
function Code({ highlights, onGeometry }: CodeProps) {
  const document = useOpenDocument();
  const { source, text, composed, undecided, statements } = document;
  const target = useStore((state) => state.target);
  const assist = useMemo(() => assistOf(document), [document]);
  const onEdit = useCallback(
    (next: string) => whileTyping(() => actions.editDocument(source.id, next, composed, undecided)),
    [source.id, composed, undecided],
  );
  const onCursorLine = useCallback(
    (line: number | null) => {
      const index = statements.findIndex(
        (range) => line !== null && line >= range.startLine && line <= range.endLine,
      );
      actions.setStatement(index < 0 ? null : index);
    },
    [statements],
  );
  const revealed = useMemo(
    () =>
      target?.documentId === source.id ? { ...positionOf(text, target.offset), token: target.token } : null,
    // The offset belongs to the text at the time of the jump, not to later texts.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [target, source.id],
  );
  return (
    <CodeView
      documentId={source.id}
      label={document.label}
      text={text}
      findings={document.findings}
      highlights={highlights}
      readOnly={false}
      assist={assist}
      onEdit={onEdit}
      onCursorLine={onCursorLine}
      onGeometry={onGeometry}
      revealed={revealed}
    />
  );
}

export function DocumentView() {
  const { source, statements } = useOpenDocument();
  const lane = useRef<WhyLaneHandle>(null);
  const highlights = useHighlights(statements);
  const onGeometry = useCallback((geometry: CodeGeometry) => lane.current?.align(geometry), []);
  return (
    <div
      className={source.whys.length > 0 ? 'document' : 'document document-alone'}
      id="document"
      role="tabpanel"
      aria-labelledby={`tab-${source.id}`}
    >
      <AtOnce value>
        <Code highlights={highlights} onGeometry={onGeometry} />
      </AtOnce>
      <PasteHere />
      <WhyLane ref={lane} statements={statements} />
      <AboutPolicy />
      <CurrentWhy />
    </div>
  );
}
