// Whether two things that a text says can hold together after all: corrected, at another time, elsewhere, or excepted. And what it says and does not mean.
import type { PlacedWords } from './clauses.ts';
import { clauseBefore } from './negations.ts';
import { blankOut, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { EXEMPTS } from './vocabulary/exempt-words.ts';

/** What takes back what was said before it. */
const CORRECTS =
  /\b(?:decisions?|decided|we (?:chose|choose|picked|settled)|sorry|correction|corrected|i (?:meant|mean)|scratch that|oops|typo|make that|no wait|wait,|actually|or rather|on second thought|(?:that|this|it|which) (?:has|have) changed)\b/i;

/** Another time, a condition, a choice that is still open, or what is known and meant. */
const NOT_NOW =
  /\b(?:or|whether|maybe|perhaps|later|yet|in q[1-4]|until|today|currently|so far|used to|formerly|previously|before that|in the past|last (?:year|month|week|quarter)|next (?:year|month|week|quarter)|planned|eventually|migrat\w+|mov(?:e|es|ed|ing) (?:\w+ )?(?:from|to|off|away)|switch\w* (?:from|to)|first\b[^.;]*\bthen|both|if|in case|fall-?back|takes? over|emergenc\w+|break-?glass|instead|no longer|no more|(?:is|are) (?:the |an )?exceptions?|(?:i|we) know|(?:that|which|this)(?: is|['’]s) (?:fine|ok\w*|intended|on purpose))\b/i;

/** Of these, two make a difference: “in prod”, “in dev”. */
const SETTINGS =
  /\b(prod\w*|dev|develop\w*|staging|sandbox|test(?:ing)?|night|day\b|weekends?|peak|office hours)\b/gi;

/** Two roles, each with its own. */
const OTHER_ROLE =
  /\b(?<!\b(?:from|by) )(?:(?:separate|second|another|different|other|further) (?:role|one)|its own role|(?:two|three|separate) (?:roles|lambdas?|services?|apps?|functions?|tasks?|teams?)|one for\b[\s\S]*\bone for|respectively)\b/i;

/** What ends a sentence: no dot within “V3.2” or a name. */
const ENDS = /[;!?\n]|\.(?=\s|$)/g;

/** The sentences in which both stand, and what is between. */
function around(text: string, start: number, end: number): string {
  const ends = Array.from(text.matchAll(ENDS), ({ index }) => index);
  const from = ends.findLast((at) => at < start) ?? -1;
  const to = ends.find((at) => at >= end) ?? text.length;
  return text.slice(from + 1, to);
}

/** ARNs of one kind, of which each has its own: “arn:…/chat (sync), arn:…/reports (async)”. */
function haveOwnArns(text: string, from: number, to: number): boolean {
  const arns = Array.from(text.slice(0, to).matchAll(/\barn:[\w-]+:([\w-]+:)\S*/g));
  const [one, other] = [arns.findLast(({ index }) => index <= from), arns.at(-1)];
  return one !== undefined && one[1] === other?.[1] && one[0] !== other?.[0];
}

/** “No other model”, “no reading or listing”: these leave no choice. */
const STRICT =
  /\b(?:no|not any|without any) other [\w-]+|\b(?:no|not|without|never|nor)\b[^.;,\n]{0,30}?\bor\b|\b(?:and )?(?:nothing|nobody|nowhere|no one) else\b|\bboth (?:buckets|files|keys)\b|\b(?:every|any|no)(?:thing|body|one) else (?:is|are|must be|has to be) (?:denied|blocked|forbidden|refused)\b/gi;

/** “For results”, “for inputs”. */
const FOR = /^\s+for (?:the |our |all )?(\w+)/i;

export function holdBoth(text: string, one: PlacedWords, other: PlacedWords): boolean {
  const uses = [one, other].map(({ end }) => FOR.exec(text.slice(end))?.[1]?.toLowerCase());
  if (uses[0] !== undefined && uses[1] !== undefined && uses[0] !== uses[1]) return true;
  const [from, to] = [Math.min(one.start, other.start), Math.max(one.end, other.end)];
  const words = around(text, from, to).replaceAll(STRICT, '');
  const settings = new Set(Array.from(words.matchAll(SETTINGS), ([word]) => word.slice(0, 3).toLowerCase()));
  return (
    EXEMPTS.test(words) ||
    CORRECTS.test(text.slice(from)) ||
    NOT_NOW.test(words) ||
    OTHER_ROLE.test(words) ||
    haveOwnArns(text, from, Math.max(one.start, other.start)) ||
    settings.size > 1
  );
}

/** What was, was dropped, was only said by others, or is about something else: “we used to run on Lambda”. */
const PAST =
  /\b(?:originally|initially|(?<!\b(?:is|are|be|was|were|been|gets?) )used to (?!(?:it|this|that|the)\b)\w+|(?:looked (?:at|into)|considered|evaluated|tried|thought (?:about|of))\b[^.;]{0,40}\b(?:at )?first|formerly|previously|in the past|until (?:last|now|yesterday)|(?<!\bsince |\b(?:that|which) (?:we |was |were |is |are )?(?:import|creat|deploy|train|tun|upload|ma[dk]|buil)\w*\b[^.;,]{0,40})last (?:year|month|quarter|week|time|round|sprint|release)|(?:first|original|initial|old|other) (?:idea|plan|thought|attempt|approach|draft) (?:was|were|had been)|(?:was|were) (?:\w+ )?too (?!the\b)\w+|(?:might|may|could|will) (?:only )?(?:come|follow|be added|happen|arrive) (?:\w+ )?(?:next|later|some ?day)|(?:is|are)(?: already)? (?:deleted|decommissioned|dead)\b(?! (?:after|within))|no longer|old (?:version|one|setup|app|system|role|notebook|code|script|pipeline)|(?:first|initial|earlier) (?:version|release|setup)\b[^.;]{0,30}\b(?:ran|was|had|used|called)|(?:is|are|gets?|being) (?:replaced|superseded)(?= (?:by|with)\b)|(?:was|were|has been|got) (?:superseded|dropped|abandoned|given up|discarded|scrapped|abolished|switched off|rejected|replaced|postponed|ruled out|refused|declined|vetoed)|(?:was|were) (?:proposed|suggested|considered) (?:and|but) (?:\w+ )?(?:refused|rejected|dropped|declined)|(?:this|that|it) is(?: not|n['’]t) it|another story|(?:was|were) (?:once )?(?:on the roadmap|planned|an option|an idea)|(?:already ha(?:s|ve)|ha(?:s|ve) (?:its|their)(?: own)?) (?:one|roles?)|nothing to do with|irrelevant|(?:someone|somebody|forum|colleague|vendor|blog|rumou?r|they)\b[^.;]{0,30}\b(?:said|says|claim\w*|told|thinks?|wrote|writes))\b/i;
const CLAUSE = /(?:[^,;:!?\n.()]|\.(?=\d))+/g;
const STOPPED =
  /^(?:used to|no longer) (?!used\b|needed\b|in use\b|there\b|wanted\b|valid\b|supported\b|active\b|exists?\b)\w/i;
/** “An instance used to run jobs calls V3.1” */
const IS_USED =
  /^used to (?:(?!\b(?:and|but|now|today|which|that|when)\b)[^,])*(?=\b(?:calls|invokes|uses|needs|must|should)\b(?! to\b))/i;
const AND_BEFORE = /^.*\b(?:and|but|while)\b/i;
const BUT_NOW = /^ (?:by|with|for|in favou?r of)\b|\b(?:now|but|today)\b/i;

/** The clauses about what was, each to where it says what is. */
const pastIn = (text: string): readonly { readonly start: number; readonly end: number }[] =>
  Array.from(text.matchAll(CLAUSE)).flatMap(({ 0: clause, index: start }) => {
    const past = PAST.exec(clause);
    if (!past) return [];
    const used = IS_USED.exec(clause.slice(past.index));
    if (used) return [{ start: start + past.index, end: start + past.index + used[0].length }];
    const from = past.index + past[0].length;
    const now = clause.slice(from).search(BUT_NOW);
    // Who used to do it may do something else now, and so may what stands before “and”.
    const isDone = STOPPED.test(clause.slice(past.index));
    const kept = /^no longer/i.test(past[0]) ? AND_BEFORE.exec(clause.slice(0, past.index)) : null;
    const begin = isDone ? past.index : (kept?.[0].length ?? 0);
    return [{ start: start + begin, end: start + (now < 0 ? clause.length : from + now) }];
  });

/** The text without what was. Offsets stay. */
export const withoutPast = (text: string): string => blankOut(text, pastIn(text));

/** Whether both say who, where or what is called. */
const sayTheSame = (one: StatedPart, other: StatedPart): boolean =>
  (one.entities.length > 0 && other.entities.length > 0) ||
  (one.region !== undefined && other.region !== undefined) ||
  ['profileModels', 'network', 'logDestination', 'streaming'].some(
    (id) => id in one.answers && id in other.answers,
  );

const USED_TO = /\bused to $/i;

/** The parts, of which those that are past or corrected state nothing. */
export function settled(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const past = pastIn(text);
  const corrected = CORRECTS.exec(text)?.index ?? -1;
  const news = corrected < 0 ? [] : parts.filter(({ start, negated }) => start > corrected && !negated);
  if (past.length === 0 && news.length === 0) return parts;
  // “We no longer stream” says that nothing streams.
  const isStopped = ({ negated, start }: StatedPart): boolean =>
    negated === true && /\bno longer (?:\w+ )?$/i.test(text.slice(Math.max(0, start - 30), start));
  const isOver = (part: StatedPart): boolean =>
    (!isStopped(part) && past.some(({ start, end }) => part.start >= start && part.end <= end)) ||
    (part.start < corrected && news.some((other) => sayTheSame(part, other)));
  return parts.map((part) => {
    if (!isOver(part)) return part;
    const { text: words, start, end, families, row } = part;
    // “We used to stream” says that nothing streams now.
    const answers = (USED_TO.test(text.slice(0, start)) && row?.negated) || {};
    return { ...STATES_NOTHING, text: words, start, end, families, answers, negated: true };
  });
}

const SCOPE = String.raw`(?:(?:out of|outside(?: of)?|beyond|not (?:in|part of|within|for)|n['’]t (?:in|part of|within|for))(?: (?:the|this|our|my))? (?:scope|ticket|request|story|issue|task|project)|non-goals?|(?:(?:an?|some) )?(?:separate|other|another|later|different) (?:ticket|story)|(?:some(?:one|body)|anyone|no ?body) else['’]s (?:ticket|task|story|job))`;
const BULLETS = String.raw`(?:[ \t]*(?:[-*•+]|\d+[.)])[ \t][^\n]*(?:\n|$))+`;

const ASIDES: readonly RegExp[] = [
  // “After a long evaluation we decided …”
  /\bafter (?:(?:an?|some|much|our|the|many|long|short|internal|careful|lengthy|extensive) ){1,3}(?:evaluations?|discussions?|reviews?|research|tests|testing|meetings?|debates?)\b(?=,? (?:we|they|i|it|the \w+) (?:have |has )?\w+ed\b)/giu,
  // “~~R1~~ V3.2”
  /~~(?=\S)[^~\n]+~~|<(s|del|strike)>[^]{0,300}?<\/\1>/giu,
  // “Out of scope: who may read the logs”, in the line or in a list below it
  new RegExp(
    String.raw`${SCOPE}[ \t*_]*(?:[:=—–][ \t*_]*(?:\n+${BULLETS}|[^\n]+)|[ \t]*\n+${BULLETS})`,
    'giu',
  ),
  // “We moved from ECS to EKS”, “we replaced R1 with V3.2”
  /(?<!\b(?:plan\w*|will|want\w*|may|might|going|consider\w*|think\w*|would|could|should|can|before|until|if)\b[^.;,]{0,30})\b(?:mov(?:e|ed|ing)|migrat(?:e|ed|ing)|switch(?:ed|ing)?|(?:up|down)grad(?:ed|ing)|chang(?:ed|ing)|gone|went)(?: over| away| everything)? from (?:[^.;,\n]|\.(?=\S)){1,40}?(?= (?:on)?to )|\b(?:of|from) \S+(?= (?:on|to) \S+ (?:umgezogen|umgestiegen|gewechselt|umgestellt|migriert))/giu,
  /(?<=\b(?:mov|migrat|switch)(?:ed|ing)(?: (?:our|the) \w+| it)? )(?:off|away from|out of) [^.;,\n]{1,30}?(?= (?:(?:on|in)?to|and) |[.;,\n]|$)|\b(?:came from|we left) [^.;,\n]{1,30}?(?= and (?:moved|went|switched|migrated|(?:are|is) now)\b)|\breplaced (?:the |our )?[^.;,\n]{1,30}?(?= (?:with|by) )|\((?:was|were|formerly|previously|before|earlier|until now)\b:? [^)\n]*\)/giu,
  // “From V3.1 to V3.2 and back to V3.1”
  /\bto (?:[^.;,\n]|\.(?=\S)){1,40}?(?=,? (?:and |then |later )+back to )/giu,
  // “Security proposed an SCP; management said no to that”
  /\b(?:proposed|suggested|wanted|planned|asked for|thought (?:of|about))\b[^.;,\n]*[.;,]\s*(?:but )?[^.;,\n]*\b(?:said no|declined|rejected|refused|vetoed|turned (?:it|that|this) down)\b(?: to (?:that|it|this))?/giu,
  // “We considered us-east-1, but rejected it”
  /\b(?:considered|looked (?:at|into)|evaluated|tried)\b[^.;\n]{0,40}?,? (?:but|and) (?:then )?(?:rejected|dropped|discarded|decided against)(?: (?:it|that|them))?/giu,
  // “Unlike the buckets of others, which have a key, this one …”
  /\bunlike\b[^.;\n]*?,(?= (?:this|that|these|ours?|it|here|we|my|the)\b)/giu,
  // “They stream. Ours is different: …”
  /(?:[^.;!?\n]|\.(?=\S))*[.;!?]?\s*\b(?:but )?(?:ours|mine|this one) (?:is|are) different\b/giu,
  // “In the sample it is Lambda, please ignore that”
  /(?:[^.;!?\n]|\.(?=\S))*[,;]\s*(?:(?:so|but|please|just) )*ignore (?:that|this|it)\b/giu,
  // “Not limited to the default of 1 hour”
  /\b(?:not|n['’]t) (?:be )?(?:limited|restricted|capped) to (?:the |its )?(?:default|usual|standard)[^,;.\n]*/giu,
  // “External IDs are for third parties”
  /\bexternal ids? (?:is|are) (?:only |meant )*for [^,.;\n]*/giu,
  // “> does it stream?”, before the answer
  /^>[^\n]*\?[ \t]*$/gmu,
  // “By Step Functions? No, by GitHub”
  /(?:[\w-]+[ \t]+){0,3}[\w-]+\?\s+(?=no\b[,. ])/giu,
];

/** “R1 and logging are out of scope”, “R1 (another ticket)” */
const IS_OUT = new RegExp(
  String.raw`(,? *\(|[:–—-] *|\b(?:is|are|was|were|stays?|remains?)(?=\b|n['’]t) ?)${SCOPE}`,
  'giu',
);
const LISTED = /(?<=^|[\s(])(?:[^\s,;:.!?()]|\.(?=\S))+(?:,|,? and) *$/u;

/** Where the clause, or the list, begins that is said to be out. */
function startOfOut(text: string, { 0: words, 1: is = '', index }: RegExpExecArray): number {
  let start = index - clauseBefore(text, index).length;
  const listed = (): number =>
    LISTED.exec(text.slice(Math.max(0, start - 60), start).trimStart())?.[0].length ?? 0;
  if (/^(?:are|were)/i.test(is)) while (listed() > 0) start -= listed();
  return Math.min(start, index + words.length);
}

/** “[ ] R1”, where another is ticked. */
const TICKED = /\[[xX✓✔]\]|[☑✅✔]/;
const UNTICKED = /(?:\[ ?\]|☐)[^[☐☑✅✔\n]*|^.*[❌✗✘].*$/gmu;

/** “dev: no guardrail. prod is what I’m asking for: …” */
const OTHER_STAGE =
  /(?<=^|[.!?]\s)\s*(?:(?:in|on|for)\s+(?:dev\w*|test|staging|sandbox|qa)\s|(?:dev\w*|test\w*|staging|sandbox|qa)\s*(?:[:=]|\([^)\n]*\b(?:done|finished|exists?|leave|ready)\b))(?:[^.\n]|\.(?=\S))*(?:[.\n]|$)/gimu;
const FOR_PROD =
  /\bprod\w*\s+(?:is|are)\s+(?:what|the one|all)\b|\bprod\w*,? (?:which|what|the one)\b[^.:;]*\b(?:ask|need|want|request)|\b(?:missing|needed|wanted|left|only)\s+(?:is\s+|for\s+)?(?:the\s+)?prod|\b(?:this|ticket|role|request)\s+is\s+(?:only\s+)?(?:for|about)\s+prod/i;

/** The text without what it does not mean. Offsets stay. */
export function withoutAsides(text: string): string {
  const asides = [
    ...ASIDES,
    ...(TICKED.test(text) ? [UNTICKED] : []),
    ...(FOR_PROD.test(text) ? [OTHER_STAGE] : []),
  ];
  const out = Array.from(text.matchAll(IS_OUT), (match) => ({
    start: startOfOut(text, match),
    end: match.index + match[0].length,
  }));
  return asides.reduce(
    (rest, pattern) => rest.replace(pattern, (aside) => '\0'.repeat(aside.length)),
    blankOut(text, out),
  );
}
