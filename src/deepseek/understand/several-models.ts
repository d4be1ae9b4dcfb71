// Texts that name several models: which of them are wanted, and whether both are. “R1 is overkill, V3.1 suffices.”
import type { AnswersView } from '#deepseek/answers/field.ts';
import { ofTask, type Contradiction } from './contradiction.ts';
import { clauseBefore } from './negations.ts';
import { STATES_NOTHING, type StatedPart } from './sentence-part.ts';

interface NamedModel {
  readonly part: StatedPart;
  readonly id: string;
}

/** Policies for everyone say of each model what they do about it. */
const isAboutEveryone = ({ scenarios }: StatedPart): boolean =>
  ['deny-deepseek', 'approve-models', 'organization'].some(
    (id) => (scenarios as Readonly<Record<string, number>>)[id] !== undefined,
  );

/** The models that are called, each place; none of a text that names only one. */
function modelsIn(parts: readonly StatedPart[]): readonly NamedModel[] {
  if (parts.some(isAboutEveryone)) return [];
  const named = parts.flatMap((part): readonly NamedModel[] => {
    const { profileModels: ids } = part.answers;
    return part.negated !== true && Array.isArray(ids) && ids.length === 1
      ? [{ part, id: String(ids[0]) }]
      : [];
  });
  return new Set(named.map(({ id }) => id)).size > 1 ? named : [];
}

const UNWANTED_BEFORE =
  /\b(?:forget(?: about)?|drop(?:ping|ped)?|tested|tried|tr(?:y|ied) out|evaluated|considered|compared|thought (?:about|of)|because(?: of)?|since|docs?|article|title|example|tutorial|blog|wiki|says?|said|already|old(?:er)?|previous|current|legacy|retire|replac(?:e|ed|es|ing)|(?:(?:up|down)grad|mov|migrat|switch|chang|roll|revert|went)\w*(?: \S+){0,5} from|away from|than|over|unlike|same as|like)\b(?:(?!\b(?:and|but|want|need)\b)[^.;,:!?\n]){0,25}$/i;
const UNWANTED_BEHIND =
  /^["'”’)]*(?: (?:model|access|role|app|version)s?\b)?\s*(?:(?:is|was|were|seems?|turned out(?: to be)?|would be|has been|feels?|looks?|being|gets?|got)\s+(?:\w+\s+)?)?(?:overkill|too\b|(?:out|outside) of\b|deprecated|legacy|old\b|retir\w+|hallucinat\w+|(?:is|are|was|were)(?:n['’]t| not)\b|was\b|had\b|did(?:n['’]t| not)\b|doesn['’]t\b|failed|already|sucks?|disappointed|costs?\b|not (?:good|fast|cheap|worth)|more than\b|(?:going|goes) away|gone\b)/i;
const WANTED_BEFORE =
  /\b(?:picked|pick|it(?:[’']s| is| was)|chose|choose|chosen|settled (?:on|for)|decided (?:on|for|to use)|go(?:ing)? with|went with|want|need|now|take|so|final(?:ly)?|production (?:uses|runs|is)|prod (?:uses|runs|is)|(?:(?:up|down)grad|mov|migrat|switch|chang|roll|revert|went)\w*\b(?:[^.;!?\n]|\.(?=\S)){0,60}\bto|role for|access to|(?:replac\w+|instead)\b[^.;!?\n]{0,40}\b(?:with|by))\b(?:(?!\b(?:and|but)\b)[^.;,:!?\n]){0,25}$/i;
const WANTED_BEHIND =
  /^["'”’)]*\s*(?:won\b|(?:was|is|were|has been) (?:chosen|picked|selected|preferred|the (?:choice|winner))|suffices?|will do|(?:is|would be|should be) (?:enough|sufficient|fine|what|the one|it\b|our|good)|it is\b|does the job|now\b)/i;

/** What says that more than one is meant, wherever it stands. */
const BOTH =
  /\b(?:both|either|as well|too(?=\s*(?:[.,;:!)\n]|$))|also|any of|all (?:three|of)|each|respectively|fall(?:s|ing)?[- ]?backs?|falls? (?:over|back)|back-?up|when|whenever|until|in case|if|depending|second|another|additionally|alternat\w+|sometimes|(?:two|three|several|multiple) (?:deepseek )?models|a\/b|keeps?|stays?|remains?|still|in parallel|for (?:a|another|the) (?:month|week|while|quarter))\b/i;

/** What stands between two of one list. */
const IN_SENTENCE = String.raw`(?:[^.;!?\n]|\.(?=\S))`;
const LISTED = new RegExp(
  [
    // “V3.1 V3.2”, “V3.1. And V3.2”, “V3.1 for chat and V3.2 for reports”
    String.raw`^\s+$|^[\s.]*and\s*$`,
    String.raw`^${IN_SENTENCE}{0,60}(?:\b(?:and|plus|or|as well as|(?:along|together) with|und|dazu|sowie|et|y)\b|[&+/])${IN_SENTENCE}{0,40}$`,
    // “V3.1 for chat, V3.2 for reports”
    String.raw`^["'”)]*(?:\s+(?:for|in|on|at|by)\b[^.;:,!?\n]{1,40})?\s*,\s*(?:deepseek[-\s]*)?["'“(]*$`,
    // “- V3.1 ⏎ - V3.2”, “V3.1: chat; V3.2: reports”
    String.raw`^[^\n]{0,60}\n\s*(?:[-*•+]|\d+[.)])[^\n]{0,30}$`,
    String.raw`^:[^.;!?\n]*[;,\n][^.;!?\n]{0,20}$`,
  ].join('|'),
  'i',
);
/** Each with its own use: “short answers with V3.1, long ones with V3.2”. */
const USE = /\b(with|to|by)\s+(?:deepseek[-\s]*)?$/i;
const FOR_USE = /^\s+for\s+\w/i;
const CONTRASTS =
  /\b(?:but|not|instead|rather|because|since|than|versus|vs|picked|chose|decided|though|although|while|whereas|dev\w*|test\w*|staging|prod\w*)\b/i;

/** Parts in which a model that was only compared, was tried or is too slow states nothing, where another one is wanted. */
export function withoutUnwanted(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const models = modelsIn(parts);
  if (models.length === 0 || BOTH.test(text)) return parts;
  const isUnwanted = ({ part }: NamedModel): boolean => {
    const [lead, behind] = [clauseBefore(text, part.start), text.slice(part.end, part.end + 60)];
    if (WANTED_BEHIND.test(behind)) return false;
    return UNWANTED_BEHIND.test(behind) || (UNWANTED_BEFORE.test(lead) && !WANTED_BEFORE.test(lead));
  };
  const kept = models.filter((model) => !isUnwanted(model)).map(({ id }) => id);
  if (kept.length === 0) return parts;
  const out = models.filter(({ id }) => !kept.includes(id)).map(({ part }) => part);
  return parts.map((part) => (out.includes(part) ? { ...part, ...STATES_NOTHING, negated: true } : part));
}

function haveUses(text: string, one: StatedPart, other: StatedPart): boolean {
  const [a, b] = [one, other].map(({ start }) => USE.exec(clauseBefore(text, start))?.[1]?.toLowerCase());
  const isFor = [one, other].every(({ end }) => FOR_USE.test(text.slice(end)));
  return isFor || (a !== undefined && a === b);
}

/** Two models that are named, and nothing says that both are meant. */
export function modelsApart(
  text: string,
  parts: readonly StatedPart[],
  view: AnswersView,
): readonly Contradiction[] {
  const field = (['models', 'servedModels'] as const).find((id) => view.asks(id));
  if (field === undefined || view.scenario.id === 'evaluation' || BOTH.test(text)) return [];
  const models = modelsIn(parts);
  const at = models.findIndex(({ part, id }, index) => {
    const next = models[index + 1];
    if (!next || next.id === id) return false;
    const between = text.slice(part.end, next.part.start);
    return !(LISTED.test(between) || haveUses(text, part, next.part)) || CONTRASTS.test(between);
  });
  const [one, other] = [models[at]?.part, models[at + 1]?.part];
  if (!one || !other) return [];
  const [a, b] = [one.answers[field], other.answers[field]];
  return a === undefined || b === undefined
    ? [ofTask(one, other, view)]
    : [
        {
          field,
          said: [
            { ...one, value: a },
            { ...other, value: b },
          ],
        },
      ];
}
