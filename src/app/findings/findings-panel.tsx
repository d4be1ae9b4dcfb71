// The findings tab: the findings of all documents, a button for all safe fixes, and notes on the kit.
import { Wrench } from 'lucide';
import { lazy } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import type { FixChoice } from '#worker/protocol.ts';
import { services } from '#app/services/index.ts';
import { countFixes } from '#app/selectors/findings.ts';
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { useKit } from '#app/selectors/kit.ts';
import { useAllFindings } from '#app/selectors/findings.ts';
import { selectTerms, useDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { actions, useStore } from '#app/state/store.ts';
import { CheckingNote } from './checking-note.tsx';
import { FindingList } from './finding-list.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import './findings.css';

const ConfiguredTerms = lazy(() => import('./configured-terms.tsx'));

/** Notices are not findings: nothing is wrong with the documents. */
export const notesText = (count: number): string => `${count} ${count === 1 ? 'note' : 'notes'}`;

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

function FixAll({ documents }: { documents: readonly ShownDocument[] }) {
  const countOf = (which: FixChoice): number =>
    documents.reduce((sum, document) => sum + countFixes(document, which), 0);
  const [safe, all] = [countOf('safe'), countOf('all')];
  if (all === 0) return null;
  const button = (which: FixChoice, words: string) => (
    <Button onClick={() => void services.fixes.makeAll(documents, which)}>
      <Icon of={Wrench} />
      {words}
    </Button>
  );
  return (
    <p className="fix-all">
      {all > safe ? button('all', `Fix all (${all})`) : null}
      {safe > 0 ? button('safe', `Fix all safe (${safe})`) : null}
      <span className="hint">
        {safe > 0 ? 'Safe fixes never allow more than before. ' : ''}
        {all > safe ? 'The others correct what you meant to allow: look at each one afterwards. ' : ''}
        <span className="wide-only">Ctrl+Z undoes them.</span>
      </span>
    </p>
  );
}

export function FindingsPanel() {
  const documents = useDocuments();
  const findings = useAllFindings();
  const pasted = useStore(selectIsPasted);
  const empty = useReadiness().empty && pasted;
  const whole = useStore(({ checks }) => checks.fault === null && checks.missing.length === 0);
  const slow = useIsSlow(documents.some(({ check }) => check !== 'done'));
  const terms = useStore(selectTerms);
  const hasIgnores = pasted && terms.ignores.length > 0;
  const isConfigured = hasIgnores || (pasted && Object.keys(terms.severities).length > 0);
  const waiting = slow || documents.some(({ check }) => check === 'none');
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
      {isConfigured ? (
        <LazyPart waiting={null}>
          <ConfiguredTerms />
        </LazyPart>
      ) : null}
      {empty ? (
        <p className="hint">
          Findings on your policy appear here, with fixes. Paste it in the editor, or load the policies from
          an article to see how it works.
        </p>
      ) : null}
      {findings.length === 0 && whole && documents.length > 0 && !empty && (waiting || !hasIgnores) ? (
        <p className="hint">
          {waiting
            ? 'Checking…'
            : `No findings: ${documents.length === 1 ? 'the document follows' : 'every document follows'} IAM’s grammar and has no known problems.`}
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
