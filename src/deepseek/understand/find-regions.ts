// Finds Regions in a sentence, by their codes and names, and tells those that are called from those that are only named.
import { REGIONS } from '#iam/facts/regions.ts';
import { findPhrases, indexPhrases } from './find-phrases.ts';
import { late } from './late-parts.ts';
import { blankOut, STATES_NOTHING, type StatedPart } from './sentence-part.ts';

/** Names that are said and are not those of the console. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  'us-east-1': ['virginia', 'northern virginia', 'north virginia', 'n virginia'],
  'us-west-1': ['california', 'northern california', 'n california'],
  'ap-northeast-1': ['japan'],
  'ap-northeast-2': ['korea'],
  'ap-south-1': ['india', 'bombay'],
  'ap-southeast-2': ['australia'],
  'ap-southeast-3': ['indonesia'],
  'eu-central-1': ['germany', 'francfort', 'frankfort'],
  'eu-north-1': ['sweden'],
  'eu-west-1': ['dublin'],
  'eu-west-2': ['uk', 'united kingdom'],
  'eu-west-3': ['france'],
  'sa-east-1': ['brazil', 'sao paulo'],
  'ca-central-1': ['montreal'],
  'us-gov-west-1': ['govcloud west', 'gov cloud west', 'us gov west'],
  'us-gov-east-1': ['govcloud east', 'gov cloud east', 'us gov east'],
};

const SHORT = { northeast: 'ne', northwest: 'nw', southeast: 'se', southwest: 'sw' } as const;
const shortPart = (part: string): string =>
  (SHORT as Readonly<Record<string, string>>)[part] ?? part.slice(0, 1);

/** "apse2", "ap se 2" and "apsoutheast2" for ap-southeast-2. */
function shortCodes(code: string): readonly string[] {
  const parts = code.split('-');
  const [area = '', ...rest] = parts;
  const number = rest.pop() ?? '';
  const short = [area, ...rest.map(shortPart), number];
  return [short.join(''), short.join(' '), parts.join('')];
}

/** The Region that a code or a name means, by the words people use. */
const REGION_WORDS = REGIONS.map(({ code, name }) => ({
  code,
  stated: { answers: { regions: [code] } },
  // Of “us w 2”, the first is no word that counts: “w/ 2 prompts” is none.
  ...(code.startsWith('us-') ? { near: /\bus(?:\b|[a-z]*\d)|virginia|ohio|california|oregon|gov/i } : {}),
  words: [
    code,
    // "us east 1": the first word alone is also "for us", which says nothing.
    ...(code.startsWith('us-') ? [code.replaceAll('-', ' ')] : []),
    ...shortCodes(code),
    name.toLowerCase().replaceAll('.', ''),
    ...(OTHER_NAMES[code] ?? []),
  ],
}));

export const REGION_PHRASES = indexPhrases(REGION_WORDS);

/** “Ireland doesn’t have it, so take London”, maybe: see residence-words.ts. */
const MAY_LACK = /^.{0,25}\b(?:n['’]?t|not|does\w*|did\w*|is\w*|has no\w*|lacks|was|would)\b/i;

/** Where a profile sends calls to is no Region that is called. */
const SENT_ON =
  /\bprofiles?\b[^.;)]*\b(?:send|sends|route|routes|forward|forwards|spread|spreads|reach|reaches|land|lands|go|goes|fan|fans)\b[^.;)]*$/i;

/** “Must not leave eu-north-1” is about eu-north-1. */
const LEAVES = /\b(?:leave|outside(?: of)?)\s+(?:the\s+)?(?:regions?\s+)?$/i;

/** “In all Regions except Tokyo” */
const IS_LEFT_OUT =
  /\b(?:all|every|each|any\w*)\b[^.;]{0,40}\b(?:except|but|other than|apart from|outside(?: of)?|excluding)\s+(?:for\s+|in\s+)?$/i;

/** “V3.1 and not R1 in us-west-2”: the model is denied, and not where it is. */
const NO_MODEL = /\b(?:not|never|no|without)\s+(?:deepseek[\s-]*)?(?:r1|v?3(?:\.\d)?)\s+(?:in|from)\s+$/i;

/** “Without streaming in us-west-2”: something is denied there, and not the place. */
const NO_THING =
  /\b(?:no|without)\s+(?!\w*(?:call|access|role|data|traffic|request|thing|one|body|model|deepseek)s?\b)[a-z-]+\s+(?:in|from)\s+$/i;
/** “Never call it in us-east-1” */
const NEVER_THERE =
  /\b(?:never|not|n['’]t|cannot)\s+(?:be\s+|to\s+)?(?:call|invok|us|run|go|deploy|made|sent|process)\w*\b[^.;,]{0,30}\s(?:in|from|to)\s+$/i;

/** “Our London office”, “for the Tokyo exchange”, maybe: see residence-words.ts. */
const MAY_BE_OTHER =
  /offic|team|headq|\bhq|colle|branch|user|custom|employ|people|based|i['’]m |we['’]re|meet|trip|travel|news|weather/i;
const IN = /\bin\s+$/i;

/** “us-esat-1”, “eu-north-7”: no Region, and none is guessed. */
const LIKE_REGION =
  /(?<![\w.@/:-])(?:us|eu|ap|ca|sa|me|af|il|mx|cn)-(?:gov-)?[a-z]{3,10}-?\d{1,2}(?![\w-])/gi;

/** The Regions in a text; `words` is the text without what is read already. */
export function regionsIn(text: string, words: string): readonly StatedPart[] {
  const unknown = Array.from(words.matchAll(LIKE_REGION), ({ 0: raw, index: start }) => ({
    ...STATES_NOTHING,
    text: raw,
    start,
    end: start + raw.length,
    isUnread: true,
  })).filter(({ text: raw }) => !REGIONS.some(({ code }) => code === raw.toLowerCase()));
  const hits = findPhrases(blankOut(words, unknown), REGION_PHRASES);
  const missing = new Set(
    hits
      .filter(({ end }) => MAY_LACK.test(text.slice(end)) && late('residences')?.lacksIt(text, end))
      .map(({ row }) => row.code),
  );
  const hasCode = hits.some(({ start, end }) => /\d/.test(text.slice(start, end)));
  const found = hits.flatMap(({ start, end, row: { code, stated }, ...hit }): readonly StatedPart[] => {
    const before = text.slice(Math.max(0, start - 120), start);
    const isLeft = LEAVES.test(before.slice(-30));
    const isOut = IS_LEFT_OUT.test(before.slice(-80));
    const isOfModel = hits.length === 1 && NO_MODEL.test(before.slice(-40));
    const isOfThing = NO_THING.test(before.slice(-50));
    const negated =
      (hit.negated && !isLeft && !isOfModel && !isOfThing) ||
      NEVER_THERE.test(before.slice(-60)) ||
      isOut ||
      SENT_ON.test(before) ||
      missing.has(code);
    const part = { ...STATES_NOTHING, text: text.slice(start, end), start, end };
    // “dublin-data” is a name.
    if (!/\d/.test(part.text) && /^-(?!based|hosted|regi)\w/.test(text.slice(end))) return [];
    const isOther =
      !/\d/.test(part.text) &&
      (hasCode || MAY_BE_OTHER.test(text) || !IN.test(before)) &&
      late('residences')?.isNoRegion(text, start, end, hasCode) === true;
    // “Not in us-east-1”, “our London office”: where then is for a person to say.
    const asks = { field: 'regions' as const, question: 'Which Region is it?' };
    if (isOther) return hasCode ? [] : [{ ...part, asks }];
    return [{ ...part, row: stated, negated, ...(negated ? { asks } : { ...stated, region: code }) }];
  });
  return [...found, ...unknown];
}
