// Keeps what a person has done to create a kit: the way they chose, and their ticks, for the kits they worked on last. Other tabs may tick too.
import { type Ticks, readTicks } from '#deepseek/create/index.ts';
import { attempt } from './attempt.ts';

const TICKS = 'rolewright.created';
const WAY = 'rolewright.way';
const MAX_KITS = 100;

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

/** The ticks of every kit, by its name. */
export const allTicks = (): Readonly<Record<string, Ticks>> =>
  Object.fromEntries(keptKits().map(([kit, ticks]) => [kit, readTicks(ticks)]));

/** Adds ticks from elsewhere; what is ticked here stays as it is. */
export function mergeTicks(others: Readonly<Record<string, Ticks>>): void {
  const mine = allTicks();
  const kits = [...new Set([...Object.keys(mine), ...Object.keys(others)])];
  const all = kits.map((kit) => [kit, { ...others[kit], ...mine[kit] }] as const);
  attempt(() => localStorage.setItem(TICKS, JSON.stringify(all.slice(0, MAX_KITS))));
  for (const tell of listeners) tell();
}

const listeners = new Set<() => void>();

/** Calls when ticks were changed by another tab or came out of a file. Returns how to stop. */
export function followTicks(tell: () => void): () => void {
  const onStorage = ({ key }: StorageEvent): void => {
    if (key === TICKS) tell();
  };
  listeners.add(tell);
  addEventListener('storage', onStorage);
  return () => {
    listeners.delete(tell);
    removeEventListener('storage', onStorage);
  };
}

const wayListeners = new Set<() => void>();

/** What was chosen on this page, also where the browser keeps nothing. */
let chosenWay: string | null = null;

export const keptWay = (): string => chosenWay ?? attempt(() => localStorage.getItem(WAY)) ?? '';

export function keepWay(way: string): void {
  chosenWay = way;
  attempt(() => localStorage.setItem(WAY, way));
  for (const tell of wayListeners) tell();
}

/** Calls when another way was chosen, wherever on the page. Returns how to stop. */
export function followWay(tell: () => void): () => void {
  wayListeners.add(tell);
  return () => wayListeners.delete(tell);
}
