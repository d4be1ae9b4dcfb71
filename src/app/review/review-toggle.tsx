// The way to the changes of a version that came from a link, and back to its policies. It stands over the sentence.
import { ArrowLeft, GitCompareArrows } from 'lucide';
import { Button } from '#app/controls/button.tsx';
import { Icon } from '#app/controls/icon.tsx';
import { actions } from '#app/state/store.ts';
import { count } from '#iam/text/index.ts';
import { changesTitle } from './words.ts';
import { useOpenReview, useReview } from './use-review.ts';

export function ReviewToggle() {
  const review = useReview();
  const isOpen = useOpenReview() !== undefined;
  if (!review || (review.changes.length === 0 && !isOpen)) return null;
  const { changes, draft } = review;
  return (
    <Button
      weight="quiet"
      aria-label={isOpen ? 'Back to the policies' : changesTitle(changes.length, draft)}
      onClick={() => actions.openPane(isOpen ? 'documents' : 'review')}
    >
      <Icon of={isOpen ? ArrowLeft : GitCompareArrows} />
      {isOpen ? 'Policies' : count(changes.length, 'change')}
    </Button>
  );
}
