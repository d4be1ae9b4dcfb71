// Words for where data must stay, as sets of Regions: “in the EU”, “EU only”.

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

/** “Stay in the EU”, “within Germany”, “EU only”, “EU data residency”, “must not leave Europe”. */
const RESIDES = new RegExp(
  String.raw`\b(?:(?:stays?|staying|kept|keep|remains?|resides?|only|inside|within|(?:not|never|n['’]t) leave)\s+(?:\w+\s+){0,3}?(?:in|inside|within|the)?\s*(?:the\s+)?(${NAMES})\b(?!-)|(${NAMES})(?:[- ]only|\s+(?:data\s+)?residency|\s+sovereign\w*))`,
  'giu',
);

/** Where a text says that all must stay, with the words that say it. */
interface StatedResidence extends Residence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const statedIn = (text: string): readonly StatedResidence[] =>
  Array.from(text.matchAll(RESIDES)).flatMap(({ 0: words, 1: behind, 2: before, index }) => {
    const row = BY_NAME.get((behind ?? before ?? '').toLowerCase());
    return row ? [{ ...row, text: words, start: index, end: index + words.length }] : [];
  });

/** Whether data in a Region stays there. */
export const liesIn = (region: string, { code, regions }: Residence): boolean =>
  regions.some((begin) => region.startsWith(begin)) && !(code === 'EU' && EU_WITHOUT.includes(region));

/** Regions outside of where the text says that all must stay. */
export const outsidePlaces = (
  text: string,
  regions: readonly string[],
): readonly { readonly residence: StatedResidence; readonly region: string }[] =>
  statedIn(text).flatMap((residence) =>
    regions.filter((region) => !liesIn(region, residence)).map((region) => ({ residence, region })),
  );
