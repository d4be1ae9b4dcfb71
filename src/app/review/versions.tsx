// The shared version of something next to the changed one.
import { ArrowRight } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from '#app/controls/icon.tsx';

export function Versions({ before, after }: { before: ReactNode; after: ReactNode }) {
  return (
    <div className="review-versions">
      <p className="review-before">
        <span className="visually-hidden">Shared version: </span>
        {before}
      </p>
      <Icon of={ArrowRight} className="review-arrow" />
      <p className="review-after">
        <span className="visually-hidden">Changed version: </span>
        {after}
      </p>
    </div>
  );
}
