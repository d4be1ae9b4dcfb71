// Makes a link that opens as this comparison.
import { useState } from 'react';
import { Button } from '#app/controls/button.tsx';
import { copyText } from '#app/persistence/clipboard.ts';
import { comparisonLinkOf, type ShareLink } from '#app/persistence/share-link.ts';
import type { Review } from './use-review.ts';

type Sent = Pick<Review, 'shared' | 'draft'>;

interface SentLink extends ShareLink, Sent {
  readonly copied: boolean;
}

export function SendBack({ shared, draft }: Sent) {
  const [last, setLast] = useState<SentLink | null>(null);
  // A link of an earlier comparison is not one of this.
  const sent = last?.shared === shared && last.draft === draft ? last : null;
  async function copy(): Promise<void> {
    const link = await comparisonLinkOf({ shared, changed: draft });
    setLast({ ...link, shared, draft, copied: link.fault === null && (await copyText(link.address)) });
  }
  return (
    <>
      <Button weight="primary" onClick={() => void copy()}>
        Send back
      </Button>
      <div className="review-sent" role="status">
        {sent?.fault ? (
          <p className="severity-error">{sent.fault} Accept or revert some changes first.</p>
        ) : null}
        {sent?.copied ? (
          <p>Link copied. Whoever opens it sees this comparison, and accepts or reverts each change.</p>
        ) : null}
        {sent && !sent.fault && !sent.copied ? (
          <label>
            The browser did not allow copying. Select the link and copy it.
            <textarea readOnly rows={3} value={sent.address} onFocus={(event) => event.target.select()} />
          </label>
        ) : null}
      </div>
    </>
  );
}
