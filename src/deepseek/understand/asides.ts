// What a text says and does not mean: what others claimed, options before a decision, what it corrects itself in.
import { blankOut, STATES_NOTHING, type StatedPart } from './sentence-part.ts';

const ASIDES: readonly RegExp[] = [
  // “Someone said it can’t stream. It can.”
  /\b(?:some(?:one|body)|people|a colleague|the internet|a blog|rumor)\b[^.!?\n]{0,40}\b(?:said|says?|claim(?:s|ed)?|told|thinks?|wrote|has it)\b.*?[.!?]\s+(?=(?:it|they|we) (?:can|does|do|is|are)\b(?!\s*n['’o]?t)|(?:that|this) (?:is|was) (?:wrong|false|nonsense|not true)|(?:not true|wrong|nonsense|false)\b)/giu,
  // “By Step Functions? No, by GitHub”
  /(?:[\w-]+[ \t]+){0,3}[\w-]+\?\s+(?=no\b[,. ])/giu,
  // “Pros of S3: …. Cons: …. Decision: CloudWatch.”
  /\b(?:pros|cons|options?|alternatives|candidates|we (?:discussed|compared|weighed))\b.*?(?=\b(?:decision|decided|we (?:chose|went|settled)|conclusion|outcome|verdict|resolution)\b)/gisu,
];

/** “dev: no guardrail. prod is what I’m asking for: …” */
const OTHER_STAGE = /^\s*(?:dev\w*|test\w*|staging|sandbox|qa)\s*[:=][^.\n]*[.\n]/gimu;
const FOR_PROD =
  /\bprod\w*\s+(?:is|are)\s+(?:what|the one|all)\b|\b(?:this|ticket|role|request)\s+is\s+(?:only\s+)?(?:for|about)\s+prod/i;

/** The text without what it does not mean. Offsets stay. */
export function withoutAsides(text: string): string {
  const asides = [...ASIDES, ...(FOR_PROD.test(text) ? [OTHER_STAGE] : [])];
  const places = asides.flatMap((pattern) =>
    Array.from(text.matchAll(pattern), ({ 0: { length }, index }) => ({ start: index, end: index + length })),
  );
  return places.length === 0 ? text : blankOut(text, places);
}

/** “… sorry, I meant V3.2”, “wait, make it Tokyo”. */
const CORRECTS =
  /\b(?:sorry|scratch that|correction|corrected|oops|wait|i meant|i mean|make (?:that|it)|or rather|edit|update)\b[\s,.:;!–—-]*(?:(?:no|not that|i|we|meant?|it|is|it['’]s|make|take|use|should|be|of course|in|on|the|rather|region|model)\b[\s,:]*){0,6}(?:deepseek[\s-]*)?["'“‘]?$/iu;
const TOO = /^\W*(?:too|also|as well)\b/i;

const areSame = (one: StatedPart, other: StatedPart): boolean =>
  JSON.stringify([one.answers, one.entities]) === JSON.stringify([other.answers, other.entities]);

/** Whether two parts answer the same question, each in its own way. */
const isOther = (one: StatedPart, other: StatedPart): boolean =>
  !areSame(one, other) &&
  ((one.entities.length > 0 && other.entities.length > 0) ||
    Object.keys(one.answers).some((field) => field in other.answers));

/** The parts without what a later one takes the place of. */
export function withoutCorrected(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const corrected = new Set<StatedPart>();
  for (const part of parts) {
    const before = text.slice(Math.max(0, part.start - 80), part.start);
    if (part.negated || !CORRECTS.test(before) || TOO.test(text.slice(part.end, part.end + 20))) continue;
    for (const other of parts)
      if (other.end <= part.start - (CORRECTS.exec(before)?.[0].length ?? 0) && isOther(other, part))
        corrected.add(other);
  }
  return corrected.size === 0
    ? parts
    : parts.map((part) => {
        const { text: words, start, end } = part;
        return corrected.has(part) ? { ...STATES_NOTHING, text: words, start, end } : part;
      });
}
