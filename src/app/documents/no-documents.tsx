// The empty state of the right half, while there is no document.
import { selectIsPasted } from '#app/selectors/checked-answers.ts';
import { useStore } from '#app/state/store.ts';
import './no-documents.css';

export function NoDocuments() {
  const pasted = useStore(selectIsPasted);
  return (
    <p className="no-documents">
      {pasted
        ? 'Paste a policy, and what AWS’s rules say about it stands here.'
        : 'These answers ask for no document: choose what it shall allow or forbid.'}
    </p>
  );
}
