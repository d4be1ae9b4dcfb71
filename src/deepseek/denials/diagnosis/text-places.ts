// Where the values of a denial stand in the text that was pasted, to be marked there.
import type { Denial } from '#deepseek/denials/denial.ts';
import { LAYER_WORDINGS } from '#deepseek/denials/parse/layer-wordings.ts';
import { plainText } from '#deepseek/denials/parse/plain-text.ts';
import { lastPart } from '#iam/request/principal.ts';
import { resourceName } from './sentence.ts';

export interface DiagnosisPlace {
  readonly start: number;
  readonly end: number;
  readonly is: 'resource' | 'reason' | 'principal' | 'account' | 'region' | 'action';
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The value as a word of its own. */
const whole = (text: string | undefined): RegExp | undefined =>
  text === undefined || text === '' ? undefined : new RegExp(`(?<![\\w-])${escaped(text)}(?![\\w-])`, 'g');

const REASON = new RegExp(
  `(?:no|an explicit deny in (?:an?|the)) (?:${LAYER_WORDINGS.map(([, words]) => words).join('|')})(?: allows?\\b)?`,
  'gi',
);

/** More of the text than this is not searched. In UTF-16 code units. */
const MAX_SEARCHED = 200_000;

/** What each place is, and what stands there; an earlier row takes its place first. */
const rows = ({
  resource,
  principal,
  principalArn,
  account,
  region,
  action,
  layer,
}: Denial): readonly (readonly [DiagnosisPlace['is'], RegExp | undefined])[] => [
  ['resource', resource === undefined || resource === '*' ? undefined : whole(resourceName(resource))],
  ['reason', layer === 'unknown' ? undefined : REASON],
  ['principal', whole(principalArn === undefined ? principal : lastPart(principalArn))],
  ['account', whole(account)],
  ['region', whole(region)],
  ['action', whole(action?.slice(action.indexOf(':') + 1))],
];

/** The places in order. Of several the first in the message counts, or the nearest to it. */
export function placesIn(text: string, denial: Denial): readonly DiagnosisPlace[] {
  const { start, end } = denial.position;
  const from = Math.max(0, start - MAX_SEARCHED / 2);
  const plain = plainText(text.slice(from, from + MAX_SEARCHED));
  const found: DiagnosisPlace[] = [];
  const isFree = (place: DiagnosisPlace): boolean =>
    found.every((other) => place.end <= other.start || other.end <= place.start);
  const distance = (place: DiagnosisPlace): number =>
    place.start >= start && place.end <= end ? 0 : Math.abs(place.start - start) + 1;
  for (const [is, pattern] of rows(denial)) {
    if (!pattern) continue;
    const [nearest] = [...plain.text.matchAll(pattern)]
      .map((match): DiagnosisPlace => ({
        start: from + plain.original(match.index),
        end: from + plain.original(match.index + match[0].length - 1) + 1,
        is,
      }))
      .filter(isFree)
      .toSorted((a, b) => distance(a) - distance(b));
    if (nearest) found.push(nearest);
  }
  return found.toSorted((a, b) => a.start - b.start);
}
