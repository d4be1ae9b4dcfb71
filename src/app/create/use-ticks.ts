// The ticks of the kit on screen, kept in the browser.
import { useCallback, useState } from 'react';
import { keepTicks, keptTicks } from '#app/persistence/progress.ts';
import type { CreateItem } from '#core/create/create-list.ts';
import { withTick, type Ticks } from '#core/create/ticks.ts';

interface KitTicks {
  readonly kit: string;
  readonly ticks: Ticks;
}

export interface TicksInUse {
  readonly ticks: Ticks;
  readonly tick: (item: CreateItem, on: boolean) => void;
  readonly clear: () => void;
}

export function useTicks(kit: string): TicksInUse {
  const [kept, setKept] = useState<KitTicks>(() => ({ kit, ticks: keptTicks(kit) }));
  // Another kit has its own ticks.
  const now = kept.kit === kit ? kept : { kit, ticks: keptTicks(kit) };
  if (now !== kept) setKept(now);
  const put = useCallback(
    (ticks: Ticks) => {
      keepTicks(kit, ticks);
      setKept({ kit, ticks });
    },
    [kit],
  );
  return {
    ticks: now.ticks,
    tick: (item, on) => put(withTick(now.ticks, item, on)),
    clear: () => put({}),
  };
}
