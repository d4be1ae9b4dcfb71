// Words for where data must stay, as sets of Regions: “in the EU”, “EU only”, “must not leave eu-north-1”.
import { REGIONS } from '#iam/facts/regions.ts';

export interface Residence {
  /** As it is written in a conflict: "EU". */
  readonly code: string;
  /** How people name it. */
  readonly names: readonly string[];
  /** How the codes of its Regions begin. */
  readonly regions: readonly string[];
}

const EU_WITHOUT = ['eu-west-2', 'eu-central-2'];

const RESIDENCES: readonly Residence[] = [
  { code: 'EU', names: ['eu', 'european union', 'eea'], regions: ['eu-', 'eusc-'] },
  { code: 'Europe', names: ['europe'], regions: ['eu-', 'eusc-'] },
  { code: 'US', names: ['us', 'usa', 'united states', 'america'], regions: ['us-'] },
  { code: 'Asia', names: ['asia', 'apac'], regions: ['ap-'] },
  { code: 'GovCloud', names: ['govcloud', 'gov cloud'], regions: ['us-gov-'] },
  { code: 'China', names: ['china'], regions: ['cn-'] },
  { code: 'Japan', names: ['japan'], regions: ['ap-northeast-1', 'ap-northeast-3'] },
  { code: 'Germany', names: ['germany'], regions: ['eu-central-1', 'eusc-de-east-1'] },
  { code: 'UK', names: ['uk', 'united kingdom'], regions: ['eu-west-2'] },
  { code: 'Switzerland', names: ['switzerland'], regions: ['eu-central-2'] },
  { code: 'Canada', names: ['canada'], regions: ['ca-'] },
  { code: 'India', names: ['india'], regions: ['ap-south-'] },
  { code: 'Australia', names: ['australia'], regions: ['ap-southeast-2', 'ap-southeast-4'] },
];

const BY_NAME: ReadonlyMap<string, Residence> = new Map(
  RESIDENCES.flatMap((row) => row.names.map((name) => [name, row] as const)),
);

const NAMES = [...BY_NAME.keys()].join('|');

const AT_PLACE = String.raw`\s+(?:\w+\s+){0,3}?(?:in|inside|within|the)?\s*(?:the\s+)?`;
const STAYS = String.raw`(?:stays?|staying|kept|keep|remains?|resides?|(?:happens?|takes? place|processed)(?:\s+only)?|(?:only|strictly|exclusively)\s+(?:inside|within)|(?:not|never|n['’]t)\s+(?:leave|(?:be\s+)?(?:copied|moved|sent|transferred|taken) (?:out(?:side)?(?: of)?))|no\s+(?:\w+\s+){1,2}(?:may|can|must|should|is to|shall)\s+(?:ever\s+)?leave|(?:no|not|never|nothing)\s+(?:\w+\s+){0,2}?outside(?:\s+of)?)`;

/** “Stay in the EU”, “within Germany”, “in the US stay”, “EU only”, “EU data residency”, “must not leave Europe”. */
const RESIDES = new RegExp(
  String.raw`\b(?:(?:${STAYS}|only|inside|within)${AT_PLACE}(${NAMES})\b(?!-)|(?:(?:in|inside|within)\s+(?:the\s+)?)?(${NAMES})\s+(?:stays?|remains?)\b|\b(?<!\b(?:no|not|never|n['’]t|outside)\s+(?:\w+\s+){0,2})(gov ?cloud|(?<=aws |in )china)\b|(${NAMES})(?:[- ]only|\s+(?:data\s+)?residency|\s+sovereign\w*))`,
  'giu',
);

const BY_REGION: ReadonlyMap<string, string> = new Map(
  REGIONS.flatMap(({ code, name }) => [code, name.toLowerCase()].map((word) => [word, code] as const)),
);
const REGION = [...BY_REGION.keys()]
  .toSorted((a, b) => b.length - a.length)
  .join('|')
  .replaceAll('.', String.raw`\.`)
  .replaceAll(/[()]/g, String.raw`\$&`);

/** “Stay in us-east-1”, “must not leave Stockholm and Ireland”. “Only in” is said of other things, too. */
const RESIDES_IN_REGION = new RegExp(
  String.raw`\b${STAYS}${AT_PLACE}(?:regions?\s+)?((?:${REGION})(?![\w-])(?:(?:\s*,\s*|\s+(?:and|or)\s+)(?:${REGION})(?![\w-]))*)|\b(${REGION})\s+(?:stays?|remains?)(?!\s*\w+(?:ed|able|ine)\b)\b|\b(?:run|live|happen|be \w+ed)\s+(?:only\s+)?in\s+(${REGION})\s+and nowhere else`,
  'giu',
);

/** Where a text says that all must stay, with the words that say it. */
export interface StatedResidence extends Residence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** “Frankfurt only!”, “runs in Frankfurt”: of code, where a comment says it. */
const ONLY_IN_REGION = new RegExp(
  String.raw`\b(?:only\s+(?:in\s+|from\s+)?|(?:runs?|deployed|hosted|live)\s+(?:in|to)\s+|region\s*(?:is|:|=)\s*)(${REGION})(?![\w-])|\b(${REGION})\s+only\b`,
  'giu',
);

/** Where a text says that all must stay. */
export function residencesIn(text: string, isComment = false): readonly StatedResidence[] {
  const areas = Array.from(text.matchAll(RESIDES)).flatMap(({ 0: words, index, ...groups }) => {
    const named = [groups[1], groups[2], groups[3], groups[4]].find((each) => each !== undefined) ?? '';
    const row = BY_NAME.get(named.toLowerCase());
    return row ? [{ ...row, text: words, start: index, end: index + words.length }] : [];
  });
  const regions = Array.from(
    [...text.matchAll(RESIDES_IN_REGION), ...(isComment ? text.matchAll(ONLY_IN_REGION) : [])],
    ({ 0: words, 1: behind, 2: before, 3: alone, index }) => {
      const list = behind ?? before ?? alone ?? '';
      const codes = list
        .split(/\s*,\s*|\s+(?:and|or)\s+/i)
        .flatMap((name) => BY_REGION.get(name.toLowerCase()) ?? []);
      return { code: list, names: [], regions: codes, text: words, start: index, end: index + words.length };
    },
  );
  return [...areas, ...regions];
}

/** “In the EU”, “an EU Region”, “…, EU”, “us west”: where it is, and not which Region. */
const LIES = new RegExp(
  String.raw`\b(?:(?:in|from)\s+(?:(?:the|an?|our)\s+)?(?:${NAMES})\b(?![-'’])(?!\s+(?:dollars?|english)\b)|(?:${NAMES}|emea)\s+regions?\b|(?:us|eu|ap)[- ](?:(?:north|south)?(?:east|west)|north|south|central)(?![-\w]| regions))|(?<=[,;(]\s*)(?:${NAMES}|emea)(?=\s*(?:[.,;)]|$))`,
  'giu',
);

const NAMES_REGION = new RegExp(String.raw`\b(?:${REGION})(?![\w-])`, 'iu');

/** Where a text says that something must stay or, where it names no Region, that it is. */
export function placesIn(text: string): readonly Pick<StatedResidence, 'text' | 'start' | 'end'>[] {
  const places = NAMES_REGION.test(text) ? [] : Array.from(text.matchAll(LIES));
  return [
    ...residencesIn(text),
    ...places.map(({ 0: words, index }) => ({ text: words, start: index, end: index + words.length })),
  ];
}

/** Whether data in a Region stays there. */
export const liesIn = (region: string, { code, regions }: Residence): boolean =>
  regions.some((begin) => region.startsWith(begin)) && !(code === 'EU' && EU_WITHOUT.includes(region));

/** Regions outside of where the text says that all must stay. */
export const outsidePlaces = (
  text: string,
  regions: readonly string[],
  isComment = false,
): readonly { readonly residence: StatedResidence; readonly region: string }[] =>
  residencesIn(text, isComment).flatMap((residence) =>
    regions.filter((region) => !liesIn(region, residence)).map((region) => ({ residence, region })),
  );

/** “Our London office”, “customers in Japan”: where people are, and not where the model is called. */
const OF_PEOPLE_BEHIND =
  /^(?:[- ]based)?\s+(?:\w+\s+)?(?:offices?|teams?|hq|headquarters|colleagues|branch|site|users?|customers?|employees|people|folks|time|subsidiary|department)\b/i;
const OF_PEOPLE_BEFORE =
  /\b(?:offices?|teams?|hq|headquarters?|colleagues|branch|users?|customers?|employees|people|based|i['’]m|we['’]re)\s+(?:sit(?:s|ting)?\s+|is\s+|are\s+)?(?:in|from)\s+(?:[\w.' ]{2,20}(?:,|,? and)\s+){0,3}$/i;

/** What is in a Region, or says that it is one. */
const OURS = String.raw`(?:(?:aws\s+)?regions?|lambda|functions?|ecs|fargate|tasks?|ec2|instances?|eks|pods?|clusters?|apps?|applications?|services?|backend|callers?|clients?|workloads?|agents?|endpoints?|models?|llms?|deepseek|(?:deepseek[\s-]*)?(?:v3(?:\.\d)?|r1)|bedrock|sagemaker|glue|batch|jobs?|opensearch|domain|collection|it|them|runs?|running|run|lives?|sits|hosted|deployed|deployment|stack|called|available|stays?|keep|kept|processed|stored|leaves?|buckets?|data|accounts?|vpcs?|profile|imported|import|moved?|only|either|both|role|logs?|weights?|[a-z]{2}(?:-[a-z]+)+-\d)`;
const IN_PLACE = String.raw`(?:in|inside|within|from|into|to|at|out of|on|via|over|near|leave)\s+(?:the\s+)?(?:region\s+)?`;

/** “V3.1 runs in”, “Region:”; “V3.1 for the weather in” is not. */
const OURS_BEFORE = new RegExp(
  String.raw`\b${OURS}(?:\s+(?!for\b|about\b|of\b|to\b|with\b)[\w-]+){0,2}\W+${IN_PLACE}$|\S\/\S*\s+${IN_PLACE}$|\bregions?\W+(?:is\s+)?$`,
  'i',
);
/** “us-west-2 and”, “us-west-2 (” */
const LISTED_BEFORE =
  /(?:[a-z]+-\d|\d\))(?:\s*(?:,|and|or|&)\s*[A-Z]\w+){0,3}\s*(?:,\s*and|[,&/+(=]|and|or)\s*$/;
const LISTED_BEHIND = /^\s*(?:,\s*and|[,&/+(=]|and|or)\s*\(?[a-z]{2}(?:-[a-z]+)+-\d/;

/** “Tokyo and”, before another. */
const LIST = /(?:[A-Z]\w+(?:\s*,\s*|\s+(?:and|or)\s+))+$/;
const BEGINS_IN = /(?:^|[.;:!?\n,]\s*)in\s+$/i;
const OURS_BEHIND = new RegExp(String.raw`^(?:\s+\w+){0,2}?\s+(?:${OURS}|host\w*|call\w*)\b`, 'i');

/** “The Tokyo exchange”, “Sydney wrote it”, “trips to Tokyo” */
const ATTRIBUTE_BEFORE = /\b(?:the|an?|our|my|your|their)\s+$/i;
const ATTRIBUTE_BEHIND = new RegExp(
  String.raw`^(?:-based\b|\s+(?!${OURS}\b|(?:and|or|only|please|pls|for|as|with|by|if|in|on|to|is|via|at)\b)\w)`,
  'i',
);
const SUBJECT_BEHIND = /^\s+(?:from|wrote|needs?|wants?|asked|asks|said|built|made|has|had|will)\b/i;
const CLAUSE_BEGINS = /(?:^|[.;:!?\n,]\s*)$/;
const VISITED =
  /\b(?:trips?|travels?|travell?ing|flights?|fly|news|weather|visit\w*|meet\w*|born|people|thanks\W+\w+)\W+(?:in|to|from|for)?\s*(?:[A-Z]\w+\s+(?:and|or)\s+)?$/i;

/** “Tokyo Region” */
const IS_REGION = /^\s+(?:aws\s+)?region\b(?!\s+(?:offices?|teams?|users?|customers?|sales|business)\b)/i;

/** Whether the place from `start` to `end` is no Region: where people are, or what something is named after. Next to a code, words must say that it is one. */
export function isNoRegion(text: string, start: number, end: number, hasCode: boolean): boolean {
  const [before, behind] = [text.slice(Math.max(0, start - 60), start), text.slice(end, end + 40)];
  if (OF_PEOPLE_BEHIND.test(behind) || OF_PEOPLE_BEFORE.test(before.slice(-40))) return true;
  if (hasCode)
    return !(
      IS_REGION.test(behind) ||
      OURS_BEFORE.test(before.replace(LIST, '')) ||
      LISTED_BEFORE.test(before) ||
      LISTED_BEHIND.test(behind) ||
      (BEGINS_IN.test(before) && OURS_BEHIND.test(behind))
    );
  return (
    behind.startsWith('-based') ||
    VISITED.test(before) ||
    (ATTRIBUTE_BEFORE.test(before) && ATTRIBUTE_BEHIND.test(behind)) ||
    (CLAUSE_BEGINS.test(before) && SUBJECT_BEHIND.test(behind))
  );
}

/** “Ireland doesn’t have it, so take London”. */
const NOT_THERE =
  /^["'”’)]*\s*(?:\([^)]*\)\s*)?(?:region\s+)?(?:(?:does|did)(?:n['’]?t| not) (?:have|offer|support|serve|list)|lacks\b|has no(?:t|ne)?\b|is(?:n['’]?t| not) (?:there|available|supported|offered|an option|possible|listed|ready)|(?:was|would have been) (?:the|our|my|planned|wanted|nice|preferred|better|full)\b|is (?:out|full|impossible|unavailable|gone)\b)/i;

/** Whether the place that ends at `end` is said not to have it. */
export const lacksIt = (text: string, end: number): boolean => NOT_THERE.test(text.slice(end, end + 80));
