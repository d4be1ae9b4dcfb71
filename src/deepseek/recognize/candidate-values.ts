// Candidate values for a question: strings of the given policies, and their parts, from locations where its answer shows.
import type { AnswersView } from '#deepseek/answers/field.ts';
import { fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { checkEntry } from '#deepseek/answers/read-answers.ts';
import { formatArn, parseArn } from '#iam/policy/arn.ts';
import { PARTITIONS } from '#iam/facts/regions.ts';

/** How many values of one question are tried. */
const MAX_VALUES = 40;
const MAX_TEXT_LENGTH = 400;
const MAX_TEXTS = 300;
const MAX_PIECES = 3000;
const MAX_CUTS = 14;

/** All parts between two colons or slashes: first those that reach the end, where names are. */
function slices(text: string): { readonly ends: readonly string[]; readonly others: readonly string[] } {
  const cuts = [...text.matchAll(/[:/]/g)].map(({ index }) => index).slice(0, MAX_CUTS);
  const starts = [0, ...cuts.map((cut) => cut + 1)];
  const inner = starts.flatMap((start) =>
    cuts.filter((end) => end > start).map((end) => text.slice(start, end)),
  );
  // Names and paths that begin with a slash: /apps/chat/ in role/apps/chat/Name.
  const rooted = cuts.filter((cut) => text[cut] === '/');
  const paths = rooted.flatMap((from) =>
    rooted.filter((to) => to > from).map((to) => text.slice(from, to + 1)),
  );
  return {
    ends: [...starts.map((start) => text.slice(start)), ...rooted.map((cut) => text.slice(cut))],
    others: [...inner, ...paths],
  };
}

/** Strings that hold a value in another form. */
const OTHER_FORMS: readonly (readonly [RegExp, (...parts: string[]) => readonly string[]])[] = [
  // Roles that IAM Identity Center makes of a permission set.
  [/AWSReservedSSO_(.+)_[^_]+$/, (_, set = '') => [set]],
  // The name in the ID of an agent runtime, which AgentCore ends.
  [/\/([A-Za-z]\w*)-\*$/, (_, name = '') => [name]],
  // What a guardrail policy names is every version; an Amazon Bedrock policy names one.
  [/^arn:[^:]+:bedrock:[^:]+:\d{12}:guardrail\/\w+$/, (arn = '') => [`${arn}:1`]],
  // Every workflow of a GitHub organization.
  [/^repo:([^:/@]+)(?:\/|@)\*$/, (_, owner = '') => [owner]],
  // The subject of a GitHub workflow: repository and IDs, whatever is between them.
  [
    /^repo:([^:/@]+)(?:@(\d+))?\/([^:/@]+)(?:@(\d+))?:/,
    (_, owner = '', ownerId = '', name = '', id = '') => [`${owner}/${name}`, ownerId, id],
  ],
  [/:ref:refs\/(?:heads|tags)\/(.+)$/, (_, name = '') => [name]],
  [/:environment:(.+)$/, (_, name = '') => [name]],
  // What EKS Pod Identity gives as the external ID.
  [
    /^([a-z0-9-]+)\/(\d{12})\/([^/]+)\/[^/]+\/[^/]+$/,
    (_, region = '', account = '', name = '') =>
      PARTITIONS.map(({ id }) => `arn:${id}:eks:${region}:${account}:cluster/${name}`),
  ],
];

interface Pieces {
  /** Likely to be an answer. */
  readonly first: readonly string[];
  readonly others: readonly string[];
}

const knownPieces = new Map<string, Pieces>();

/** What a string may be made of. */
function piecesOf(text: string): Pieces {
  const met = knownPieces.get(text);
  if (met) return met;
  const bare = text.replace(/[/:]?\*$/, '');
  const forms = OTHER_FORMS.flatMap(([pattern, read]) => {
    const parts = pattern.exec(text);
    return parts ? read(...parts) : [];
  });
  const [a, b] = [slices(text), slices(bare)];
  const pieces = { first: [text, ...forms, ...b.ends], others: [...b.others, ...a.ends, ...a.others] };
  if (knownPieces.size > 2000) knownPieces.clear();
  knownPieces.set(text, pieces);
  return pieces;
}

/** All that the strings hold and that may have been answers, what is likely first. */
export function evidenceIn(texts: Iterable<string>): readonly string[] {
  const short = [...texts].filter((text) => text.length <= MAX_TEXT_LENGTH).slice(0, MAX_TEXTS);
  const pieces = short.map(piecesOf);
  const all = [...pieces.flatMap(({ first }) => first), ...pieces.flatMap(({ others }) => others)];
  return [...new Set(all)].filter((text) => text !== '' && text !== '*').slice(0, MAX_PIECES);
}

/** Strings that the question takes: of those that are read as the same value the shortest. */
export function acceptedValues(
  id: FieldId,
  evidence: readonly string[],
  view: AnswersView,
  most = MAX_VALUES,
): readonly string[] {
  const found = new Map<string, string>();
  const field = fieldOf(id);
  // Policies and messages name these in full; any word could be the name of one.
  const isArn = field.kind === 'list' && field.homeOf !== undefined && field.example.startsWith('arn:');
  for (const raw of evidence) {
    if (isArn && !raw.startsWith('arn:')) continue;
    const read = checkEntry(id, raw, view);
    if (!read.ok) continue;
    const key = JSON.stringify(read.value);
    const met = found.get(key);
    if (met === undefined || raw.length < met.length) found.set(key, raw);
    if (found.size === most) break;
  }
  return [...found.values()];
}

/** The question's own example, moved to where the role is. */
export function exampleOf(id: FieldId, view: AnswersView): readonly string[] {
  const field = fieldOf(id);
  if (field.kind !== 'text' && field.kind !== 'list') return [];
  const { example } = field;
  const { partition, regions, account } = view.home;
  const arn = parseArn(example);
  const moved =
    arn &&
    formatArn({
      ...arn,
      partition,
      region: arn.region && regions[0]!,
      account: arn.account && account,
    });
  return [example, ...(moved ? [moved] : [])].filter((text) => checkEntry(id, text, view).ok).slice(-1);
}

/** What a list of choices offers. Of a long one only what is hinted at. */
export function offeredValues(
  id: FieldId,
  view: AnswersView,
  evidence: ReadonlySet<string>,
): readonly string[] {
  const field = fieldOf(id);
  if (field.kind !== 'choices' && field.kind !== 'choice') return [];
  const open = field.options(view).flatMap(({ disabled, value }) => (disabled === undefined ? value : []));
  if (field.kind === 'choice' || field.style === 'cards') return open;
  return open.filter((value) => evidence.has(value));
}
