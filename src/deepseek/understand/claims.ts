// What a text denies and yet has, in any words: “no S3” and a bucket, “nobody may read it” and a reader, “without exception” and one.
import type { AnswersView } from '#deepseek/answers/field.ts';
import { holdBoth } from './both-hold.ts';
import { partFor } from './choose-scenario.ts';
import type { PlacedWords } from './clauses.ts';
import { ofTask, placedIn, type Contradiction } from './contradiction.ts';
import { clauseBefore, isAffirmed } from './negations.ts';
import type { StatedPart } from './sentence-part.ts';
import { EXEMPTS } from './vocabulary/exempt-words.ts';
import { THINGS } from './vocabulary/denied-words.ts';

/** What denies what follows: “no”, “we do not use”, “not part of”, “nobody may start”. */
const DENIES = [
  String.raw`no|without|w\/o|zero|avoid|(?:not|never)\s+(?:use|using|touch)|not (?:part of|attached to)`,
  String.raw`(?:do|does|did)(?:\s+not|n['’]t)\s+(?:have|use|want|run|need|allow|own|touch|do|offer)`,
  String.raw`(?:is|are)(?:\s+not|n['’]t)\s+(?:part of|in|attached to|connected to|inside)`,
  String.raw`(?:must|may|will|can|should|shall)\s*(?:not|n['’]t)\s+(?:have|use|touch|be in|get|be given|receive)`,
  String.raw`not allowed to (?:start|run|use|do|create|have|invoke)|nothing(?:\s+(?:from|in|of|out of))?|free of(?: anything)?`,
  String.raw`(?:nobody|no one)(?:\s+\w+){0,3}?\s+(?:may|can|must|should)\s+(?:start|run|use|do|create|have)`,
  String.raw`(?:ban|forbid|prohibit|disallow|block)(?:s|ned|den|ed)?`,
].join('|');
const ARTICLES = String.raw`(?:(?:any|an?|the|our|aws|amazon|such|route|way|path|connection|access|to|into|out)\s+)*`;
/** One word to three. */
const NOUN = String.raw`[a-z\d][\w-]*(?:\s+(?!(?:at|in|im|is|are|may|can|must|should|will|and|or|for|on|to|from|here|of|exists?|with|that|which|who|when|whatsoever|anywhere|allowed|but|so|yet|because)\b)[a-z\d][\w-]*){0,2}`;
/** “At all”, “in this account”, “may be used”. */
const ANYWHERE = String.raw`(?:\s+(?:at all|please|here|to any \w+|anywhere|whatsoever|allowed|of any kind|in (?:this|the|our|my) \w+|im \w+(?: \w+)?|(?:may|can|must|should|will|is to|are to) be \w+(?: \w+)?|(?:is|are) (?:used|allowed|available|wanted|needed|there|involved|possible|permitted)))*`;
/** Nothing limits what is denied: the clause ends, or goes on with what is done. */
const END = String.raw`(?=\s*(?:[.,;!?)\n。，；]|:(?!\*)|$|\b(?:and|but|so|or|because|yet|that|which|who|when)\b|\w+s\s+(?:the|it|an?|our|from|to|v3|r1|deepseek|weights|models?)\b))`;

/** “No S3”, “we do not use S3”. */
const DENIED = new RegExp(String.raw`\b(?:${DENIES})\s+${ARTICLES}(${NOUN})${ANYWHERE}${END}`, 'gi');

/** “S3 is banned”. */
const DENIED_BEHIND =
  /(?<![\w-])((?:[a-z\d][\w-]*\s+){0,2}[a-z\d][\w-]*)\s+(?:(?:must|may|can|shall|should)\s*(?:not|never|n['’]t)\s+be\s+\w+(?=\s*(?:[.,;!)\n]|$|\band\b))|(?:is|are|stays?|remains?)\s+(?:(?:not|never)\s+(?:used|allowed|available|an option|permitted|possible|wanted|enabled|in use|set up|in place)|banned|forbidden|off[- ]limits|blocked|prohibited|impossible|out of the question|ruled out|(?:turned |switched )?off\b))/gi;

const escaped = (words: string): string => words.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

const singular = (noun: string): string => noun.toLowerCase().replace(/(?<=[xs])es$|(?<=\w\w)s$/, '');

/** The first place outside of `denied` where a pattern is affirmed. */
function affirmedIn(text: string, pattern: string, denied: PlacedWords): PlacedWords | undefined {
  const all = Array.from(
    text.matchAll(new RegExp(String.raw`(?<![\w-])(?:${pattern})(?![\w-])`, 'gi')),
    ({ 0: words, index }) => placedIn(text, index, index + words.length),
  );
  return all.find(
    (place) => (place.end <= denied.start || place.start >= denied.end) && isAffirmed(text, place),
  );
}

/** Words that say nothing of what there is. */
const VAGUE =
  /^(?:\w|one|exceptions?|others?|need|way|longer|more|idea|problem|issues?|matter|doubt|changes?|it|this|that|them|access|role|model|time|rights?|permissions?|r1|v3\S*|deepseek|account|caller|us|data)$/i;

/** “No S3”, and a bucket. */
function deniedAndThere(
  text: string,
  view: AnswersView,
  parts: readonly StatedPart[],
): readonly Contradiction[] {
  const denials = [...text.matchAll(DENIED), ...text.matchAll(DENIED_BEHIND)].flatMap(
    ({ 0: whole, 1: noun = '', index }) => {
      const place = placedIn(text, index, index + whole.length);
      // “No other Bedrock model” leaves one.
      if (/^(?:other|further|second)\b/i.test(noun)) return [];
      // “Ruled out because it has no GPUs” says nothing of what there is.
      if (/\b(?:because|since|as) (?:it|they) (?:has|have)\s*$/i.test(clauseBefore(text, index))) return [];
      const words = noun.replace(/^(?:(?:the|an?|any|our|of) )+/i, '').split(/\s+/);
      // “Shared KMS keys” are KMS keys.
      return words.flatMap((_, from) =>
        words.slice(from).map((__, length) => ({
          noun: words.slice(from, from + length + 1).join(' '),
          isWhole: length + 1 === words.length,
          place,
        })),
      );
    },
  );
  for (const { noun, isWhole, place } of denials) {
    const thing = THINGS.find(({ nouns }) => new RegExp(`^(?:${nouns})$`, 'i').test(noun));
    if (VAGUE.test(noun) || !(thing || isWhole)) continue;
    const own = String.raw`${escaped(singular(noun))}(?:e?s)?`;
    const ids: readonly string[] = [...(thing?.scenarios ?? []), ...(thing?.entities ?? [])];
    const isMeant = ids.includes(view.scenario.id);
    const there =
      affirmedIn(text, thing?.shown === undefined ? own : `${thing.shown}|${own}`, place) ??
      (isMeant ? partFor(view.scenario.id, parts) : undefined) ??
      parts.find(
        ({ negated, entities }) =>
          negated !== true && entities.length < 3 && entities.some((id) => ids.includes(id)),
      );
    if (there && (there.end <= place.start || there.start >= place.end)) return [ofTask(place, there, view)];
  }
  return [];
}

const NO_EXCEPTION =
  /\b(?:without (?:any |an )?exceptions?|no exceptions?(?: at all)?|no exemptions?|without (?:any |an )?exemptions?|no(?:body| one|t a single)? (?:\w+ )?(?:is|are) exempt(?:ed)?|no ifs and buts|exempts? (?:nobody|no one)|without any(?:body|one)(?: being)? left out|(?:nobody|no one) (?:is )?left out|(?:do not|don['’]t|never) make (?:any )?exceptions?)\b/i;
/** “Everybody else is blocked, without exception” */
const OF_OTHERS = /\b(?:every(?:body|one)|all|any(?:body|one)) (?:else|others?)\b|\b(?:the rest|others)\b/i;
const HAS_EXCEPTION = new RegExp(
  String.raw`${EXEMPTS.source}|\b(?:may|can|must|should|ha(?:s|ve) to|needs? to) (?:keep|still|continue|go on)\b|\b(?:keeps?|stays?|goes on|continues?) \w+ing\b|\bcontinues? to\b|\bkeeps? (?:its|their|the) access\b|\b(?:stays?|remains?|is) (?:still )?(?:allowed|able|exempt\w*|unaffected)\b|\bone exception\b`,
  'i',
);

/** “Without exception”, and one. */
function exceptionless(text: string, view: AnswersView): readonly Contradiction[] {
  const none = NO_EXCEPTION.exec(text);
  if (!none) return [];
  const end = none.index + none[0].length;
  if (OF_OTHERS.test(/[^.;\n]*$/.exec(text.slice(0, none.index))![0])) return [];
  const rest = text.slice(0, none.index) + ' '.repeat(none[0].length) + text.slice(end);
  const one = HAS_EXCEPTION.exec(rest);
  return one
    ? [ofTask(placedIn(text, none.index, end), placedIn(text, one.index, one.index + one[0].length), view)]
    : [];
}

/** What a text denies and yet says. */
export function claimsIn(
  text: string,
  parts: readonly StatedPart[],
  view: AnswersView,
): readonly Contradiction[] {
  const own = exceptionless(text, view);
  if (own.length > 0) return own;
  return deniedAndThere(text, view, parts).filter(({ said: [one, other] }) => !holdBoth(text, one, other));
}
