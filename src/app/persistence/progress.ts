// Keeps what a person has done to create a kit: the way they chose, and their ticks, for the kits they worked on last.
import { readTicks, type Ticks } from '#core/create/ticks.ts';

const TICKS = 'rolewright.created';
const WAY = 'rolewright.way';
const MAX_KITS = 20;

/** Storage may be blocked or full: then ticks last until the page is left. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function keptKits(): readonly (readonly [string, unknown])[] {
  const value: unknown = attempt(() => JSON.parse(localStorage.getItem(TICKS) ?? '[]'));
  return Array.isArray(value)
    ? value.filter(
        (entry): entry is [string, unknown] => Array.isArray(entry) && typeof entry[0] === 'string',
      )
    : [];
}

export function keptTicks(kit: string): Ticks {
  return readTicks(keptKits().find(([name]) => name === kit)?.[1]);
}

export function keepTicks(kit: string, ticks: Ticks): void {
  const others = keptKits().filter(([name]) => name !== kit);
  const all = Object.keys(ticks).length === 0 ? others : [[kit, ticks] as const, ...others];
  attempt(() => localStorage.setItem(TICKS, JSON.stringify(all.slice(0, MAX_KITS))));
}

export const keptWay = (): string => attempt(() => localStorage.getItem(WAY)) ?? '';

export function keepWay(way: string): void {
  attempt(() => localStorage.setItem(WAY, way));
}
