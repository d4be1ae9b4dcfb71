// Words that want the opposite of what is pasted next to them: a Deny of what it allows, or no call in its Region.
import type { Answers } from '#deepseek/answers/answers.ts';
import type { FieldValue } from '#deepseek/answers/field.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import type { ScenarioId } from '#deepseek/catalog/scenarios.ts';
import { shownCode } from '#deepseek/code/notes.ts';
import type { PlacedWords } from './clauses.ts';
import { lineOf } from './code-conflicts.ts';
import { areCalls } from './code-tasks.ts';
import type { Conflict, ConflictingPart } from './conflicts.ts';
import { placedIn } from './contradiction.ts';
import { withNo } from './exclusions.ts';
import { clauseBefore, isAffirmed } from './negations.ts';
import type { SentenceReading } from './read-english.ts';
import type { StatedPart } from './sentence-part.ts';
import { partsOf } from './sentence-parts.ts';
import type { Understood } from './understanding.ts';
import { EXCEPT_WORDS, EXEMPTS } from './vocabulary/exempt-words.ts';
import { joined, type PasteParts } from './words-around.ts';

/** What is pasted, as far as it gives answers. */
type Pasted = Understood & { readonly answers: Answers };

/** Where what is pasted states a value. Policies are read as a whole: it is looked for in them. */
export function placeIn(
  paste: string,
  { understood }: Understood,
  field: Conflict['field'],
  value: FieldValue,
): ConflictingPart {
  const own = understood.find((part) => part.field === field);
  if (own) return { text: own.text, start: own.start, end: own.end, value };
  const names = typeof value === 'boolean' ? ['WithResponseStream'] : [value].flat();
  const [line = ''] = /[\w.:/-]{0,200}deepseek[\w.:/-]*/i.exec(paste) ?? /\S.*/.exec(paste) ?? [];
  const text = names.find((name) => paste.includes(name)) ?? line;
  const start = paste.indexOf(text);
  return { text, start, end: start + text.length, value };
}

export function contradicted(
  text: string,
  field: Conflict['field'],
  pasted: readonly ConflictingPart[],
  said: ConflictingPart,
  what = field === 'scenario' ? 'What is called' : fieldOf(field).label,
): Conflict {
  const places = [
    ...pasted.map((part) => `\`${shownCode(part.text)}\`, line ${lineOf(text, part.start)}`),
    `“${said.text}”, line ${lineOf(text, said.start)}`,
  ];
  return {
    field,
    parts: [...pasted, said],
    message: `${what}: ${places.join(', or ')}?`,
  };
}

/** The whole of what is pasted, and no noun behind it: “this”, “the SCP”. */
const WHOLE = String.raw`(?:it|this|that|these|the|everyone|everybody)(?:\s+(?:whole|entire|old))?(?:\s+(?:scps?|polic(?:y|ies)|deny|ban|block|statement|role|code|calls?))?(?=\s*(?:[.,;:!?\n]|$)|\s+(?:now|again|and|please|because|since|from|so|for|below|above|instead|any ?more|any longer)\b)`;
const EVERYONE = String.raw`(?:it|this|that|they|code|deepseek|everything|every\w*|any\w*|people|users|employees|developers|teams?|accounts?)`;
const MUST = String.raw`(?:must|should|shall|has to|have to|needs? to)`;

const UNDOES = new RegExp(
  String.raw`\b(?:remove|undo|revert|delete|drop|lift|cancel|get rid of|retire|revoke|roll back)\s+${WHOLE}|\b(?:no longer|not|\w+n['’]t)\s+(?:want|need)\s+${WHOLE}|\bthe (?:exact )?opposite\b|\bother way a?round\b`,
  'i',
);
const DENIES = new RegExp(
  String.raw`\b(?:deny|forbid|block|ban|prohibit|disallow|(?:remove|revoke)(?=\s+(?:the\s+|all\s+)?access\b))\s+(?:${WHOLE}|(?:(?:the|all|any|every|calls?|calling|use|usage|using|access|of|to)\s+){0,4}deepseek\b(?![- ]?(?:r1|v3)))|\b(?:be|become|into|to|(?:make|as) (?:it|this))\s+an?\s+(?:explicit\s+)?deny\b|\b${EVERYONE}\s+${MUST}\s+be\s+(?:denied|forbidden|blocked|banned|prohibited)\b|\b${EVERYONE}\s+(?:must|should|may)\s?(?:not|n['’]t)\s+be\s+(?:allowed|able|permitted)(?=\s+to\s+(?:call|use|run|invoke|do)\b|\s*(?:[.,;:!?\n]|$))|\b(?:nobody|no[- ]one|no (?:account|team|role|user|app|developer|employee)s?)\b[^.;\n]{0,40}?\b(?:should|may|can|must|shall|is|are)\s+(?:be\s+)?(?:able|allowed|permitted|call|use|run|invoke)\b`,
  'i',
);
const ALLOWS = new RegExp(
  String.raw`\b(?:(?:should|must|may|can|needs?\s+to|ha(?:s|ve)\s+to|wants?\s+to)\s+(?:call|use|invoke|run)|(?:allow|permit|let|enable|unblock)s?)\b[^.;\n]{0,60}?(?:deepseek|bedrock|\br1\b|\bv3\.\d)|\b(?:is|are|(?:should|must|shall|will|may|to)\s+be)\s+(?:allowed|able|permitted)\b(?!\s+to\s+(?:deny|block|forbid|ban))|\b(?:allow|permit|enable)\s+${WHOLE}|\b(?:be|become|into|to|make (?:it|this))\s+an?\s+allow\b`,
  'i',
);
/** Words of some calls or callers, or of a doubt, and of no policy as a whole. */
const OF_SOME =
  /\b(?:without|outside|only|still|unless|directly|why|whether|if|does|did|prevent\w*|stop\w*)\b/i;

const EFFECT = /\beffect["']?\s*(?:[:=.]|=>)\s*\[?["']?(?:\w+\.)*(deny|allow)\b/gi;
/** What a Deny of a model or of all of Bedrock names. */
const OF_CALLS = /deepseek|\bbedrock:(?:\*|Invoke|Converse)|["']\*["']/i;

/** Words that want a Deny next to what allows, or a call next to what denies. */
export function opposed(
  text: string,
  { words, paste }: PasteParts,
  own: Pasted,
  alone: SentenceReading | undefined,
): Conflict | undefined {
  const effects = Array.from(paste.matchAll(EFFECT));
  const denying = effects.filter(([, effect]) => effect!.toLowerCase() === 'deny');
  const isDeny = denying.length > 0;
  if (isDeny && (denying.length < effects.length || !OF_CALLS.test(paste))) return undefined;
  const { english, placeOf } = joined(words);
  const opposite = [UNDOES, isDeny ? ALLOWS : DENIES].flatMap((pattern): readonly PlacedWords[] => {
    const { 0: found, index: start } = pattern.exec(english) ?? { 0: '', index: 0 };
    const end = start + found.length;
    const clause = clauseBefore(english, start) + found + /^[^.;\n]*/.exec(english.slice(end))![0];
    const isMeant = found !== '' && isAffirmed(english, { start, end }) && !OF_SOME.test(clause);
    const place = placeOf({ start, end });
    return isMeant && !EXEMPTS.test(clause) ? [{ ...place, text: text.slice(place.start, place.end) }] : [];
  });
  const task = alone?.understood.find(({ field }) => field === 'scenario');
  const denied = alone?.answers?.values.deniedModels;
  const isOther = isDeny
    ? areCalls(alone?.answers?.scenario ?? 'deny-deepseek', 'invoke') && !/\bCondition\b/i.test(paste)
    : alone?.answers?.scenario === 'deny-deepseek' && denied === undefined;
  const said = opposite[0] ?? (isOther && !EXEMPTS.test(english) ? task : undefined);
  if (!said) return undefined;
  const [effect] = effects;
  const start = effect ? effect.index + effect[0].length - effect[1]!.length : 0;
  const main = effect
    ? { text: effect[1]!, start, end: start + effect[1]!.length }
    : placeIn(paste, own, 'scenario', own.answers.scenario);
  const [value, other]: readonly ScenarioId[] = isDeny
    ? ['deny-deepseek', 'invoke']
    : [own.answers.scenario, 'deny-deepseek'];
  const { text: found, start: from, end } = said;
  const parts = [{ ...main, value: value! }];
  return contradicted(
    text,
    'scenario',
    parts,
    { text: found, start: from, end, value: other! },
    'Allow or deny',
  );
}

const EXCEPT = new RegExp(
  String.raw`\b(?:${EXCEPT_WORDS.join('|')}|other than|apart from|(?:any|every)\w* but|but not)\s+(?:for\s+|in\s+)?$`,
  'i',
);
/** “It does not work in us-east-1” is said of what is wanted. */
const FAILS =
  /(?:\bnot|n['’]t|\bnever)\s+(?:\w+\s+)?(?:work|able|allowed|authorized|available|get|have|sure|know|yet)\b|\b(?:cannot|can['’]t|couldn['’]t)\s|\bno\s+(?:access|quota|capacity|permissions?)\b/i;

/** What the words say no to, with the words that do. */
function deniedIn(english: string, part: StatedPart): PlacedWords | undefined {
  const { start, end } = part;
  const except = EXCEPT.exec(english.slice(0, start));
  const [nothing] = /^\s+nothing\b/i.exec(english.slice(end)) ?? [];
  if (except ?? nothing) return placedIn(english, except?.index ?? start, end + (nothing ?? '').length);
  const isMeant = part.negated === true && !FAILS.test(clauseBefore(english, start));
  return isMeant ? withNo(english, part) : undefined;
}

const holds = (value: unknown, one: unknown): boolean =>
  Array.isArray(value) && Array.isArray(one) ? value.some((each) => one.includes(each)) : value === one;

/** “Not in us-east-1”, “not R1”: what is said not to be, and what is pasted states. */
export function refused(text: string, { words, paste }: PasteParts, own: Pasted): readonly Conflict[] {
  const { english, placeOf } = joined(words);
  const { scenario, values } = own.answers;
  return partsOf(english).parts.flatMap((part): readonly Conflict[] => {
    const denied = deniedIn(english, part);
    if (!denied) return [];
    const { answers = {}, entities = [] } = part.row ?? {};
    const fields = (['regions', 'models', 'streaming', 'entity'] as const).filter((id) => {
      const value = values[id];
      if (id === 'entity') return entities.some((each) => each === value);
      return value !== undefined && value !== false && holds(answers[id], value);
    });
    const isTask = scenario === 'invoke-r1' && holds(answers['servedModels'], ['r1']);
    const place = placeOf(denied);
    return [...fields, ...(isTask ? (['scenario'] as const) : [])].map((field) => {
      const value = field === 'scenario' ? scenario : values[field]!;
      const said = {
        ...place,
        text: text.slice(place.start, place.end),
        value: value === true ? false : value,
      };
      return contradicted(text, field, [placeIn(paste, own, field, value)], said);
    });
  });
}
