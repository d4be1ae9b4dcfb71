// The ticks of the kit on screen, kept in the browser.
import { useCallback, useEffect, useState } from 'react';
import { followTicks, keepTicks, keptTicks } from '#app/persistence/progress.ts';
import { type CreateItem, type Ticks, withTick } from '#deepseek/create/index.ts';

interface KitTicks {
  readonly kit: string;
  readonly ticks: Ticks;
}

interface TicksInUse {
  readonly ticks: Ticks;
  readonly tick: (item: CreateItem, on: boolean) => void;
  readonly clear: () => void;
}

export function useTicks(kit: string): TicksInUse {
  const [kept, setKept] = useState<KitTicks>(() => ({ kit, ticks: keptTicks(kit) }));
  // Another kit has its own ticks.
  const now = kept.kit === kit ? kept : { kit, ticks: keptTicks(kit) };
  if (now !== kept) setKept(now);
  useEffect(() => followTicks(() => setKept({ kit, ticks: keptTicks(kit) })), [kit]);
  const put = useCallback(
    (ticks: Ticks) => {
      keepTicks(kit, ticks);
      setKept({ kit, ticks });
    },
    [kit],
  );
  return {
    ticks: now.ticks,
    // Another tab may have ticked items since.
    tick: (item, on) => put(withTick({ ...now.ticks, ...keptTicks(kit) }, item, on)),
    clear: () => put({}),
  };
}
