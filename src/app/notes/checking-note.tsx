// Says that findings are not there yet, or that parts of the service reference are missing.
import { TriangleAlert } from 'lucide';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { services } from '#app/services/index.ts';
import { useAllFindings } from '#app/selectors/findings.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import { useStore } from '#app/state/store.ts';
import { useIsSlow } from '#app/controls/use-is-slow.ts';

export function CheckingNote() {
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
