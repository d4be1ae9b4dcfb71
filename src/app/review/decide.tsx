// The two buttons of a change.
import { createContext, useContext } from 'react';
import { Button } from '#app/controls/button.tsx';
import type { DraftChange } from '#core/review/change.ts';

export interface Deciding {
  decide(change: DraftChange, name: string, accepted: boolean): void;
}

export const DecidingContext = createContext<Deciding>({ decide: () => undefined });

export function Decide({ change, name }: { change: DraftChange; name: string }) {
  const { decide } = useContext(DecidingContext);
  return (
    <p className="review-decide">
      <Button data-decides onClick={() => decide(change, name, true)}>
        Accept<span className="visually-hidden"> {name}</span>
      </Button>
      <Button onClick={() => decide(change, name, false)}>
        Revert<span className="visually-hidden"> {name}</span>
      </Button>
    </p>
  );
}
