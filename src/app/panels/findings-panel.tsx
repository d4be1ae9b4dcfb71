// All findings of all documents, in AWS's order of severities; each goes to its line.
import { SEVERITY_NAMES, SeverityIcon } from '#app/controls/severity.tsx';
import { documentName, useAllFindings, useKit } from '#app/store/kit.ts';
import { actions } from '#app/store/store.ts';
import { SEVERITIES } from '#core/iam/finding.ts';
import { positionOf } from '#app/store/lines.ts';

/** A message with what stands in backticks as code. */
function Message({ text }: { text: string }) {
  // Every second part stood between backticks; parts have no other name than their place.
  // oxlint-disable-next-line react/no-array-index-key
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={index}>{part}</code> : part));
}

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

export function FindingsPanel() {
  const findings = useAllFindings();
  const ordered = SEVERITIES.flatMap((severity) =>
    findings.filter(({ finding }) => finding.severity === severity),
  );
  return (
    <>
      {ordered.length === 0 ? (
        <p className="hint">No findings: every document follows IAM’s grammar for its kind.</p>
      ) : (
        <ul className="findings">
          {ordered.map(({ document, finding }) => (
            <li key={`${document.source.id} ${finding.id} ${finding.start} ${finding.message}`}>
              <button
                type="button"
                className="finding"
                onClick={() => actions.goTo(document.source.id, finding.start)}
              >
                <SeverityIcon severity={finding.severity} />
                <span>
                  <strong className={`severity-${finding.severity}`}>
                    {SEVERITY_NAMES[finding.severity]}
                  </strong>{' '}
                  <Message text={finding.message} />{' '}
                  <span className="hint">
                    {documentName(document)}, line {positionOf(document.text, finding.start).line}
                  </span>
                </span>
              </button>
              {finding.source ? (
                <a className="finding-source" href={finding.source} target="_blank" rel="noreferrer">
                  AWS page
                </a>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <Notices />
    </>
  );
}
