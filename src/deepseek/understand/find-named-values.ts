// Finds values by the words before them: "namespace inference", "a function named chat", "permission sets Ops and Devs".
import { findPhrases, indexPhrases, type PhraseIndex } from './find-phrases.ts';
import { isTaken, STATES_NOTHING, type StatedPart } from './sentence-part.ts';
import type { NamedValue } from './vocabulary/named-value.ts';
import { NAMED_VALUES } from './vocabulary/named-values.ts';

const MARKER =
  /^\s*(?:,?\s*(?:(?:(?:is|should|must|shall|will)\s+)?(?:(?:is|are|be|to be)\s+)?(?:called|named)|(?:please|bitte)(?=\s+["'`„“«]))\s+|,?\s*names?\s*(?:(?:is|should be|must be|shall be|will be|has to be|needs to be)\s+|[=:]\s*|\s)|is\s+|[=:]\s*)/i;

/** “Two functions, sum-up and classify”. */
const BEGINS_LIST = /^\s*,\s*/;

/** A marker that is common before words which are no names: "the policy: approved models", "the role is new". */
const WEAK_MARKER = /^\s*(?:is|[=:])\s*$/i;

/** Behind "policy:", only a word that stands by itself is a name. */
const STANDS_ALONE = /^\s*(?:[,;\n)]|\.(?:\s|$)|$)/;

/** Words with a hyphen, a digit or a capital that are said of things and do not name them. */
const SAYS_NO_NAME =
  /^(?:on-[a-z-]{3,}|in-(?:region|memory|house|place|flight|depth|scope|line|app|country|transit|cluster|vpc|account)[a-z-]*|(?:non|cross|multi|real|least|read|event|low|high|self|pre|long|short|ai|llm|python|node|java|go|us|eu|ap)-[a-z0-9-]+|.*-(?:based|only|side|managed|compatible|powered|format|formatted|style|encoded|encrypted)|\W*|\d+[a-z]*|[a-z]?\d[\d.]*|boto3|python|node|java|go|x-ray|oauth2?|github|gitlab|deepseek|(?:deepseek-?)?(?:v3|r1)(?:[-.](?:\d[\w.]*|distill?\w*|llama|qwen))*|vllm|k8s|s3|ec2|ecr|awslogs|cloudwatch|source(?:account|arn)|opensearch|sagemaker|bedrock|iam|aws|sso|mfa|vpc|cli|arns?|anywhere|fine-tun\w+|(?:self|sign|log|opt)-\w+|(?:up|down)load\w*)$/i;

/** A name in several parts, which is no Region. */
const COMPOUND = /^(?![a-z]{2}(?:-[a-z]+)+-\d).*[-_]/;

/** What stands behind a name: the end, or how a sentence goes on about what is named. */
const GOES_ON =
  /^["'`’”)]*\s*(?:$|[,;:.)(]|(?:with|in|on|at|and|are|to|for|via|from|of|may|can|should|must|needs?|calls?|uses?|invokes?|reads?|downloads?|uploads?|puts?|writes?|sends?|lives?|runs?|starts?|gets?|asks?|talks?|wants?|makes?|serves?|matches|equals|signs?|sa)\b)/i;

/** “The project smoke-tests DeepSeek”. */
const SAID_OF = /^\s+(?:deep\s?seek|v3\b|r1\b|the\b|our\b)/i;

/** A form of a verb or another word that is said of things: "function running in", "user signs in". */
const IS_SAID = /\w{2}(?:\w(?:ing|ed|tten|ly)|[^s]s)$/;

interface Value {
  readonly raw: string;
  /** Where it begins behind its word. */
  readonly offset: number;
  readonly isMarked: boolean;
  /** The text behind it. */
  readonly rest: string;
}

const NEXT_WORD = /^\s*\(?(?:["'`“‘„«]\s?([^"'`“”’»]+?)\s?["'`“”’»]|([^\s,;()"'`„«]+))/;

/** The value that stands at the beginning of `rest`, and whether something marks it as one. */
function valueAt({ calledAfter }: NamedValue, rest: string, isPlural: boolean): Value | undefined {
  // “role-arn”, “policy_document”, “role/Ops”: part of a name.
  if (/^[-_/]/.test(rest)) return undefined;
  const marker = (MARKER.exec(rest) ?? BEGINS_LIST.exec(rest))?.[0] ?? '';
  const match = NEXT_WORD.exec(rest.slice(marker.length));
  if (!match) return undefined;
  const quoted = match[1] !== undefined;
  const listed = BEGINS_LIST.test(marker);
  const raw = (match[1] ?? match[2] ?? '').replace(/[.:!?]+$/, '');
  // “c) service account chat-sa d) us-west-2”
  if (raw === '' || /^[a-e]\)/.test(rest.slice(marker.length).trimStart())) return undefined;
  const offset = marker.length + match[0].indexOf(raw);
  const behind = rest.slice(offset + raw.length);
  // A word of everyday language has none of these.
  const telling =
    !(raw.endsWith('s') && SAID_OF.test(behind)) &&
    /[-_/\d]|[a-z][A-Z]|[A-Z]{2}[a-z]{2}/.test(raw) &&
    (!SAYS_NO_NAME.test(raw) || calledAfter?.test(raw) === true);
  // “The ECR repo, vllm-serving.”
  if (listed && !isPlural && !(telling && COMPOUND.test(raw) && GOES_ON.test(behind))) return undefined;
  const isMarked = marker !== '' && !listed && (!WEAK_MARKER.test(marker) || STANDS_ALONE.test(behind));
  return { raw, offset, isMarked: quoted || isMarked || telling, rest: behind };
}

const COMMON = new Set(
  'once twice used started triggered after like be see below created first i we you please still yet tbd none unknown later call calls calling invoke invokes use uses using need needs must should would will are was has have needed new in on to for of and or the a an with that which calls reads from by is can may into as at our my only using through via behind it its who whose where when if then not no per each all any this these those be do does so up but also there was name names named id ids access connector endpoint policy role roles group groups pool arn arns read member members has mandatory required optional enforced allowed forbidden except exempt pls plz please thx thank thanks ty asap urgent urgently soon now today tomorrow again bitte danke'.split(
    ' ',
  ),
);

/** What is said of a namespace, a service account or a branch without naming it. */
const NO_VALUE = new Set(
  'same right wrong default feature release protected current other another different new own existing kubernetes k8s eks pod cluster given following github iam aws sso dedicated separate every each any single one permission search build codebuild opensearch'.split(
    ' ',
  ),
);

interface Span {
  /** Offsets in the text, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** A part whose value has a place of its own: the word before it still counts as a word of the sentence. */
interface NamedPart extends StatedPart {
  readonly value: Span;
}

/** What `findPhrases` needs to know of a row, and the row. */
export interface NamedRow extends Pick<NamedValue, 'words'> {
  readonly row: NamedValue;
  readonly answers: unknown;
}

const PHRASES: PhraseIndex<NamedRow> = indexPhrases(
  NAMED_VALUES.map((row) => ({ words: row.words, row, answers: row.answers })),
);

type IsWord = (name: string) => boolean;

/** “AmazonBedrockFullAccess”: a policy of AWS, whatever it is given to. */
const MANAGED_POLICY = /^(?:Amazon|AWS)?\w*(?:Full|ReadOnly|Administrator|PowerUser)Access$/;

/** “The input bucket is read-only” */
const IS_KIND = /^(?:read|write|append)-only$/i;

const isName = (row: NamedValue, raw: string): boolean =>
  row.value.test(raw) && !COMMON.has(raw.toLowerCase()) && !MANAGED_POLICY.test(raw) && !IS_KIND.test(raw);

/** Whether a bare word names something: one with a capital, or one that the vocabulary does not know. */
function isBareName({ bare }: NamedValue, { raw, rest }: Value, isWord: IsWord): boolean {
  if (bare === undefined || SAYS_NO_NAME.test(raw)) return false;
  // “SQS” is a service rather than somebody’s function.
  if (/^\p{Lu}/u.test(raw))
    return !/^\p{Lu}{2,4}\d?$/u.test(raw) && !/^(?:Lambda|CodeBuild|GitHub|GitLab|Bedrock)$/i.test(raw);
  return bare !== 'capital' && !IS_SAID.test(raw) && GOES_ON.test(rest) && (bare === 'any' || !isWord(raw));
}

/** "The prod namespace": the word before, behind one that says that a thing follows. */
const WORD_BEFORE =
  /(?:(?:^|\s)(?:the|our|in|of|from|by|on|via|with)|[,;])\s{1,3}["'“‘]?([^\s,;()"'“”‘’]{1,63})["'”’]?\s+$/i;

function valueBefore(row: NamedValue, text: string, start: number): Span | undefined {
  if (!row.before) return undefined;
  const ahead = text.slice(Math.max(0, start - 80), start);
  const match = WORD_BEFORE.exec(ahead);
  const raw = match?.[1] ?? '';
  if (raw === '' || !isName(row, raw) || NO_VALUE.has(raw.toLowerCase())) return undefined;
  if (row.before === 'capital' && (!/\p{Lu}|[-_\d]/u.test(raw) || SAYS_NO_NAME.test(raw))) return undefined;
  const at = start - ahead.length + ahead.lastIndexOf(raw);
  return { start: at, end: at + raw.length };
}

/** Whether what is around it is as the row asks. */
const stands = ({ follows, goesOn }: NamedValue, text: string, start: number, rest: string): boolean =>
  (follows === undefined || follows.test(text.slice(Math.max(0, start - 60), start))) &&
  (goesOn === undefined || goesOn.test(rest.slice(0, 200)));

/** "Sets A, B and C": the next of several values. */
const AND = /^["'`’”)]?\s*(?:,\s*(?:and\s+)?|and\s+|&\s*|\+\s*)(?=["'`“‘\w])/i;

/** More are no list of names. */
const MOST = 40;

/** Whether a value behind its word names something; behind a plural, a word in small letters is rather a verb. */
function isNamed(
  row: NamedValue,
  value: Value,
  { isFirst, isPlural }: { readonly isFirst: boolean; readonly isPlural: boolean },
  isWord: IsWord,
): boolean {
  if (isFirst ? value.isMarked || !row.marked : value.isMarked && !isWord(value.raw)) return true;
  if (!isBareName(row, value, isWord)) return false;
  return isFirst ? !isPlural || /^\p{Lu}/u.test(value.raw) || AND.test(value.rest) : isPlural;
}

/** The places of the values behind a word: one, or all of a list. */
function valuesBehind(text: string, row: NamedValue, word: Span, isWord: IsWord): readonly Span[] {
  const found: Span[] = [];
  const isPlural = /s$/i.test(text.slice(word.start, word.end));
  let at = word.end;
  while (found.length < MOST) {
    const value = valueAt(row, text.slice(at, at + 200), isPlural && found.length === 0);
    if (!value || !isName(row, value.raw)) break;
    if (!isNamed(row, value, { isFirst: found.length === 0, isPlural }, isWord)) break;
    if (!stands(row, text, word.start, value.rest)) break;
    const start = at + value.offset;
    const end = start + value.raw.length;
    found.push({ start, end });
    const and = row.list && AND.exec(text.slice(end, end + 20));
    if (!and) break;
    at = end + and[0].length;
  }
  return found;
}

/** “Bucket acme-weights, prefix r1/” */
const PREFIX =
  /^["'`’”)]*,?\s*(?:[-*•]\s+)?(?:(?:(?:under|with|in|and)\s+)?(?:the\s+)?(?:prefix|folder|path|directory)[:=\s]\s*|(?:under|below)\s+(?=[\w.=-]+\/))["'`“]?\/?([\w.=/-]*[\w/-])/i;

function partOf(text: string, row: NamedValue, value: Span, word: Span | undefined): NamedPart {
  const start = Math.min(value.start, word?.start ?? value.start);
  const end = Math.max(value.end, word?.end ?? value.end);
  const raw = text.slice(value.start, value.end);
  const [, prefix] = (row.isBucket && PREFIX.exec(text.slice(value.end, value.end + 120))) || [];
  return {
    ...STATES_NOTHING,
    text: text.slice(start, end),
    start,
    end,
    value,
    scenarios: row.scenarios ?? {},
    entities: row.entities ?? [],
    answers: row.answers(raw),
    ...(row.isBucket ? { bucket: `s3://${raw}${prefix === undefined ? '' : `/${prefix}`}` } : {}),
  };
}

/** The values that stand behind their words or before them, outside of what is taken. */
export function findNamedValues(
  text: string,
  taken: readonly StatedPart[],
  isWord: IsWord,
  phrases = PHRASES,
): readonly NamedPart[] {
  const found: NamedPart[] = [];
  const isOpen = ({ start, end }: Span): boolean =>
    !isTaken(taken, start, end) && !found.some(({ value }) => start < value.end && value.start < end);
  const hits = findPhrases(text, phrases)
    .filter(({ negated }) => !negated)
    .map(({ row: { row }, start, end }) => ({ row, word: { start, end } }));
  const named = new Set<number>();
  for (const { row, word } of hits) {
    const value = valueBefore(row, text, word.start);
    if (!value || !isOpen(value) || !stands(row, text, value.start, text.slice(word.end))) continue;
    found.push(partOf(text, row, value, word));
    named.add(word.end);
  }
  for (const { row, word } of hits.filter(({ word: { end } }) => !named.has(end)))
    for (const [index, value] of valuesBehind(text, row, word, isWord).entries()) {
      if (!isOpen(value)) break;
      found.push(partOf(text, row, value, index === 0 ? word : undefined));
    }
  return found;
}
