// Locks as the tabs of one browser share them, as far as the page uses them.

interface AskedLock {
  readonly mode?: 'shared';
  readonly ifAvailable?: boolean;
}

type WithLock = (lock: object | null) => unknown;

export function fakeLocks() {
  const held = new Map<string, number>();
  const heldBy = (name: string): number => held.get(name) ?? 0;
  return {
    async request(name: string, { ifAvailable }: AskedLock, work: WithLock): Promise<unknown> {
      if (ifAvailable && heldBy(name) > 0) return work(null);
      held.set(name, heldBy(name) + 1);
      try {
        return await work({ name });
      } finally {
        held.set(name, heldBy(name) - 1);
      }
    },
  };
}
