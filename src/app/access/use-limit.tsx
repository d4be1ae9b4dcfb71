// Shows long lists in parts, since each row takes time to draw.
import { useState, type ReactNode } from 'react';
import { Button } from '#app/controls/button.tsx';

/** The first of the items, and a button for more where there are. */
export function useLimit<T>(
  items: readonly T[],
  size: number,
  what: string,
): readonly [readonly T[], ReactNode] {
  const [limit, setLimit] = useState(size);
  const more = items.length - limit;
  const button =
    more > 0 ? (
      <Button className="access-more" onClick={() => setLimit(limit + size * 4)}>
        Show {Math.min(more, size * 4).toLocaleString('en')} of {more.toLocaleString('en')} more {what}
      </Button>
    ) : null;
  return [more > 0 ? items.slice(0, limit) : items, button];
}
