// Bounds of what an agent is answered: a page of the lists that an answer has, and how the next one is asked for.
import { z } from 'zod';
import { ToolError } from './tool.ts';

/** Of the lists on a page, as characters of JSON. An answer with all else has at most 16,000: about 4,000 tokens. */
const ROOM = 11_000;

export const paging = {
  from: z.number().int().min(0).max(1_000_000).optional().describe('`next` of the answer before.'),
  limit: z.number().int().min(1).max(5000).optional().describe('The most items.'),
};

interface Place {
  readonly from?: number | undefined;
  readonly limit?: number | undefined;
}

const lengthOf = (value: unknown): number => JSON.stringify(value)?.length ?? 0;

/** The value with shorter texts and lists. Each ends in what is left out. */
function shortened(value: unknown, text: number, items: number): unknown {
  if (typeof value === 'string')
    return value.length <= text ? value : `${value.slice(0, text)}… (${value.length - text} characters more)`;
  if (Array.isArray(value)) {
    const kept = value.slice(0, items).map((each) => shortened(each, text, items));
    const isOfTexts = value.every((each) => typeof each === 'string');
    return value.length <= items || !isOfTexts ? kept : [...kept, `… (${value.length - items} more)`];
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).slice(0, Math.max(items, MAX_MEMBERS));
  return Object.fromEntries(members.map(([name, each]) => [name, shortened(each, text, items)]));
}

/** Of an object: more than any item has whose members have names of ours. */
const MAX_MEMBERS = 30;

/** Tried in turn: the longest texts, and the most items of lists. */
const LENGTHS = [
  [2000, 100],
  [600, 30],
  [200, 10],
  [80, 4],
] as const;

/** What is longer than `room` characters of JSON is shortened: this can be what somebody made up. */
export function fitted<T>(value: T, room: number): T {
  if (lengthOf(value) <= room) return value;
  const tries = LENGTHS.map(([text, items]) => shortened(value, text, items) as T);
  return tries.find((each) => lengthOf(each) <= room) ?? tries.at(-1)!;
}

/** A text in parts that fit on a page, each with its number. */
export function partsOf(text: string): readonly { readonly text: string; readonly part?: string }[] {
  const most = 6000;
  if (text.length <= most) return [{ text }];
  const parts: string[] = [];
  for (let rest = text; rest !== '';) {
    // Broken between lines where there are any.
    const line = rest.length <= most ? rest.length : rest.lastIndexOf('\n', most) + 1;
    const end = line > 0 ? line : most;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end);
  }
  return parts.map((each, index) => ({ text: each, part: `${index + 1} of ${parts.length}` }));
}

/**
 * The lists, in their order, from item `from` on, as many items as fit on a page. Of lists that are not on it none is left;
 * `next` is there where more follow. Throws a ToolError where `from` is past the end.
 */
export function pageOf<Lists extends Readonly<Record<string, readonly unknown[]>>>(
  lists: Lists,
  { from = 0, limit = Infinity }: Place,
  room = ROOM,
): Lists & { readonly next?: number } {
  const all = Object.entries(lists).flatMap(([name, items]) => items.map((item) => ({ name, item })));
  if (from > 0 && from >= all.length)
    throw new ToolError(`from is past the end: there are ${all.length} items, from 0.`);
  const kept: Record<string, unknown[]> = Object.fromEntries(Object.keys(lists).map((name) => [name, []]));
  let [at, left] = [from, room];
  for (const { name, item } of all.slice(from, from + limit)) {
    const fit = fitted(item, room);
    left -= lengthOf(fit) + 1;
    if (left < 0 && at > from) break;
    kept[name]!.push(fit);
    at += 1;
  }
  return { ...(kept as unknown as Lists), ...(at < all.length && { next: at }) };
}
