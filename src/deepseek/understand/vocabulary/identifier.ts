// A row of what AWS identifiers look like, and what many such rows share.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { EntityId } from '#deepseek/catalog/entities.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';

/** What surrounds an identifier in the text, as far as it tells what the identifier is for. */
export interface Surroundings {
  /** The words before it, in lower case, up to the identifier before. */
  readonly before: string;
  /** The text right after it, in lower case. */
  readonly after: string;
}

export interface Identifier {
  readonly id: string;
  /** What it looks like within a text. Global. */
  readonly pattern: RegExp;
  readonly answers?: (found: string, around: Surroundings) => FieldValues;
  /** Where it is one, if not everywhere. */
  readonly when?: (around: Surroundings) => boolean;
  /** The URI of a bucket: its answers follow from all that is said of buckets, see placeBuckets. */
  readonly bucket?: (found: string) => string;
  /** The same for accounts: see placeAccounts. */
  readonly isAccount?: true;
  /** See `StatedPart`. */
  readonly isByTheWay?: true;
  readonly entity?: EntityId;
  /** How much it speaks for scenarios: see `Concept`. */
  readonly scenarios?: { readonly [K in ScenarioId]?: number };
  /** Tasks it adds to a role of another scenario: see `Concept`. */
  readonly joins?: { readonly [K in ScenarioId]?: ScenarioId };
}

export const ARN = String.raw`arn:aws(?:-[a-z-]+)?:`;
export const arn = (rest: string): RegExp => new RegExp(String.raw`${ARN}${rest}`, 'g');

/** "2 hours", "90 min" and "7200 seconds", in seconds. */
export function secondsOf(found: string): string {
  const [, amount = '', unit = ''] =
    /(\d+(?:\.\d+)?|two|three|four|six|eight)[\s-]*([hms])/i.exec(found) ?? [];
  const hours = { two: 2, three: 3, four: 4, six: 6, eight: 8 }[amount.toLowerCase()] ?? Number(amount);
  return String(Math.round(hours * ({ h: 3600, m: 60, s: 1 }[unit.toLowerCase()] ?? 1)));
}
