// Who calls a model, by grammar: the subject of the call, or the place next to it. What only starts that caller, runs it or is worked on calls nothing, and who is none of our callers is said to be outside.
import { MODEL_IDS } from '#deepseek/facts/models.ts';
import { overlap } from './not-read.ts';
import type { OutsidePart } from './outside.ts';
import { STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import { isWord, PRODUCTS } from './sentence-parts.ts';
import type { WordPlace as Place } from './sentence-words.ts';
import { OUTSIDE_KINDS } from './vocabulary/outside-words.ts';

const MODEL = String.raw`(?:deep\s*-?\s*seek|bedrock|(?<![\w.])(?:${MODEL_IDS}|v3)(?![\w.]*\d))`;

/** “Calls V3.1”, “asks it”; in German and Japanese, the verb stands last. */
const CALL = new RegExp(
  String.raw`(?<=${MODEL}\s{1,9})(?:calls?|aufruft)(?=\s*(?:[.,;]|$))|\b(?:calls?|invokes?|uses?|quer(?:y|ies)|talks? to|consumes?|access(?:es)?|needs?|asks?)\b(?!\s+to\b)(?=(?:[^,;:!?\n.]|\.(?=\S)){0,40}?(?:${MODEL}|\b(?:it|models?)\b))`,
  'giu',
);

/** Where a clause ends. */
const BREAK =
  /[,;:!?\n()]|\.(?=\s|$)|\s[–—-]\s|\b(?:and|but|so|yet|while|whereas|because|since|once|when|if|although|though|where|or)\b/gi;

/** “A Lambda which”, “let the Lambda”: the noun right before the verb calls. */
const NEAREST =
  /\b(?:that|which|who)\s+(?:\w+\s+)?$|\b(?:lets?|have|makes?|wants?|allows?|starts?|triggers?|runs?)\s[^,;]{0,40}$/i;

/** “Step Functions starts a Lambda”, “calls a Lambda which calls V3.1”: what stands before it only starts it. */
const STARTS =
  /\S\s+(calls?|invokes?|starts?|triggers?|runs?|launch(?:es)?|kicks? off|schedules?|startet|submits?|orchestrates?|executes?)\s+(?:\w+\s+){0,3}$/i;
const ALSO_CALLS = /^(?:call|invoke|run)/i;
/** “A Glue job started by Lambda”, “ECS on EC2”. */
const STARTED_BY =
  /^,?(?:\s+\w+){0,2}?\s+(?:started|triggered|invoked|called|run|scheduled|orchestrated|launched|managed|kicked off)\s+(?:by|from|with|via)\s+(?:(?:an?|the|our)\s+)?$/i;
const ON =
  /^(?:\s+[\w-]+){0,2}?\s+(?:running\s+|runs?\s+)?on\s+(?:(?:an?|the|our)\s+)?\w+(?:\s+(?:instances?|nodes?|cluster))?$/i;
/** “Von Lambda gestartet” */
const STARTED_BEHIND = /^\s*(?:から\s*)?(?:gestartet|ausgelöst|起動|启动|触发)/;
const RUNS_ON: ReadonlySet<string> = new Set(['ecs', 'eks-pods', 'eks-irsa', 'batch-job']);

/** “To summarize GitHub issues”, “for GitLab”: what is worked on. */
const WORKED_ON =
  /^(?:(?!\b(?:and|also|too|or|from|by)\b)[^,;:])*\b(?:to (?!an?\b|the\b|our\b)[a-z]+|for|about)\b(?:(?!\b(?:and|also|too|from|by)\b)[^,;:])*$/i;

/** Words for what others than AWS have, too. */
const GENERIC =
  /^(?:in |on )?(?:(?:serverless )?functions?|jupyter(?:lab)?|(?:jupyter )?notebooks?|containers?|docker|(?:virtual )?machines?|vms?|instances?|servers?|kubernetes|k8s|pods?)$/i;
const NEXT_TO =
  /^\s*(?:(?!and|or|to|with|for|behind|via|by|from)\w+\s+)?(?:(?:on|in|at|of)\s+(?:(?:an?|the|our)\s+)?)?$/i;

/** Machines of a person. */
const DEVICE =
  /\b(?:laptop|desktop|macbook|mac|pc|workstation|(?:my|home|dev|developer|local|own) (?:machine|computer|server)|browser|phone|raspberry pi)s?\b/giu;
/** “Zapier”, “Google Colab”. */
const NAME =
  /(?<![\p{L}\p{N}_./:@-])(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?\b)\p{Lu}[\p{L}\p{N}]*(?: \p{Lu}[\p{L}\p{N}]*){0,2}(?![\p{L}\p{N}_/:@-]|\.\w)/gu;
/** Names for software and people that say nothing of where it runs. */
const SAYS_NOTHING =
  /(?:^|\s)(?:\w*(?:bots?|end|body|one|thing|ing|ers|[iy][sz]ers?|ators?|ists?)|(?:apps?|applications?|services?|agents?|jobs?|scripts?|programs?|tools?|workers?|systems?|platforms?|sites?|pipelines?|process\w*|workflows?|assistants?|clients?|teams?|code|products?)|all|both|each|it|they|we|you|he|she|i|this|that|these|those|who|what|which|there|people|now|production|prod|dev|staging|direct|finance|security|compliance|research|legal|support|please|roles?)$/iu;

const DETERMINED = String.raw`\s*(?:(?:the|an?|our|my|your|his|her|their|this|我|私の|aws|amazon|also|then|now|today)\s+)*`;
const DETERMINERS = new RegExp(String.raw`^(?:.*\b(?:on|in|from|at)\s)?${DETERMINED}$`, 'is');
/** What stands before the place from which something is called: “V3.1 from”, “called on”. */
const FROM = new RegExp(
  String.raw`(?:${MODEL}|\b[a-z]{2}-[a-z]+-\d|\b(?:call\w*|invok\w*|us(?:e|es|ed|ing)|runs?|functions?|notebooks?|containers?|pods?|vms?|app))\s+(?:only\s+)?(?:from|on|by|in|inside|via)\s+${DETERMINED}$`,
  'iu',
);
/** Behind a name that is the subject. */
const VERB_BEHIND =
  /^(?:\s+(?:on|in|at|from)\s.*|\s+(?:deepseek\s+)?[rv]\d\S*)?(?:\s+(?:must|may|can|could|should|shall|will|would|to|do|does|only|also|then|now|directly|has|needs?|wants?|be able|is))*\s*$/i;
const NOT_PEOPLE = /^(?!\s+(?:teams?|users?|people|department|customers?|data)\b)/i;
/** These are nouns, too. */
const NOUNS = /^(?:needs?|asks?|access)$/i;

const strangerAt = (text: string, start: number): OutsidePart => ({
  text,
  start,
  end: start + text.length,
  kind: 'caller',
  message: `“${text}” ${OUTSIDE_KINDS.caller}`,
});

interface Strangers {
  readonly named: readonly OutsidePart[];
  readonly unknown: readonly OutsidePart[];
}

interface Call extends Place {
  readonly verb: string;
  /** Where its clause begins. */
  readonly from: number;
}

function clauseStart(text: string, at: number): number {
  const from = Math.max(0, at - 160);
  const last = Array.from(text.slice(from, at).matchAll(BREAK)).at(-1);
  return from + (last ? last.index + last[0].length : 0);
}

const callsIn = (text: string): readonly Call[] =>
  Array.from(text.matchAll(CALL), ({ 0: verb, index: start }) => ({
    verb,
    from: clauseStart(text, start),
    start,
    end: start + verb.length,
  }));

/** “Assumes the role” means many, and says nothing of who. */
const MANY = 3;
const isCaller = ({ entities }: StatedPart): boolean => entities.length > 0 && entities.length < MANY;

const areSame = (one: StatedPart, other: StatedPart): boolean =>
  one.entities.some((id) => other.entities.includes(id));

const isWithin = (part: Place, start: number, end: number): boolean => part.start >= start && part.end <= end;

/** “ECS on EC2” */
const isOn = (text: string, one: Place, other: Place): boolean => ON.test(text.slice(one.end, other.end));

/** The subject of each call, and the callers that are only named with it. */
function subjectsIn(text: string, callers: readonly StatedPart[]) {
  return callsIn(text).flatMap((call) => {
    const named = callers.filter((part) => isWithin(part, call.from, call.start));
    const first = NEAREST.test(text.slice(call.from, call.start)) ? named.at(-1) : named[0];
    if (!first) return [];
    // “A container on EC2” is that; “a GitHub runner on EC2” may be both.
    const on = named.find((part) => !areSame(part, first) && isOn(text, first, part));
    const subject = on && GENERIC.test(first.text) ? on : first;
    if (on && subject === first && !RUNS_ON.has(first.entities[0]!)) return [];
    const others = callers.filter(
      (part) =>
        !areSame(part, subject) &&
        !part.entities.includes('roles-anywhere') &&
        (isWithin(part, first.start, call.start) ||
          (part.start > call.end && WORKED_ON.test(text.slice(call.end, part.start)))),
    );
    return [{ subject, others }];
  });
}

/** The parts that only start the caller, run it, or are what it works on. */
function idleIn(text: string, parts: readonly StatedPart[]): ReadonlySet<StatedPart> {
  const isStarting = ({ end }: StatedPart): boolean => STARTED_BEHIND.test(text.slice(end));
  const callers = parts.filter((part) => isCaller(part) && !isStarting(part));
  const said = subjectsIn(text, callers);
  const subjects = said.map(({ subject }) => subject);
  const idle = new Set([...parts.filter(isStarting), ...said.flatMap(({ others }) => others)]);
  for (const [index, caller] of callers.entries()) {
    const from = clauseStart(text, caller.start);
    const verb = STARTS.exec(text.slice(from, caller.start))?.[1];
    const calls = subjects.some((subject) => areSame(subject, caller));
    const before = parts.filter((part) => isWithin(part, from, caller.start));
    if (
      verb !== undefined &&
      (calls || !ALSO_CALLS.test(verb)) &&
      !before.some(({ answers }) => answers['profileModels'])
    )
      for (const part of before) if (calls || isCaller(part)) idle.add(part);
    const previous = callers[index - 1];
    if (!previous || areSame(previous, caller)) continue;
    const between = text.slice(previous.end, caller.start);
    // In Japanese, no verb stands between.
    if (calls && /^\s{2,}$/.test(between)) idle.add(previous);
    if (STARTED_BY.test(between)) idle.add(caller);
    if (isOn(text, previous, caller))
      if (GENERIC.test(previous.text)) idle.add(previous);
      else if (RUNS_ON.has(previous.entities[0]!)) idle.add(caller);
  }
  return new Set([...idle].filter((part) => !subjects.includes(part)));
}

/** What may call, and is none of our callers: what is outside, machines of a person, and names that nothing here knows. */
function strangersIn(text: string, parts: readonly StatedPart[], outside: readonly OutsidePart[]): Strangers {
  const found = (pattern: RegExp, known: readonly Place[]): readonly OutsidePart[] =>
    Array.from(text.matchAll(pattern), ({ 0: words, index }) => strangerAt(words, index)).filter(
      (place) => !known.some((other) => overlap(place, other)),
    );
  const known = [...outside, ...parts.filter(({ isUnread }) => isUnread !== true)];
  const devices = found(DEVICE, known);
  const names = found(NAME, [...known, ...devices]).filter(
    ({ text: name }) => !isWord(name) && !PRODUCTS.test(name) && !SAYS_NOTHING.test(name),
  );
  return { named: [...outside.filter(({ kind }) => kind !== 'model'), ...devices], unknown: names };
}

/** Those that call: the subject of a call, or next to it. Of an unknown name, more must say so. */
function callingIn(text: string, { named, unknown }: Strangers): readonly OutsidePart[] {
  const calls = callsIn(text).filter(({ verb }) => !NOUNS.test(verb));
  const isSubject = (place: Place, before: RegExp, behind: RegExp): boolean =>
    calls.some(
      ({ from, start }) =>
        isWithin(place, from, start) &&
        before.test(text.slice(from, place.start)) &&
        behind.test(text.slice(place.end, start)),
    );
  const leadTo = ({ start }: Place): string =>
    FROM.exec(text.slice(Math.max(0, start - 60), start))?.[0] ?? '';
  return [
    ...named.filter((place) => isSubject(place, DETERMINERS, NOT_PEOPLE) || leadTo(place) !== ''),
    ...unknown.filter(
      (place) => isSubject(place, /^\s*$/, VERB_BEHIND) || /\s(?:from|on|by)\s$/i.test(leadTo(place)),
    ),
  ];
}

/** The parts, of which only those that call mean a trusted entity, and what is outside. */
export function whoCalls(
  text: string,
  parts: readonly StatedPart[],
  outside: readonly OutsidePart[],
): { readonly parts: readonly StatedPart[]; readonly outside: readonly OutsidePart[] } {
  const idle = idleIn(text, parts);
  const strangers = strangersIn(text, parts, outside);
  const between = (one: Place, other: Place): string =>
    text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start));
  // “Vercel function”, “a container on Scaleway”
  const ownerOf = (part: StatedPart): OutsidePart | undefined =>
    GENERIC.test(part.text)
      ? (strangers.named.find(
          (place) =>
            NEXT_TO.test(between(place, part)) && !(place.kind === 'service' && /function/i.test(part.text)),
        ) ?? strangers.unknown.find((place) => isOn(text, part, place)))
      : undefined;
  const owners = parts.flatMap((part) => ownerOf(part) ?? []);
  const own = parts.map((part): StatedPart => {
    const { text: words, start, end } = part;
    if (idle.has(part) && !isCaller(part))
      return { ...STATES_NOTHING, text: words, start, end, negated: true };
    return idle.has(part) || ownerOf(part) ? { ...part, entities: [] } : part;
  });
  if (own.some(({ entities }) => entities.length > 0)) return { parts: own, outside };
  const calling = new Map([...callingIn(text, strangers), ...owners].map((place) => [place.start, place]));
  return {
    parts: own,
    outside: [
      ...outside.filter(({ start }) => !calling.has(start)),
      ...Array.from(calling.values(), (place) =>
        place.kind === 'cloud' ? place : strangerAt(place.text, place.start),
      ),
    ].toSorted((a, b) => a.start - b.start),
  };
}
