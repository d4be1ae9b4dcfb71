// The sheet of checks: a request to try on top, then what must pass and what must be denied.
import { ProofPanel } from '#app/proof/proof-panel.tsx';
import { TryPanel } from '#app/try/try-panel.tsx';

export default function ChecksSheet() {
  return (
    <>
      <TryPanel />
      <ProofPanel />
    </>
  );
}
