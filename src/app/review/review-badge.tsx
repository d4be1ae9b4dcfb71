// Says over the page how many changes were made to the version that came from a link, and opens the review.
import { GitCompareArrows } from 'lucide';
import { Icon } from '#app/controls/icon.tsx';
import { actions } from '#app/state/store.ts';
import { changesTitle } from './words.ts';
import { useChangeCount } from './use-review.ts';

export function ReviewBadge() {
  const count = useChangeCount();
  if (count === 0) return null;
  return (
    <button type="button" className="button review-badge" onClick={() => actions.openDialog('review')}>
      <Icon of={GitCompareArrows} />
      {changesTitle(count)}
    </button>
  );
}
