// Finds values by the words before them: "namespace inference", "a function named chat".
import { isTaken, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { NAMED_VALUES, type NamedValue } from './vocabulary/named-values.ts';

const MARKER = /^\s*(?:(?:is\s+)?(?:called|named)\s+|names?\s*(?:is\s+|[=:]\s*|\s)|is\s+|[=:]\s*)/i;

/** A marker that is common before words which are no names: "the policy: approved models", "the role is new". */
const WEAK_MARKER = /^\s*(?:is|[=:])\s*$/i;

/** Behind "policy:", only a word that stands by itself is a name. */
const STANDS_ALONE = /^\s*(?:[,;\n)]|$)/;

/** Words with a hyphen, a digit or a capital that are said of things and do not name them. */
const SAYS_NO_NAME =
  /^(?:(?:non|cross|multi|in|on|real|least|read|event|low|high|self|pre|long|short|ai|llm|python|node|java|go|us|eu|ap)-[a-z0-9-]+|.*-(?:based|only|side|managed|compatible|powered)|\W*|\d+[a-z]*|[a-z]?\d[\d.]*|boto3|oauth2?|github|deepseek|(?:deepseek-?)?(?:v3|r1)(?:[-.]\w+)*|vllm|k8s|s3|ec2|opensearch|sagemaker)$/i;

/** The value that stands at the beginning of `rest`, and whether something marks it as one. */
function valueAt(rest: string): { raw: string; offset: number; marked: boolean } | undefined {
  const marker = MARKER.exec(rest)?.[0] ?? '';
  const match = /^\s*(?:["'`“‘]([^"'`”’]+)["'`”’]|([^\s,;()"'`]+))/.exec(rest.slice(marker.length));
  if (!match) return undefined;
  const quoted = match[1] !== undefined;
  const raw = (match[1] ?? match[2] ?? '').replace(/[.:!?]+$/, '');
  if (raw === '') return undefined;
  const offset = marker.length + match[0].indexOf(raw);
  // A word of everyday language has none of these.
  const telling = /[-_/\d]|[a-z][A-Z]|[A-Z]{2}[a-z]{2}/.test(raw) && !SAYS_NO_NAME.test(raw);
  const isMarked =
    marker !== '' && (!WEAK_MARKER.test(marker) || STANDS_ALONE.test(rest.slice(offset + raw.length)));
  return { raw, offset, marked: quoted || isMarked || telling };
}

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const rowPatterns = new Map<NamedValue, RegExp>(
  NAMED_VALUES.map((row) => [
    row,
    new RegExp(
      String.raw`\b(?:${row.words
        .toSorted((a, b) => b.length - a.length)
        .map(escaped)
        .join('|')})\b`,
      'gi',
    ),
  ]),
);

const COMMON = new Set(
  'call calls calling invoke invokes use uses using need needs must should would will are was has have needed new in on to for of and or the a an with that which calls reads from by is can may into as at our my only using through via behind'.split(
    ' ',
  ),
);

/** What is said of a namespace, a service account or a branch without naming it. */
const NO_VALUE = new Set(
  'same right wrong default feature release protected current other another different new own existing kubernetes k8s eks pod cluster given following github iam aws dedicated separate every each any single one'.split(
    ' ',
  ),
);

/** A part whose value has a place of its own: the word before it still counts as a word of the sentence. */
interface NamedPart extends StatedPart {
  readonly value: { readonly start: number; readonly end: number };
}

/** "In the prod namespace": the value, and where its word begins. */
const beforePatterns = NAMED_VALUES.filter(({ before }) => before).map((row) => ({
  row,
  pattern: new RegExp(
    String.raw`(?<=(?:(?:^|\s)(?:the|our|in|of|from|by|on)|,)\s{1,3}["'“‘]?)([^\s,;()"'“”‘’]{1,63})["'”’]?\s+(?:${row.words.map(escaped).join('|')})\b`,
    'gi',
  ),
}));

const isName = (row: NamedValue, raw: string): boolean =>
  row.value.test(raw) && !COMMON.has(raw.toLowerCase());

function findBefore(text: string, taken: readonly StatedPart[]): readonly NamedPart[] {
  return beforePatterns.flatMap(({ row, pattern }) =>
    Array.from(text.matchAll(pattern)).flatMap(({ 0: whole, 1: raw = '', index }): readonly NamedPart[] => {
      const value = { start: index, end: index + raw.length };
      if (!isName(row, raw) || NO_VALUE.has(raw.toLowerCase()) || isTaken(taken, value.start, value.end))
        return [];
      const end = index + whole.length;
      const entities = row.entity ? [row.entity] : [];
      return [
        { ...STATES_NOTHING, text: whole, start: index, end, value, entities, answers: row.answers(raw, '') },
      ];
    }),
  );
}

/** The values that stand behind their words or before them, outside of what is taken. */
export function findNamedValues(text: string, taken: readonly StatedPart[]): readonly NamedPart[] {
  const before = findBefore(text, taken);
  const found: NamedPart[] = [...before];
  for (const [row, pattern] of rowPatterns)
    for (const match of text.matchAll(pattern)) {
      const behind = match.index + match[0].length;
      if (isTaken(before, match.index, behind)) continue;
      const value = valueAt(text.slice(behind, behind + 200));
      if (!value || !isName(row, value.raw)) continue;
      if (row.marked && !value.marked) continue;
      const start = behind + value.offset;
      const end = start + value.raw.length;
      if (isTaken(taken, start, end) || isTaken(found, start, end)) continue;
      found.push({
        ...STATES_NOTHING,
        text: text.slice(match.index, end),
        start: match.index,
        end,
        value: { start, end },
        entities: row.entity ? [row.entity] : [],
        answers: row.answers(value.raw, text.slice(Math.max(0, match.index - 60), match.index).toLowerCase()),
      });
    }
  return found;
}
