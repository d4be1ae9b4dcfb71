// Texts of which something is not meant, or no longer: see both-hold.ts, which is fetched when one shows a sign of it.
import { late } from './late-parts.ts';
import type { StatedPart } from './sentence-part.ts';

/** A text has one of these if it corrects itself, says what was or leaves something out. */
const SIGN =
  /[~<?[\u2610\u274c\u2717\u2718]|scope|goal|ticket|stor[yi]|request|els|\bprod|\bmove\b|mov(?:ed|ing)|migr|umge|wechsel|switch|grad(?:e|ing)|chang|replac|supersed|back to|came from|left|went|retir|former|previous|earlier|used to|\b(?:past|until|last|longer|old|was|were|been|got|wait)\b|is(?: not|n['’]t) it\b|ha(?:s|ve) (?:its|their|one)|already has|nothing to do|irrelevant|origina|initial|look(?:ed|ing) (?:at|into)|consider|evaluated|tried|sa(?:id|ys)|claim|told|think|wr[io]te|deci[ds]|cho[os]|pick|settled|sorry|correct|\bi mean|scratch|oops|typo|make that|actual|rather|thought|(?:might|may|could|will) (?:\w+ )?(?:come|follow|be added|happen|arrive)|deleted|decommission|dead|unlike|ours\b|mine\b|ignore|external ids?\b/i;

const over = (text: string) => (SIGN.test(text) ? late('bothHold') : undefined);

/** The text without what it does not mean. Offsets stay. */
export const withoutAsides = (text: string): string => over(text)?.withoutAsides(text) ?? text;

/** The parts, of which those that are past or corrected state nothing. */
export const settled = (text: string, parts: readonly StatedPart[]): readonly StatedPart[] =>
  over(text)?.settled(text, parts) ?? parts;

/** What is there already, and is no task. */
const IS_THERE =
  /already|exists|\b(?:is|are|ha[sv]e?|was|were) (?:been|being|done|o?n |[a-z-]+ed\b)|\bscps?\b|\bothers?\b|another|else\b|partner|vendor|contractor|supplier|另一|别的|別/i;

/** The parts, of which those that are there already speak for no task. */
export const withoutGiven = (text: string, parts: readonly StatedPart[]): readonly StatedPart[] =>
  (IS_THERE.test(text) && late('thereAlready')?.withoutGiven(text, parts)) || parts;
