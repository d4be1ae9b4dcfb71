// The sheet of checks: a request to try on top, then what must pass and what must be denied.
import { Download, Plus, TriangleAlert } from 'lucide';
import { useMemo, useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { Message } from '#app/controls/message.tsx';
import { useIsSlow } from '#app/controls/use-is-slow.ts';
import { keepWay } from '#app/persistence/progress.ts';
import { useExpectations } from '#app/selectors/expectations.ts';
import { useShownEnvironment } from '#app/selectors/policy-environment.ts';
import { selectProofs, useProofTally } from '#app/selectors/proofs.ts';
import { services } from '#app/services/index.ts';
import { casesOf, pastedOf } from '#app/state/pasted.ts';
import type { Proofs } from '#app/state/proofs.ts';
import { actions, useStore } from '#app/state/store.ts';
import type { OwnCase } from '#iam/request/index.ts';
import { CAPS } from '#deepseek/share/index.ts';
import { type PolicyEnvironment, hasRoleOf, initialCall } from '#iam/environment/index.ts';
import { CaseDialog } from './case-dialog.tsx';
import { CheckLists } from './check-list.tsx';
import { RequestBox } from './request-box.tsx';
import './checks.css';

/** The format has the checks of this sheet. */
function exportCases(): void {
  actions.chooseFormat('cases');
  keepWay('formats');
  actions.openPane('create');
}

/** In the head of the sheet: adding a check, and all of them as test cases. */
export function ChecksTools() {
  const proofs = useStore(selectProofs);
  const full = useStore(({ draft }) => (casesOf(draft) ?? []).length >= CAPS.cases);
  const [adds, setAdds] = useState(false);
  return (
    <>
      <Button
        weight="quiet"
        disabled={full || !proofs}
        title={full ? `At most ${CAPS.cases} of your own: remove one to add another` : undefined}
        onClick={() => setAdds(true)}
      >
        <Icon of={Plus} />
        Add<span className="visually-hidden"> a check</span>
      </Button>
      {proofs && proofs.all.length > 0 ? (
        <Button weight="quiet" onClick={exportCases}>
          <Icon of={Download} />
          Test cases
        </Button>
      ) : null}
      {adds && proofs ? <CaseDialog proofs={proofs} onClose={() => setAdds(false)} /> : null}
    </>
  );
}

function Fault() {
  const checks = useStore((state) => state.checks.fault);
  const proving = useStore((state) => state.proving.fault);
  const fault = proving ?? checks;
  if (fault === null) return null;
  return (
    <div className="check-fault" role="alert">
      <Icon of={TriangleAlert} className="severity-warning" />
      <p>The checks could not run: {fault}.</p>
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

const OF_KIT = 'Checks appear here once all is answered. You can add your own.';
const OF_PASTED =
  'Add a call that these policies must allow or deny. Checks of a scenario that makes them all are here, too.';

/** Why some checks of the scenario could not be decided, each reason once. */
function Undecided({ proofs }: { proofs: Proofs }) {
  const open = proofs.all.filter(({ outcome, own }) => outcome === 'open' && own === undefined);
  const reasons = [...new Set(open.map(({ proof }) => proof.failure))];
  return reasons.map((reason) => (
    <p key={reason} className="check-note hint">
      <Message text={reason} />
    </p>
  ));
}

function Sheet({ environment }: { environment: PolicyEnvironment }) {
  const proofs = useStore(selectProofs);
  const fault = useStore((state) => state.proving.fault ?? state.checks.fault);
  const tally = useProofTally();
  const expectations = useExpectations();
  const tried = useStore((state) => state.triedCall);
  const [edits, setEdits] = useState<OwnCase | null>(null);
  const start = useMemo(() => initialCall(environment, expectations), [environment, expectations]);
  const call = tried && hasRoleOf(environment, tried) ? tried : start;
  const old = tally?.old ?? true;
  const late = useIsSlow(fault === null && old);
  return (
    <>
      <RequestBox environment={environment} call={call} expectations={expectations} />
      <Fault />
      {late ? (
        <p className="check-note hint">
          {proofs ? 'Checking again. These results are for the previous text.' : 'Checking…'}
        </p>
      ) : null}
      {proofs && tally && tally.total > 0 ? (
        <div className="checks" data-old={old || undefined} aria-busy={old}>
          <Undecided proofs={proofs} />
          <CheckLists proofs={proofs} chosen={call} old={old} onEdit={setEdits} />
        </div>
      ) : null}
      {tally?.total === 0 && proofs ? (
        <p className="check-note hint">{pastedOf(proofs.draft).open ? OF_PASTED : OF_KIT}</p>
      ) : null}
      {edits && proofs ? (
        <CaseDialog start={edits} replaces={edits} proofs={proofs} onClose={() => setEdits(null)} />
      ) : null}
    </>
  );
}

export default function ChecksSheet() {
  const environment = useShownEnvironment();
  return environment.roles.length === 0 && environment.policies.length === 0 ? (
    <p className="hint">Checks appear here once your answers create a document.</p>
  ) : (
    <Sheet environment={environment} />
  );
}
