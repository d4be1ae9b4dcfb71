// Finds ARNs, IDs, addresses and the like in a text.
import { isTaken, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { IDENTIFIERS } from './vocabulary/identifiers.ts';

/** More white space than any layout has. Patterns that look back over it would look again at each of its places. */
const GAP = /\s{64,}/g;

/** The text without white space in its gaps. Offsets stay. */
const withoutGaps = (text: string): string =>
  text.replaceAll(GAP, ({ length }) => ` ${'\u0000'.repeat(length - 2)} `);

/** ARNs of what is called or served: its Region is that of the role. */
const HOME =
  /^arn:aws[\w-]*:(?:bedrock[\w-]*|sagemaker|es|aoss|eks|ecs|s3(?=\S+:accesspoint)):(?<region>[a-z]{2}(?:-[a-z]+)+-\d):\d{12}:(?!guardrail)/;

/** The Region that all ARNs share, where the words state none. */
export function homeIn(identifiers: readonly StatedPart[]): readonly StatedPart[] {
  const homes = identifiers.flatMap(({ text, start }): readonly StatedPart[] => {
    const region = HOME.exec(text)?.groups?.['region'];
    if (region === undefined) return [];
    const from = start + text.indexOf(region);
    return [
      {
        ...STATES_NOTHING,
        text: region,
        start: from,
        end: from + region.length,
        answers: { regions: [region] },
        isByTheWay: true,
      },
    ];
  });
  return new Set(homes.map(({ text }) => text)).size === 1 ? homes.slice(0, 1) : [];
}

/** “s3://new/, not s3://old/” */
const NOT =
  /\b(?:not|instead of|rather than|no longer|never)\s+(?:(?:from|in|into|to|for|by|with|on|at|the|our|account|bucket|role|repo|project)\s+){0,3}$/;

const kindsOf = ({ answers, bucket }: StatedPart): readonly string[] => [
  ...Object.keys(answers),
  ...(bucket === undefined ? [] : ['bucket']),
];

/** The parts, of which those that are denied state nothing where another of their kind is meant. */
function withoutDenied(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const isDenied = ({ start }: StatedPart): boolean =>
    NOT.test(text.slice(Math.max(0, start - 60), start).toLowerCase());
  const meant = new Set(parts.filter((part) => !isDenied(part)).flatMap(kindsOf));
  return parts.map((part) =>
    isDenied(part) && kindsOf(part).some((kind) => meant.has(kind))
      ? { ...STATES_NOTHING, text: part.text, start: part.start, end: part.end, negated: true }
      : part,
  );
}

/** The AWS identifiers in a text; of two that overlap, the one of the earlier row. */
export function findIdentifiers(whole: string): readonly StatedPart[] {
  const text = withoutGaps(whole);
  const found: StatedPart[] = [];
  for (const row of IDENTIFIERS) {
    for (const match of text.matchAll(row.pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (isTaken(found, start, end)) continue;
      const around = {
        before: text.slice(Math.max(0, start - 80), start).toLowerCase(),
        after: text.slice(end, end + 40).toLowerCase(),
      };
      if (row.when && !row.when(around)) continue;
      found.push({
        ...STATES_NOTHING,
        text: match[0],
        start,
        end,
        scenarios: row.scenarios ?? {},
        entities: row.entity ? [row.entity] : [],
        answers: row.answers?.(match[0], around) ?? {},
        joins: row.joins ?? {},
        ...(row.bucket ? { bucket: row.bucket(match[0]) } : {}),
        ...(row.isByTheWay ? { isByTheWay: true } : {}),
        ...(row.isAccount ? { accountId: match[0] } : {}),
      });
    }
  }
  return withoutDenied(text, found);
}
