// Tells screen readers what changed: the state of the documents once it settles, and the results of actions.
import { useEffect, useState } from 'react';
import { useDocuments } from '#app/selectors/documents.ts';
import { useProofTally } from '#app/selectors/proofs.ts';
import { useReadiness } from '#app/selectors/readiness.ts';
import { useStore } from '#app/state/store.ts';

const SETTLED_MS = 1000;

export function LiveRegion() {
  const announcement = useStore((state) => state.announcement);
  const { text: now } = useReadiness();
  const [spoken, setSpoken] = useState('');
  const [first] = useState(now);
  const old = useProofTally()?.old === true;
  const done = useDocuments().every(({ check }) => check === 'done') && !old;
  useEffect(() => {
    if (!done) return undefined;
    const timer = setTimeout(() => setSpoken(now), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [now, done]);
  return (
    <div className="visually-hidden said" role="status">
      <p>{spoken === first ? '' : spoken}</p>
      <p>{announcement}</p>
    </div>
  );
}
