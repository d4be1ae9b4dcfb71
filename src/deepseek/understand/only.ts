// What is said to be all there is, and another of its kind: “only the Lambda function may call it; the ECS task too”.
import type { AnswersView, FieldValue } from '#deepseek/answers/field.ts';
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import { INPUTS, OUTPUTS } from './vocabulary/bucket-answers.ts';
import { holdBoth } from './both-hold.ts';
import type { PlacedWords } from './clauses.ts';
import type { Contradiction } from './contradiction.ts';
import { isAffirmed } from './negations.ts';
import { placesOf } from './not-read.ts';
import { blankOut, type StatedPart } from './sentence-part.ts';
import type { StatedAnswer } from './state-answers.ts';

const OF = String.raw`(?:\s+(?:for|in|by|from|to|through|via|with|use|calls?|account|region|model|role|caller|the|our|an?|one|deepseek|aws|iam))*`;

const ONLY_BEFORE = new RegExp(
  String.raw`\b(?:(?:(?<!\bnot )(?:only|just|solely|exclusively)|(?:nobody|no ?one|nothing|none|nowhere) (?:but|except|other than)|(?:limited|restricted|confined|reserved) (?:to|for)|(?:everything|all(?: \w+)?)\s+(?:is|lives?|runs?|stays?|are|sits?|happens|belongs)\s+(?:in|to|inside|within))${OF}(?:\s+[\w-]+)?|(?:model|region)\s*(?:is|:|=)(?: deepseek)?|\b(?:the|our) (?:only|sole|one and only) (?:model|region|bucket|endpoint|account|caller)\b[^.;,\n]{0,40} (?:is|are))[\s:"'“]*$`,
  'i',
);
const ONLY_BEHIND =
  /^["'”)]?(?:\s+(?!and\b|may\b|can\b)[\w-]+){0,2}\s*(?:only\b(?!\s+(?:for|if|when|read))|exclusively\b|alone\b|,?\s*and\s+(?:by |in |for |from |to )?(?:nothing|nobody|no one|nowhere) else|,?\s*and\s+(?:in |by |to |from )?(?:no other|only (?:that|this|there))|(?:is|are|,) (?:the|our) (?:only|sole|single)\b)/i;
/** “Only R1 is limited”, “deny only R1”: others are not. */
const LIMITS_IT = /^["'”]?\s*(?:is|are)\s+(?:limited|restricted|denied|blocked|forbidden|reserved|not)\b/i;
const DENIES_IT = /\b(?:den(?:y|ies)|block|forbid|ban|prohibit)s?\b[^.;,]*$/i;

const NO_OTHER =
  /\b(?:no (?:other|further|second)|every other|(?:no|not|never)\b[^.;,\n]{0,25}\b(?:any )?other) (models?|regions?|accounts?|callers?|principals?|services?|endpoints?|buckets?)\b|\b(?:the|our|as) (?:sole|single|one and only) (?:\w+ ){0,2}(model|region|account|caller|principal|endpoint|bucket)\b/i;
/** “This is the only endpoint they may call”, of what stands before. */
const THIS_ONLY =
  /\b(?:this|that|it|which)(?: (?:is|will be|must be|stays)|['’]s) the (?:only|sole|single|one and only) (?:\w+ ){0,2}?(model|region|account|caller|endpoint|bucket)\b/i;
const ONE_REGION = /\b(?:only (?:in )?(?:one|a single)|exactly one|one|a single) region\b/i;

/** “Only in us-west-2, no other Region” leaves nothing out. */
const NO_OTHERS =
  /\b(?:no|every) other [\w-]+|\ball (?:the )?other(?:s\b| [\w-]+)|\b(?:(?:and|by|in|to|from) )*(?:nobody|no ?one|nothing|nowhere|none|every(?:thing|body|one)) else\b/gi;

/** What makes another of its kind hold too, but not where there is to be no other. */
const INSTEAD = /\b(?:instead|if|in case|fall-?back|takes? over|emergenc\w+)\b/gi;

/** What stands between those of one list. */
const LISTED =
  /^["'”]?\s*(?:,|and|or|&|\/|\+|,\s*and)?\s*(?:also\s+|in\s+|the\s+|an?\s+|deepseek[\s-]*)*["'“]?$/i;

interface Member extends PlacedWords {
  readonly ids: readonly string[];
}

interface Kind {
  /** The first that is asked is the question. */
  readonly fields: readonly FieldId[];
  /** Of “no other model”. */
  readonly name: string;
  readonly ids: (part: StatedPart) => readonly string[];
}

const listOf = (value: FieldValue | undefined): readonly string[] =>
  Array.isArray(value) ? (value as readonly string[]) : [];

const IN_ARN = /^arn:[\w-]+:[\w-]+:([a-z]+(?:-[a-z]+)+-\d)/;

/** What there can be one of, and others. */
const KINDS: readonly Kind[] = [
  {
    fields: ['models', 'servedModels', 'approvedModels', 'deniedModels', 'guardedDeepSeek'],
    name: 'model',
    ids: ({ answers }) => listOf(answers['profileModels'] ?? answers['servedModels']),
  },
  {
    fields: ['regions'],
    name: 'region',
    ids: ({ region, text }) => {
      const code = region ?? IN_ARN.exec(text)?.[1];
      return code === undefined ? [] : [code];
    },
  },
  { fields: ['entity'], name: 'caller', ids: ({ entities }) => entities },
  {
    fields: ['logDestination'],
    name: 'destination',
    ids: ({ text, answers }) =>
      answers['logDestination'] === undefined
        ? []
        : [/cloudwatch|log group|^\//i.test(text) ? 'cloudwatch' : 's3'],
  },
  { fields: ['endpoints'], name: 'endpoint', ids: ({ answers }) => listOf(answers['endpoints']) },
  ...[...INPUTS, ...OUTPUTS].map((field): Kind => ({
    fields: [field],
    name: 'bucket',
    ids: ({ bucket, answers }) => (bucket === undefined ? [] : listOf(answers[field])),
  })),
  { fields: ['account'], name: 'account', ids: ({ text }) => /(?<!\d)\d{12}(?!\d)/.exec(text) ?? [] },
];

function listingsOf(text: string, members: readonly Member[]): readonly (readonly Member[])[] {
  const groups: Member[][] = [];
  for (const member of members) {
    const last = groups.at(-1)?.at(-1);
    const joins = last && (member.start < last.end || LISTED.test(text.slice(last.end, member.start)));
    if (joins) groups.at(-1)!.push(member);
    else groups.push([member]);
  }
  return groups;
}

/** The words that say that it is all, if they do. */
function isAll(text: string, listing: readonly Member[]): boolean {
  const { start } = listing[0]!;
  const behind = text.slice(Math.max(...listing.map(({ end }) => end)));
  const before = text.slice(Math.max(0, start - 80), start);
  if (LIMITS_IT.test(behind) || DENIES_IT.test(before)) return false;
  return ONLY_BEFORE.test(before) || ONLY_BEHIND.test(behind);
}

const idsOf = (listing: readonly Member[]): readonly string[] => listing.flatMap(({ ids }) => ids);

/** “Only the Lambda function may call it”, and the ECS task too. */
export function onlyAndOthers(
  text: string,
  parts: readonly StatedPart[],
  statements: readonly StatedAnswer[],
  view: AnswersView,
): readonly Contradiction[] {
  const callers = new Set(
    statements.flatMap(({ field, part }) => (field === 'callerRegions' ? [part.start] : [])),
  );
  return KINDS.flatMap(({ fields, name, ids }): readonly Contradiction[] => {
    if (name === 'bucket' && !fields.some((id) => view.asks(id))) return [];
    const members = parts
      .filter(({ negated, start }) => negated !== true && !(name === 'region' && callers.has(start)))
      .map((part): Member => ({ text: part.text, start: part.start, end: part.end, ids: ids(part) }))
      .filter((member) => member.ids.length > 0)
      .toSorted((a, b) => a.start - b.start);
    const listings = listingsOf(text, members);
    const isOneRegion = name === 'region' && ONE_REGION.test(text);
    const isStrict =
      NO_OTHER.exec(text)
        ?.slice(1)
        .some((each) => each?.toLowerCase().startsWith(name)) === true;
    const isFirst = isOneRegion || isStrict;
    const only = THIS_ONLY.exec(text);
    const isThis = only?.[1]?.toLowerCase() === name;
    const all =
      listings.find((listing) => isAll(text, listing)) ??
      (isThis ? listings.findLast(([member]) => member!.start < only.index) : undefined) ??
      (isFirst ? listings[0] : undefined);
    if (!all) return [];
    const first = all[0]!;
    const own = isOneRegion ? first.ids : idsOf(all);
    const more = members.find(
      (member) =>
        (isOneRegion || !all.includes(member)) &&
        !member.ids.some((id) => own.includes(id)) &&
        isAffirmed(text, member) &&
        !holdBoth(
          blankOut(text, [
            { start: Math.max(0, first.start - 25), end: first.end },
            ...placesOf(text, NO_OTHERS),
            ...(isStrict ? placesOf(text, INSTEAD) : []),
          ]),
          first,
          member,
        ),
    );
    if (!more) return [];
    const field = fields.find((id) => view.asks(id)) ?? 'scenario';
    const valueOf = (member: Member, values: readonly string[]): FieldValue =>
      field === 'scenario'
        ? view.scenario.id
        : ['entity', 'account', 'logDestination'].includes(field)
          ? (member.ids[0] ?? '')
          : values;
    return [
      {
        field,
        said: [
          { ...first, value: valueOf(first, own) },
          { ...more, value: valueOf(more, more.ids) },
        ],
      },
    ];
  });
}
