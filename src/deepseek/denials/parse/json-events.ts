// Finds CloudTrail events in a text: one event, a list, { Records }, JSON lines, the output of `aws cloudtrail lookup-events`
// (where each event is a string), EventBridge and CloudWatch Logs around them, and events among other text. Decoded
// authorization messages of STS are found in the same way.
import { isObject, type RawObject } from '#iam/json/json-value.ts';
import { validJson } from '#iam/json/quick-json.ts';
import type { DenialPosition } from '#deepseek/denials/denial.ts';

interface PlacedEvent {
  readonly event: RawObject;
  readonly position: DenialPosition;
}

interface EventsInText {
  readonly events: readonly PlacedEvent[];
  /** The text with spaces where events are. */
  readonly rest: string;
}

/** A member that every record of interest has. */
const MARKS = ['eventSource', 'explicitDeny'];

const isMarked = (text: string): boolean => MARKS.some((mark) => text.includes(mark));

/** An event, or a decoded message. */
const isRecord = (value: RawObject): boolean =>
  (typeof value['eventSource'] === 'string' && typeof value['eventName'] === 'string') ||
  (typeof value['explicitDeny'] === 'boolean' && isObject(value['context']));

const MAX_DEPTH = 12;
/** Braces that are opened and never closed. */
const MAX_OPEN = 40;

function* eventsOf(value: unknown, depth = 0): Generator<RawObject> {
  if (depth > MAX_DEPTH) return;
  if (typeof value === 'string') {
    if (/^\s*[[{]/.test(value) && isMarked(value)) yield* eventsOf(validJson(value), depth + 1);
    return;
  }
  if (Array.isArray(value)) {
    for (const each of value) yield* eventsOf(each, depth + 1);
    return;
  }
  if (!isObject(value)) return;
  if (isRecord(value)) {
    yield value;
    return;
  }
  for (const each of Object.values(value)) yield* eventsOf(each, depth + 1);
}

const CLOSES: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Where the value that begins at `start` ends; -1 if it does not. */
function endOfValue(text: string, start: number): number {
  const stack: string[] = [];
  for (let at = start; at < text.length; at += 1) {
    const char = text[at]!;
    if (char === '"') {
      for (at += 1; at < text.length && text[at] !== '"'; at += 1) if (text[at] === '\\') at += 1;
      continue;
    }
    const close = CLOSES[char];
    if (close !== undefined) stack.push(close);
    else if (char === '}' || char === ']') {
      if (stack.pop() !== char) return -1;
      if (stack.length === 0) return at + 1;
    }
  }
  return -1;
}

/** The texts of all JSON values with events, with their places. */
function* jsonValues(
  text: string,
): Generator<{ readonly value: unknown; readonly start: number; readonly end: number }> {
  const opening = /[{[]/g;
  let open = 0;
  for (let match = opening.exec(text); match && open < MAX_OPEN; match = opening.exec(text)) {
    const end = endOfValue(text, match.index);
    if (end === -1) {
      open += 1;
      continue;
    }
    const inside = text.slice(match.index, end);
    if (!isMarked(inside)) {
      opening.lastIndex = end;
      continue;
    }
    const value = validJson(inside);
    if (value === undefined) {
      open += 1;
      continue;
    }
    yield { value, start: match.index, end };
    opening.lastIndex = end;
  }
}

/** Where the object begins in which a place is. */
function startOfObject(text: string, from: number, at: number): number {
  let depth = 0;
  for (let place = at - 1; place >= from; place -= 1) {
    if (text[place] === '}') depth += 1;
    else if (text[place] === '{') {
      if (depth === 0) return place;
      depth -= 1;
    }
  }
  return -1;
}

/** The ID of an event, behind what it says; of one without an ID, all of it. */
function placeOf(event: RawObject, text: string, from: number, to: number): DenialPosition | undefined {
  const find = (value: unknown): number => {
    const at = typeof value === 'string' && value !== '' ? text.indexOf(value, from) : -1;
    return at < to ? at : -1;
  };
  const id = find(event['eventID']);
  if (id !== -1) return { start: id, end: id + String(event['eventID']).length };
  const time = find(event['eventTime']);
  const start = time === -1 ? -1 : startOfObject(text, from, time);
  const end = start === -1 ? -1 : endOfValue(text, start);
  return end === -1 ? undefined : { start, end };
}

export function eventsIn(text: string): EventsInText {
  if (!isMarked(text)) return { events: [], rest: text };
  const events: PlacedEvent[] = [];
  const rest: string[] = [];
  let done = 0;
  for (const { value, start, end } of jsonValues(text)) {
    let cursor = start;
    const before = events.length;
    for (const event of eventsOf(value)) {
      const position = placeOf(event, text, cursor, end) ?? { start, end };
      events.push({ event, position });
      if (position.end < end) cursor = 'eventID' in event ? position.start : position.end;
    }
    if (events.length === before) continue;
    rest.push(text.slice(done, start), ' '.repeat(end - start));
    done = end;
  }
  rest.push(text.slice(done));
  return { events, rest: rest.join('') };
}
