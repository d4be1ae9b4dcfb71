// Which items of a list somebody has ticked, and which of those have changed since.
import type { CreateItem } from './create-list.ts';

/** Item id → the fingerprint of its content when it was ticked. */
export type Ticks = Readonly<Record<string, string>>;

export type TickState = 'open' | 'done' | 'changed';

/** FNV-1a over 32 bits, from a start. */
function hash(text: string, start: number): string {
  let value = start;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(36).padStart(7, '0');
}

/** A short text for a long one. Two contents that differ have the same one only by a very rare chance. */
export const fingerprint = (text: string): string => hash(text, 0x811c9dc5) + hash(text, text.length + 1);

export function tickState({ id, content }: Pick<CreateItem, 'id' | 'content'>, ticks: Ticks): TickState {
  if (!Object.hasOwn(ticks, id)) return 'open';
  return ticks[id] === fingerprint(content) ? 'done' : 'changed';
}

/** The ticks with one item ticked as it is now, or not ticked. */
export function withTick(
  ticks: Ticks,
  { id, content }: Pick<CreateItem, 'id' | 'content'>,
  on: boolean,
): Ticks {
  const { [id]: _old, ...rest } = ticks;
  return on ? { ...rest, [id]: fingerprint(content) } : rest;
}

/** Reads kept ticks; what is not a fingerprint is left out. */
export function readTicks(value: unknown): Ticks {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && /^[0-9a-z]{14}$/.test(entry[1]),
    ),
  );
}
