// The empty state of the right half, while there is no document.
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { useIsComing } from '#app/selectors/kit.ts';
import { useStore } from '#app/state/store.ts';
import './no-documents.css';

export function NoDocuments() {
  const pasted = useStore(selectIsPasted);
  const isComing = useIsComing();
  if (isComing && !pasted) return <p className="no-documents">The documents come in a moment.</p>;
  return (
    <p className="no-documents">
      {pasted
        ? 'Paste a policy to see its problems.'
        : 'These answers do not create a document yet. Choose what to allow or deny.'}
    </p>
  );
}
