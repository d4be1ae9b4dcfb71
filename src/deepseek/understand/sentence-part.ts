// A part of a text that states something, with its place.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { AskedQuestion, Concept } from '#deepseek/shared/concept.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { FamilyId, ScenarioId } from '#deepseek/catalog/scenarios.ts';

export interface StatedPart {
  /** As it stands in the text. */
  readonly text: string;
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  readonly scenarios: { readonly [K in ScenarioId]?: number };
  readonly families: { readonly [K in FamilyId]?: number };
  readonly entities: readonly EntityId[];
  readonly answers: FieldValues;
  readonly asks?: AskedQuestion;
  readonly joins: { readonly [K in ScenarioId]?: ScenarioId };
  /** Whether it says no to something. What is said to be gives way to nothing that is said not to be. */
  readonly negated?: boolean;
  /** The row of the vocabulary: the same where its words are affirmed and where they are denied. */
  readonly row?: Pick<Concept, 'answers' | 'negated' | 'entities' | 'scenarios'>;
  /** Whether it says no to a task: “must not import”. */
  readonly deniesTask?: boolean;
  /** A Region stands for where the model is, unless it stands right behind the caller. */
  readonly region?: string;
  /** A bucket, as a URI: what it is for follows from the words next to it. */
  readonly bucket?: string;
  /** An account: whose it is follows from the words next to it. */
  readonly accountId?: string;
  /** Says by the way what few scenarios ask: “KMS” is said in many others too. */
  readonly isByTheWay?: boolean;
  /** Where what it names stands, if its words hold the noun for it, too. */
  readonly value?: { readonly start: number; readonly end: number };
  /** It names something, and nothing is known to take it. */
  readonly isUnread?: boolean;
}

/** What a part states that states nothing yet. */
export const STATES_NOTHING = { scenarios: {}, families: {}, entities: [], answers: {}, joins: {} } as const;

/** Whether a place in the text is already part of something. */
export const isTaken = (parts: readonly StatedPart[], start: number, end: number): boolean =>
  parts.some((part) => start < part.end && part.start < end);

/** The text with places blanked out, so that nothing is found in them again. Offsets stay. */
export function blankOut(text: string, places: readonly { start: number; end: number }[]): string {
  const kept = places.toSorted((one, other) => one.start - other.start);
  let from = 0;
  let rest = '';
  for (const { start, end } of kept) {
    if (start < from) continue;
    rest += text.slice(from, start) + '\u0000'.repeat(end - start);
    from = end;
  }
  return rest + text.slice(from);
}
