// What a text says and does not mean: what it asks and denies itself, and what is said of another environment.
import { blankOut } from './sentence-part.ts';

const ASIDES: readonly RegExp[] = [
  // “Out of scope: who may read the logs”
  /(?:out of|not in) scope\s*[:=][^\n]*|non-goals?\s*:[^\n]*/giu,
  // “> does it stream?”, before the answer
  /^>[^\n]*\?[ \t]*$/gmu,
  // “By Step Functions? No, by GitHub”
  /(?:[\w-]+[ \t]+){0,3}[\w-]+\?\s+(?=no\b[,. ])/giu,
];

/** “dev: no guardrail. prod is what I’m asking for: …” */
const OTHER_STAGE =
  /(?<=^|[.!?]\s)\s*(?:(?:in|on|for)\s+(?:dev\w*|test|staging|sandbox|qa)\s|(?:dev\w*|test\w*|staging|sandbox|qa)\s*[:=])(?:[^.\n]|\.(?=\S))*(?:[.\n]|$)/gimu;
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
