// The shared version of something next to the changed one.
import { ArrowRight } from 'lucide';
import type { ReactNode } from 'react';
import { Icon } from '#app/controls/icon.tsx';

interface VersionsProps {
  readonly before: ReactNode;
  readonly after: ReactNode;
  /** What the two are called. */
  readonly names?: readonly [string, string];
}

export function Versions({ before, after, names = ['Shared version', 'Changed version'] }: VersionsProps) {
  return (
    <div className="review-versions">
      <p className="review-before">
        <span className="visually-hidden">{names[0]}: </span>
        {before}
      </p>
      <Icon of={ArrowRight} className="review-arrow" />
      <p className="review-after">
        <span className="visually-hidden">{names[1]}: </span>
        {after}
      </p>
    </div>
  );
}
