// Tells screen readers what changed: the number of findings once it settles, and the results of actions.
import { useEffect, useState } from 'react';
import { tally, useAllFindings } from '#app/selectors/findings.ts';
import { useDocuments } from '#app/selectors/documents.ts';
import { failingText, useProofTally } from '#app/selectors/proofs.ts';
import { useStore } from '#app/state/store.ts';

const SETTLED_MS = 1000;

function countsText(counts: ReturnType<typeof tally>): string {
  const parts = [
    counts.error > 0 ? `${counts.error} ${counts.error === 1 ? 'error' : 'errors'}` : '',
    counts.security > 0 ? `${counts.security} security` : '',
    counts.warning > 0 ? `${counts.warning} ${counts.warning === 1 ? 'warning' : 'warnings'}` : '',
    counts.suggestion > 0
      ? `${counts.suggestion} ${counts.suggestion === 1 ? 'suggestion' : 'suggestions'}`
      : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : 'No findings';
}

export function LiveRegion() {
  const announcement = useStore((state) => state.announcement);
  const findings = useAllFindings();
  const proofs = useProofTally();
  const failing = proofs && proofs.failing > 0 ? `, ${failingText(proofs)}` : '';
  const now = countsText(tally(findings.map(({ finding }) => finding))) + failing;
  const [spoken, setSpoken] = useState('');
  const [first] = useState(now);
  const done = useDocuments().every(({ check }) => check === 'done') && proofs?.old !== true;
  useEffect(() => {
    if (!done) return undefined;
    const timer = setTimeout(() => setSpoken(now), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [now, done]);
  return (
    <div className="visually-hidden" role="status">
      <p>{spoken === first ? '' : spoken}</p>
      <p>{announcement}</p>
    </div>
  );
}
