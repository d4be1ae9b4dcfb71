// All findings of all documents, in AWS's order of severities; each goes to its place and offers what may be done.
import { Wrench } from 'lucide';
import { useState, type KeyboardEvent } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { SeverityIcon } from '#app/controls/severity.tsx';
import { countSafe, makeFix, makeSafeFixes } from '#app/store/checking.ts';
import { selectIsPasted } from '#app/store/derived.ts';
import { documentName, useAllFindings, useDocuments, useKit, type ShownDocument } from '#app/store/kit.ts';
import { positionOf } from '#app/store/lines.ts';
import { actions, useStore } from '#app/store/store.ts';
import { SEVERITIES, type Severity } from '#core/iam/finding.ts';
import { CheckingNote } from './checking-note.tsx';
import { Message } from './message.tsx';
import './findings.css';

type Found = ReturnType<typeof useAllFindings>[number];

const GROUPS: Record<Severity, string> = {
  security: 'Security',
  error: 'Errors',
  warning: 'Warnings',
  suggestion: 'Suggestions',
};

/** Notices are no findings: nothing is wrong with the documents. */
export const notesWords = (count: number): string => `${count} ${count === 1 ? 'note' : 'notes'}`;

function Notices() {
  const { notices } = useKit();
  if (notices.length === 0) return null;
  return (
    <>
      <h3 className="notes-title">Good to know</h3>
      {notices.map((notice) => (
        <p key={notice.id} className="notice">
          {notice.text}
        </p>
      ))}
    </>
  );
}

/** "Permissions policy of DeepSeekInvoke, line 6" */
function placeOf({ document, finding }: Found): string {
  return `${documentName(document)}, line ${positionOf(document.text, finding.start).line}`;
}

function FindingRow({ document, finding }: Found) {
  const { fix } = finding;
  return (
    <li className="finding-row">
      <button
        type="button"
        className="finding"
        onClick={() => actions.goTo(document.source.id, finding.start)}
      >
        <SeverityIcon severity={finding.severity} />
        <span>
          <span className="visually-hidden">{GROUPS[finding.severity]}: </span>
          <Message text={finding.message} />{' '}
          <span className="hint">
            {placeOf({ document, finding })}
            {finding.code ? ` · ${finding.code}` : ''}
          </span>
        </span>
      </button>
      <span className="finding-actions">
        {fix ? (
          <Button onClick={() => void makeFix(document, fix)}>
            <Icon of={Wrench} />
            <span className="visually-hidden">Fix: </span>
            {fix.title}
          </Button>
        ) : null}
        <button type="button" className="link-button" onClick={() => actions.openRules(finding.id)}>
          About this check
        </button>
        {finding.source ? (
          <a href={finding.source} target="_blank" rel="noreferrer">
            AWS page
          </a>
        ) : null}
      </span>
    </li>
  );
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Arrow keys walk from finding to finding, over the buttons between them. */
function onArrow(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const edge = event.key === 'Home' ? 0 : event.key === 'End' ? -1 : undefined;
  if (step === undefined && edge === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.finding')];
  const { target } = event;
  const at = rows.findIndex((row) => target instanceof Node && row.parentElement?.contains(target));
  if (at < 0) return;
  event.preventDefault();
  rows.at(edge ?? Math.min(Math.max(at + (step ?? 0), 0), rows.length - 1))?.focus();
}

/** More at once help nobody, and each row takes time to draw. */
const SHOWN = 100;

function FindingList({ findings }: { findings: readonly Found[] }) {
  const [limit, setLimit] = useState(SHOWN);
  const ordered = SEVERITIES.flatMap((severity) =>
    findings.filter(({ finding }) => finding.severity === severity),
  );
  const shown = ordered.slice(0, limit);
  const more = ordered.length - shown.length;
  return (
    // The keys only lead to buttons that Tab reaches as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onArrow}>
      {SEVERITIES.map((severity) => {
        const group = shown.filter(({ finding }) => finding.severity === severity);
        const count = findings.filter(({ finding }) => finding.severity === severity).length;
        return group.length === 0 ? null : (
          <section key={severity} aria-label={GROUPS[severity]}>
            <h3 className={`findings-title severity-${severity}`}>
              {GROUPS[severity]} <span className="count">{count}</span>
            </h3>
            <ul className="findings">
              {group.map(({ document, finding }) => (
                <FindingRow
                  key={`${document.source.id} ${finding.id} ${finding.start} ${finding.message}`}
                  document={document}
                  finding={finding}
                />
              ))}
            </ul>
          </section>
        );
      })}
      {more > 0 ? (
        <Button onClick={() => setLimit(limit + SHOWN)}>
          Show {Math.min(more, SHOWN)} of {more} more
        </Button>
      ) : null}
    </div>
  );
}

function FixAll({ documents }: { documents: readonly ShownDocument[] }) {
  const count = documents.reduce((sum, document) => sum + countSafe(document), 0);
  if (count === 0) return null;
  return (
    <p className="fix-all">
      <Button onClick={() => void makeSafeFixes(documents)}>
        <Icon of={Wrench} />
        Fix all safe ({count})
      </Button>
      <span className="hint">
        Safe fixes allow nothing more than before. <span className="wide-only">Ctrl+Z takes them back.</span>
      </span>
    </p>
  );
}

export function FindingsPanel() {
  const documents = useDocuments();
  const findings = useAllFindings();
  const pasted = useStore(selectIsPasted);
  const whole = useStore(({ checks }) => checks.fault === null && checks.missing.length === 0);
  const done = documents.every(({ check }) => check === 'done');
  return (
    <>
      <h2 className="visually-hidden">Findings</h2>
      <CheckingNote />
      {findings.length > 0 ? (
        <>
          <FixAll documents={documents} />
          <FindingList findings={findings} />
        </>
      ) : null}
      {findings.length === 0 && whole && documents.length > 0 ? (
        <p className="hint">
          {done
            ? `No findings: ${documents.length === 1 ? 'the document follows' : 'every document follows'} IAM’s grammar, and nothing in it is known to go wrong.`
            : 'Checking…'}
        </p>
      ) : null}
      {pasted ? null : <Notices />}
      <p>
        <button type="button" className="link-button" onClick={() => actions.openRules(null)}>
          All checks
        </button>
      </p>
    </>
  );
}
