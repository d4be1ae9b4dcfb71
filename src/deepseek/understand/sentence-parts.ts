// The parts of a text that state something: identifiers, named values, Regions and phrases.
import type { FieldId } from '#deepseek/answers/fields/fields.ts';
import type { Concept } from '#deepseek/shared/concept.ts';
import { findNamedValues } from './find-named-values.ts';
import { findPhrases, indexPhrases } from './find-phrases.ts';
import { REGION_PHRASES, regionsIn } from './find-regions.ts';
import { late } from './late-parts.ts';
import { blankOut, STATES_NOTHING, type StatedPart, isTaken } from './sentence-part.ts';
import { wordsOf } from './sentence-words.ts';
import { otherModelsIn, outsideIn, type OutsidePart } from './outside.ts';
import { typoOf } from './typos.ts';
import { ANSWER_WORDS } from './vocabulary/answer-words.ts';
import { ENTITY_WORDS } from './vocabulary/entity-words.ts';
import { VALUE_WORDS } from './vocabulary/value-words.ts';
import { SCENARIO_WORDS } from './vocabulary/scenario-words.ts';
import { writtenIn } from './written-identifiers.ts';

/** “MLPlatform”, “chatProd”, “team_a”. Words with a hyphen are too common: “on-demand”, “real-time”. */
const NAME =
  /(?<![\p{L}\p{N}_./:@-])(?=[\p{L}_]*(?:\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}|\p{L}_\p{L}))[\p{L}\p{N}][\p{L}\p{N}_-]*(?![\p{L}\p{N}_/:@])/gu;

/** What something is sent to, or done with: “posts to Slack”, “mails with Mailgun”. Who and when has a capital, too. */
const PARTNER =
  /(?<=(?<![\p{L}\d-]|\b(?:[Tt]hanks|talk|speaks?|reports?|according|belongs?|deployed|built|managed|provisioned|written) )(?:to|with|via|through|into|onto|on|using) )(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec|Christmas|Easter|English|German|French|Spanish|Italian|Portuguese|Dutch|Polish|Chinese|Japanese|Korean|Arabic|Hindi)\p{Lu}\p{Ll}+(?![\p{L}\d_/:@’'-]|\.\w| (?:\p{Lu}|and me|team|group|department|office|project|people|folks|who))/gu;

/** Errors, parameters, and actions that the task itself needs. */
const OF_THE_TASK =
  /^(?:\w+(?:exception|error|arn)|(?:list|get)foundationmodels?|accessdenied|invokemodel|converse|create(?:endpoint|flow|agent|inference|(?:marketplace)?model\w*)|callwithbearertoken|chatopenai|sourceaccount|(?:dev|fin|ml|sec)ops)$/i;

/** Names of products that say nothing of a role. */
export const PRODUCTS =
  /^(?:deepse+k|open-?ai|chatgpt|lang(?:chain|graph|smith)|llama\w*|lite-?llm|java-?script|type-?script|node-?js|dynamodb|postgre\w*|my-?sql|micro-?service\w*|iot|saas|paas|gpus|apis|arns|vpcs|scps|rcps|sdks|llms|amis|urls|ids|python|terraform|kubernetes|docker|linux|windows|java|rust|kotlin|slurm|spark|ray)(?:-[\w.]+)*$/i;

/** The names in `text` that no part covers and the vocabulary does not know. */
function findUnreadNames(
  text: string,
  taken: readonly StatedPart[],
  isWord: (name: string) => boolean,
): readonly StatedPart[] {
  return [...text.matchAll(NAME), ...text.matchAll(PARTNER)].flatMap(
    ({ 0: name, index }): readonly StatedPart[] => {
      const end = index + name.length;
      if (isTaken(taken, index, end) || isWord(name) || PRODUCTS.test(name)) return [];
      return [{ ...STATES_NOTHING, text: name, start: index, end, isUnread: !OF_THE_TASK.test(name) }];
    },
  );
}

const ARN = /\barn:[\w-]+:[^\s"'`,;)]+|\bx-amz-[\w-]+/gi;

/** ARNs that answer nothing, and headers: what they are made of are no words of the sentence. */
const unknownArnsIn = (text: string): readonly { readonly start: number; readonly end: number }[] =>
  Array.from(text.matchAll(ARN), ({ 0: arn, index }) => ({ start: index, end: index + arn.length }));

const PHRASES = indexPhrases<Concept>([...SCENARIO_WORDS, ...ENTITY_WORDS, ...ANSWER_WORDS]);
const VALUES = VALUE_WORDS.map((rows) => indexPhrases(rows));

const KNOWN: ReadonlySet<string> = new Set([...PHRASES.known, ...REGION_PHRASES.known]);

/** Whether the vocabulary knows each word of a name: “Lambda”, “V3.2” and “Frankfurt” name nothing. */
export const isWord = (name: string): boolean =>
  wordsOf(name).every(({ word }) => KNOWN.has(word) || typoOf(word, KNOWN) !== undefined);

/** Whether a word says something by itself: “catalog” does not, “model catalog” does. */
const saysSomething = (name: string): boolean =>
  wordsOf(name).every(
    ({ word }) => PHRASES.byWord.get(word)?.some(({ words }) => words.length === 1) ?? false,
  );

function phrasesIn(text: string, words: string): readonly StatedPart[] {
  return findPhrases(words, PHRASES).map(({ start, end, row, negated }): StatedPart => ({
    text: text.slice(start, end),
    start,
    end,
    scenarios: negated ? {} : (row.scenarios ?? {}),
    families: negated ? {} : (row.families ?? {}),
    entities: negated ? [] : (row.entities ?? []),
    answers: (negated ? row.negated : row.answers) ?? {},
    ...(row.asks && !negated ? { asks: row.asks } : {}),
    negated,
    row,
    deniesTask: negated && Object.keys(row.scenarios ?? {}).length > 0,
    joins: negated ? {} : (row.joins ?? {}),
  }));
}

/** What is said by the way: other words that stand at the same place are read, too. */
const saidByTheWay = (text: string, words: string): readonly StatedPart[] =>
  VALUES.flatMap((index) => findPhrases(words, index)).flatMap(({ start, end, row, negated }) => {
    const answers = negated ? row.negated : row.answers;
    const place = { text: text.slice(start, end), start, end };
    return answers ? [{ ...STATES_NOTHING, ...place, answers, negated, row, isByTheWay: true }] : [];
  });

/** Nothing says where something is or must stay without one of these. */
const PLACES =
  /\b(?:stay|ke[ep]|remain|resid|happen|take|process|insid|within|leav|outsid|copied|moved|sent|transf|only|nowhere|sovereign|gov|china|emea|europe|america|asia|apac|german|japan|india|switz|canad|austral|(?:eu|us|uk)\b(?!-))/i;

/** “Data must stay in the EU” says that there is a Region, and not which. */
const residences = (text: string): readonly StatedPart[] =>
  ((PLACES.test(text) && late('residences')?.placesIn(text)) || []).map(({ text: words, start, end }) => ({
    ...STATES_NOTHING,
    text: words,
    start,
    end,
    isByTheWay: true,
    asks: { field: 'regions', question: 'Which Region is it?' },
  }));

/** Whether a sentence is about policies that deny: only these exempt anybody. */
const isAboutDenial = (parts: readonly StatedPart[]): boolean =>
  parts.some(({ scenarios }) => (scenarios['deny-deepseek'] ?? 0) > 0);

/** “S3 and CloudWatch”, “to the log group and to a bucket” */
const TO_BOTH =
  /\bboth\b[^.;]{0,20}\b(?:s3|cloud ?watch)\b|\b(?:s3|buckets?)(?: buckets?)?(?: \S*[/\d-]\S*)?\s*(?:,?\s*and|as well as|\+|&)\s+(?:(?:to|in|an?|the)\s+)*(?:cloud ?watch|log group)|\b(?:cloud ?watch|log group)(?: logs?)?(?: groups?)?(?: \S*[/\d-]\S*)?\s*(?:,?\s*and|as well as|\+|&)\s+(?:(?:to|in|an?|the)\s+)*(?:s3|buckets?)\b/i;

/** “Real-time and async”, “both” */
const IN_BOTH_WAYS =
  /\bboth\b|\bas well as\b|\b(?:a?sync\w*|real[- ]?time)(?: calls?)?\s*(?:and|\+|&)\s+(?:a?sync\w*|real[- ]?time)/i;

/** What two answers of a question are together, wherever they stand, and what shows that both are meant. */
const BOTH: readonly {
  readonly field: FieldId;
  readonly one: string;
  readonly other: string;
  readonly isMeant: (parts: readonly StatedPart[], text: string) => boolean;
}[] = [
  {
    field: 'logDestination',
    one: 'cloudwatch',
    other: 's3',
    isMeant: (parts, text) =>
      TO_BOTH.test(text) ||
      parts.some(({ bucket, answers }) => bucket !== undefined && answers['logBuckets']),
  },
  {
    field: 'endpointCalls',
    one: 'async',
    other: 'real-time',
    isMeant: (parts, text) =>
      IN_BOTH_WAYS.test(text) || new Set(parts.flatMap(({ answers }) => answers['endpoints'] ?? [])).size > 1,
  },
];

/** A bucket for the log, and CloudWatch: both. */
const withBoth = (text: string, parts: readonly StatedPart[]): readonly StatedPart[] =>
  BOTH.reduce((all, { field, one, other, isMeant }) => {
    const states = ({ answers, negated }: StatedPart, value: string): boolean =>
      !negated && answers[field] === value;
    const said = (value: string): boolean => all.some((part) => states(part, value));
    if (!said('both') && !(said(one) && isMeant(all, text))) return all;
    return all.map((part) =>
      states(part, one) || states(part, other)
        ? { ...part, answers: { ...part.answers, [field]: 'both' } }
        : part,
    );
  }, parts);

/** No identifier is without one of these. */
const IDENTIFIES = new RegExp(
  [
    String.raw`[a-z]\.\w|\w\.[a-z]|[:=/_]\w|-\w+\/|\d{8}|\d\.\d+\.\d|(?<![\w.])\d[\d.]*[\s-]*[hms]|\b(?:vpce|subnet|sg|cr|o)-|\b(?=\w*\d)(?:[a-z\d]{10}|[a-z\d]{12})\b|\b(?:in|into|to|from|out|\w+put):? (?!\w\w-)[a-z\d]+-\w|\b(?:called|named|(?:call|name) it)\b`,
    String.raw`\b(?:all|every|each|any|own|custom)\s+(?:\w+\s+){0,2}(?:model|call|invocation|request|image|container)`,
    String.raw`\bonly\b.{0,200}\b(?:may|can|allowed|should)\b`,
  ].join('|'),
  'i',
);

/** No role is said to be exempt or denied without one of these. */
const NAMES_ROLES =
  /\b(?:roles?|perm\w* ?sets?|but|unless|besides|other than|apart|aside|spar\w+|left|let|not|only)\b|ex[cep]|unaffected|untouched|:role\//i;
const NO_ROLES = { named: [], bare: [], asked: [] } as const;

/** The parts, in which each bucket and account states what it is for. */
function inPlace(text: string, parts: readonly StatedPart[]): readonly StatedPart[] {
  const names = parts.some((part) => part.bucket ?? part.accountId) ? late('names') : undefined;
  return names ? names.placeAccounts(text, names.placeBuckets(text, parts)) : parts;
}

interface SentenceParts {
  readonly parts: readonly StatedPart[];
  readonly outside: readonly OutsidePart[];
}

/** Everything in `text` that may state something, from left to right, and then what it says by the way: for who searches, “llama” is the name of a distill too. */
export const sentenceParts = (text: string): readonly StatedPart[] => partsIn(text, false).parts;

/** Everything in `text` that states something, and what no role here is about: “Llama 3.1” is no DeepSeek-V3.1. */
export const partsOf = (text: string): SentenceParts => partsIn(text, true);

function partsIn(text: string, saysOutside: boolean): SentenceParts {
  const exempt = (NAMES_ROLES.test(text) && late('names')?.exemptRolesIn(text, isWord)) || NO_ROLES;
  const found = (IDENTIFIES.test(text) && late('names')?.findIdentifiers(blankOut(text, exempt.named))) || [];
  const identifiers = [...exempt.named, ...found];
  const withoutIdentifiers = blankOut(
    text,
    identifiers.filter(({ isByTheWay }) => !isByTheWay),
  );
  const unknown = unknownArnsIn(withoutIdentifiers);
  const named = findNamedValues(blankOut(withoutIdentifiers, unknown), identifiers, saysSomething);
  const models = otherModelsIn(withoutIdentifiers);
  const values = [...named.map(({ value }) => value), ...unknown, ...writtenIn(withoutIdentifiers)];
  const unnamed = blankOut(withoutIdentifiers, values);
  const outside = saysOutside ? outsideIn(unnamed, models) : [];
  const words = blankOut(unnamed, [...outside, ...models]);
  const regions = regionsIn(text, words);
  const rest = blankOut(
    words,
    regions.filter(({ negated }) => !negated),
  );
  const first = phrasesIn(text, rest);
  const bare = isAboutDenial(first) ? exempt.bare : [];
  const asked = isAboutDenial(first) ? exempt.asked : [];
  const phrases = bare.length > 0 ? phrasesIn(text, blankOut(rest, bare)) : first;
  const placed = inPlace(text, [...identifiers, ...named]);
  const home = (regions.length === 0 && identifiers.length > 0 && late('names')?.homeIn(identifiers)) || [];
  const read = [...placed, ...home, ...models, ...regions, ...bare, ...phrases];
  const unread = findUnreadNames(blankOut(text, outside), read, isWord);
  const inOrder = [...read, ...unread].toSorted((a, b) => a.start - b.start);
  return {
    parts: withBoth(text, [...inOrder, ...asked, ...saidByTheWay(text, rest), ...residences(text)]),
    outside,
  };
}
