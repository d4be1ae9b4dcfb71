// Says which questions each bucket of a text answers: by the words next to it, and by the other buckets.
import type { FieldValues } from '#deepseek/answers/answers.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { StatedPart } from './sentence-part.ts';
import { BUCKET_USES, INPUTS, OUTPUTS, TO, type BucketUse } from './vocabulary/bucket-answers.ts';

const NAMES = BUCKET_USES.map(({ words }, index) => `(?<use${index}>${words})`).join('|');
/** No folder: “prefix prompts/”. */
const BEFORE = new RegExp(String.raw`(?<![\w.-])(?:${NAMES})(?![\w/-])`, 'g');
const BEHIND = new RegExp(
  String.raw`^[\s"'\`]*(?:\(|(?:is|are|as|for|of|holds?|has|contains?|stores?|gets?|receives?)\s|[=:–—])\s*(?:the\s|our\s|all\s|its\s)?\s*(?:${NAMES})(?![\w-])`,
);

/** “s3://train (ro) and s3://out (rw)” */
const IN_BRACKETS = /^[\s"'`]*\([^()]*\)/;

const useOf = (match: RegExpMatchArray | null | undefined): BucketUse | undefined => {
  const named = Object.entries(match?.groups ?? {}).find(([, words]) => words !== undefined);
  return named && BUCKET_USES[Number(named[0].slice(3))];
};

/** How far words belong to a bucket, in UTF-16 code units. */
const REACH = 90;

const LOGS_ELSEWHERE = /cloud\s?watch|log group/i;

const nameOf = (uri: string): string => uri.replace('s3://', '').split('/')[0] ?? '';

/** What each use of a bucket answers: what words say comes before what is left. */
function answersOf(
  buckets: readonly string[],
  uses: readonly (BucketUse | undefined)[],
): readonly FieldValues[] {
  const said = new Set(uses.flatMap((use) => use?.states ?? []));
  const isFree = (field: FieldId): boolean => !said.has(field);
  const hasInput = (before: number): boolean =>
    uses
      .slice(0, before)
      .some((use) => use === undefined || use.states.some((id) => /(?:Input|Data|Prompts)$/.test(id)));
  const given = new Set<FieldId>();
  return buckets.map((uri, index) => {
    const use = uses[index];
    const free = use
      ? (use.may ?? [])
      : [...INPUTS.filter((id) => !given.has(id)), ...(hasInput(index) ? OUTPUTS : [])];
    if (!use) for (const id of INPUTS) given.add(id);
    const fields = [...(use?.states ?? []), ...free.filter(isFree)];
    return {
      ...use?.also,
      ...Object.fromEntries(fields.map((id) => [id, [uri]])),
      perimeterBuckets: [nameOf(uri)],
      endpointBuckets: [nameOf(uri)],
    };
  });
}

/** The parts, in which each bucket states what it is for. */
export function placeBuckets(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const inOrder = parts.toSorted((a, b) => a.start - b.start);
  const buckets = inOrder.filter(({ bucket }) => bucket !== undefined);
  if (buckets.length === 0) return parts;
  const uses = buckets.map((part) => {
    const last = buckets[buckets.indexOf(part) - 1]?.end ?? 0;
    const before = text
      .slice(Math.max(last, part.start - REACH), part.value?.start ?? part.start)
      .replace(last > 0 ? IN_BRACKETS : '', '')
      .toLowerCase();
    const next = buckets[buckets.indexOf(part) + 1]?.start ?? text.length;
    // “Over s3://in/ (results in s3://out/)”: a bracket with the next bucket is about that one.
    const behind = text
      .slice(part.end, Math.min(part.end + 40, next))
      .replace(/\([^)]*$/, (open) => (next < part.end + 40 ? '' : open))
      .toLowerCase();
    const own = useOf(BEHIND.exec(behind));
    const named =
      (IN_BRACKETS.test(behind) ? own : undefined) ??
      useOf(Array.from(before.matchAll(BEFORE)).at(-1)) ??
      own;
    return named ?? (new RegExp(TO.words).test(before) ? TO : undefined);
  });
  const logs = LOGS_ELSEWHERE.test(text) ? {} : { logDestination: 's3' };
  const answers = answersOf(
    buckets.map(({ bucket = '' }) => bucket),
    uses,
  );
  return parts.map((part) => {
    const index = buckets.indexOf(part);
    return index === -1 ? part : { ...part, answers: { ...answers[index], ...logs } };
  });
}
