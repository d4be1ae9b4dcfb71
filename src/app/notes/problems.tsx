// The problems of all documents: their fixes, what is ignored, and the rules that found them.
import { Wrench, TriangleAlert } from 'lucide';
import { lazy } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { LazyPart } from '#app/controls/lazy-part.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { selectTerms, useDocuments, type ShownDocument } from '#app/selectors/documents.ts';
import { countFixes, useAllFindings } from '#app/selectors/findings.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { services } from '#app/services/index.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { FixChoice } from '#worker/protocol.ts';
import { FindingList } from './finding-list.tsx';

// Says that findings are not there yet, or that parts of the service reference are missing.
function CheckingNote() {
  const { fault, missing } = useStore((state) => state.checks);
  const waiting = useDocuments().some(({ check }) => check !== 'done');
  const slow = useIsSlow(waiting);
  // Without findings, the panel itself says that checks are running.
  const some = useAllFindings().length > 0;
  if (fault !== null || missing.length > 0) {
    return (
      <div className="checking-fault" role="alert">
        <Icon of={TriangleAlert} className="severity-warning" />
        <p>
          {fault === null
            ? `Parts of the service reference could not be loaded (${missing.join(', ')}). Rules that need them did not run.`
            : `The documents could not be checked: ${fault}.`}
        </p>
        <Button onClick={services.checks.again}>Try again</Button>
      </div>
    );
  }
  return slow && some ? <p className="hint">Checking…</p> : null;
}

const ConfiguredTerms = lazy(() => import('./configured-terms.tsx'));

function FixAll({ documents }: { documents: readonly ShownDocument[] }) {
  const countOf = (which: FixChoice): number =>
    documents.reduce((sum, document) => sum + countFixes(document, which), 0);
  const [safe, all] = [countOf('safe'), countOf('all')];
  // One fix has its button at its problem.
  if (all < 2) return null;
  const button = (which: FixChoice, words: string) => (
    <Button onClick={() => void services.fixes.makeAll(documents, which)}>
      <Icon of={Wrench} />
      {words}
    </Button>
  );
  return (
    <>
      <p className="note-ways">
        {all > safe ? button('all', `Fix all (${all})`) : null}
        {safe > 0 ? button('safe', `Fix all safe (${safe})`) : null}
      </p>
      <p className="hint">
        {safe > 0 ? 'Safe fixes never allow more than before. ' : ''}
        {all > safe
          ? `${safe > 0 ? 'The others' : 'These fixes'} can allow more: look at each one afterwards.`
          : ''}
      </p>
    </>
  );
}

/** What is said where there are no problems. */
function Nothing({ waiting }: { waiting: boolean }) {
  const count = useDocuments().length;
  if (waiting) return <p className="hint">Checking…</p>;
  return (
    <p className="hint">
      None: {count === 1 ? 'the document follows' : 'every document follows'} IAM’s grammar.
    </p>
  );
}

export function Problems() {
  const documents = useDocuments();
  const findings = useAllFindings();
  const pasted = useStore(selectIsPasted);
  const empty = useReadiness().empty && pasted;
  const whole = useStore(({ checks }) => checks.fault === null && checks.missing.length === 0);
  const slow = useIsSlow(documents.some(({ check }) => check !== 'done'));
  const terms = useStore(selectTerms);
  const hasIgnores = pasted && terms.ignores.length > 0;
  const isConfigured =
    hasIgnores || (pasted && Object.keys(terms.severities).length + terms.demands.length > 0);
  const waiting = slow || documents.some(({ check }) => check === 'none');
  return (
    <section className="notes-part" aria-label="Problems">
      <h3>
        Problems {findings.length > 0 ? <small>{findings.length}</small> : null}
        <button type="button" className="link-button" onClick={() => actions.openRules(null)}>
          All rules
        </button>
      </h3>
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
      {empty ? <p className="hint">Paste a policy to see its problems.</p> : null}
      {findings.length === 0 && whole && documents.length > 0 && !empty && (waiting || !hasIgnores) ? (
        <Nothing waiting={waiting} />
      ) : null}
    </section>
  );
}
