// Whether the documents do what was asked: each call that must be allowed, and each that must not.
import { CircleAlert, Download, Plus, ShieldCheck, TriangleAlert } from 'lucide';
import { useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { keepWay } from '#app/persistence/progress.ts';
import { services } from '#app/services/index.ts';
import { selectProofs, useProofTally, type ProofTally } from '#app/selectors/proofs.ts';
import type { Proofs } from '#app/state/proofs.ts';
import { caseOf } from '#core/verify/own-case.ts';
import { casesOf, pastedOf } from '#app/state/pasted.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { OwnCase } from '#core/request/call.ts';
import { CAPS } from '#core/share/link-limits.ts';
import { grouped } from '#core/text/words.ts';
import { CaseDialog } from './case-dialog.tsx';
import { Message } from '#app/controls/message.tsx';
import { OwnProofs } from './own-proofs.tsx';
import { ProofList } from './proof-list.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import './proof.css';

/** "15 of 15 expectations hold". */
function headline({ total, failing, open }: ProofTally): string {
  const all = grouped(total);
  const unproved = open > 0 ? `, ${grouped(open)} could not be proved` : '';
  if (failing > 0)
    return `${grouped(failing)} of ${all} ${failing === 1 ? 'expectation fails' : 'expectations fail'}${unproved}`;
  if (open > 0) return `${grouped(open)} of ${all} expectations could not be proved`;
  return `${all} of ${all} ${total === 1 ? 'expectation holds' : 'expectations hold'}`;
}

function Headline({ tally }: { tally: ProofTally }) {
  const { failing, open, old } = tally;
  const icon = failing > 0 ? CircleAlert : open > 0 ? TriangleAlert : ShieldCheck;
  const severity = failing > 0 ? 'severity-error' : open > 0 ? 'severity-warning' : 'severity-ok';
  const className = old ? 'hint' : severity;
  return (
    <>
      <Icon of={icon} className={className} />
      <strong className={className}>{headline(tally)}</strong>
    </>
  );
}

function Fault() {
  const checks = useStore((state) => state.checks.fault);
  const proving = useStore((state) => state.proving.fault);
  const fault = proving ?? checks;
  if (fault === null) return null;
  return (
    <div className="proof-fault" role="alert">
      <Icon of={TriangleAlert} className="severity-warning" />
      <p>The expectations could not be tested: {fault}.</p>
      <Button
        onClick={() => {
          if (checks !== null) services.checks.again();
          services.proofs.again();
        }}
      >
        Try again
      </Button>
    </div>
  );
}

/** Why some of what the scenario expects could not be proved, each reason once. */
function Unproved({ proofs }: { proofs: Proofs }) {
  const open = proofs.all.filter(({ outcome, own }) => outcome === 'open' && own === undefined);
  const reasons = [...new Set(open.map(({ proof }) => proof.failure))];
  return reasons.map((reason) => (
    <p key={reason}>
      <Message text={reason} />
    </p>
  ));
}

interface BodyProps {
  readonly proofs: Proofs;
  readonly tally: ProofTally;
  readonly onForm: (form: OpenForm) => void;
}

const OF_KIT = 'Finish the answers, or add your own expectation.';
const OF_PASTED =
  'Add a call that these policies must allow or deny. If the wizard can make all of these statements, what their scenario expects is here too.';

function Body({ proofs, tally: { total, old }, onForm }: BodyProps) {
  const isPasted = pastedOf(proofs.draft).open;
  if (total === 0) return <p className="hint">No expectations yet. {isPasted ? OF_PASTED : OF_KIT}</p>;
  const own = (
    <OwnProofs proofs={proofs} old={old} onEdit={(each) => onForm({ start: each, replaces: each })} />
  );
  // What does not hold comes first.
  const ownFirst = proofs.all.some((each) => each.own !== undefined && each.outcome !== 'holds');
  return (
    <div className="proofs" data-old={old || undefined} aria-busy={old}>
      <Unproved proofs={proofs} />
      {ownFirst ? own : null}
      <ProofList
        proofs={proofs}
        old={old}
        onCopy={({ expectation }) => onForm({ start: caseOf(expectation) })}
      />
      {ownFirst ? null : own}
    </div>
  );
}

interface OpenForm {
  /** What it begins with. */
  readonly start?: OwnCase;
  /** The case in whose place the new one goes. */
  readonly replaces?: OwnCase;
}

/** The format has the calls of this panel. */
function exportCases(): void {
  actions.chooseFormat('cases');
  keepWay('formats');
  actions.openPane('create');
}

export function ProofPanel() {
  const proofs = useStore(selectProofs);
  const fault = useStore((state) => state.proving.fault ?? state.checks.fault);
  const full = useStore(({ draft }) => (casesOf(draft) ?? []).length >= CAPS.cases);
  const tally = useProofTally();
  const late = useIsSlow(fault === null && (tally?.old ?? true));
  const [form, setForm] = useState<OpenForm | null>(null);
  return (
    <>
      <h2 className="visually-hidden">Proof</h2>
      <Fault />
      <div className="proof-head">
        {tally && tally.total > 0 ? <Headline tally={tally} /> : null}
        {late ? (
          <span className="hint">
            {proofs ? 'Proving again. These results are for the previous text.' : 'Proving…'}
          </span>
        ) : null}
        {tally && tally.total > 0 ? (
          <Button weight="quiet" className="proof-export" onClick={exportCases}>
            <Icon of={Download} />
            Export as test cases
          </Button>
        ) : null}
        <Button className="proof-add" disabled={full || !proofs} onClick={() => setForm({})}>
          <Icon of={Plus} />
          Add an expectation
        </Button>
      </div>
      <p className="hint">
        Calls these policies must allow, and similar calls they must deny.
        {full ? ` You can add at most ${CAPS.cases} of your own. Remove one to add another.` : ''}
      </p>
      {proofs && tally ? <Body proofs={proofs} tally={tally} onForm={setForm} /> : null}
      {form && proofs ? <CaseDialog {...form} proofs={proofs} onClose={() => setForm(null)} /> : null}
    </>
  );
}
