// An icon of the Lucide set, in the color of the text around it. Hidden from screen readers: words next to it say the same.
import { createElement } from 'react';
import type { IconNode } from 'lucide';

export function Icon({ of, className = '' }: { of: IconNode; className?: string }) {
  return (
    <svg className={`icon ${className}`.trim()} viewBox="0 0 24 24" aria-hidden="true">
      {of.map(([tag, attributes], index) => createElement(tag, { key: index, ...attributes }))}
    </svg>
  );
}
