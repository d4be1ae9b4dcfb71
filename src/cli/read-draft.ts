// Reads answers from a file or a share link, for the commands that take either.
import { readStoredAnswers, unusedAnswers } from '#deepseek/answers/index.ts';
import { compose, documentsOf } from '#deepseek/compose/index.ts';
import { scenarios } from '#deepseek/catalog/index.ts';
import { type ComparedDrafts, type Draft, decodeLink } from '#deepseek/share/index.ts';
import { linkCodec } from './link-codec.ts';
import { didYouMean } from './options.ts';
import { undamaged, type Terminal } from './terminal.ts';
import { reasonOf, UsageError } from './usage.ts';

/** How answers look in a file. */
export const ANSWERS_SHAPE =
  'Answers look like { "scenario": "invoke", "values": { "regions": ["us-west-2"] } }.';

async function openLink(link: string, terminal: Terminal) {
  const reading = await decodeLink(link.slice(link.indexOf('#') + 1), linkCodec);
  if (!reading.ok) throw new UsageError(reading.message);
  for (const note of reading.notes) terminal.note(note);
  return reading;
}

function scenarioProblem(value: unknown): string {
  const named =
    typeof value === 'object' && value !== null && 'scenario' in value ? value.scenario : undefined;
  if (typeof named !== 'string') return `does not name a scenario. ${ANSWERS_SHAPE}`;
  const near = didYouMean(
    named,
    scenarios.all().map(({ id }) => id),
  );
  return `names a scenario that does not exist: “${named}”.${near} See: rolewright scenarios`;
}

/** What “rolewright understand” prints has the answers as a member. */
const answersIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'answers' in value && !('scenario' in value)
    ? value.answers
    : value;

async function fromFile(path: string, terminal: Terminal): Promise<Draft> {
  const text = undamaged(await terminal.read(path), path);
  let value: unknown;
  try {
    value = answersIn(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch (error) {
    throw new UsageError(`${path} is not valid JSON: ${reasonOf(error)}. ${ANSWERS_SHAPE}`);
  }
  const stored = readStoredAnswers(value);
  if (!stored) throw new UsageError(`${path} ${scenarioProblem(value)}`);
  for (const { message } of unusedAnswers(value as object, stored)) terminal.fault(message);
  return { answers: stored.answers, overrides: {} };
}

const isLink = (source: string): boolean => /^https?:\/\/|^#?v=\d/.test(source);

/**
 * The draft in a share link, or in a file of answers. Of a comparison, the changed version. Answers that the kit cannot
 * use are faults: a placeholder stands in for them.
 */
export async function readDraft(source: string, terminal: Terminal): Promise<Draft> {
  const draft = isLink(source) ? (await openLink(source, terminal)).draft : await fromFile(source, terminal);
  const kit = compose(draft.answers);
  const ids = new Set(documentsOf(kit).map(({ id }) => id));
  for (const id of Object.keys(draft.overrides).filter((each) => !ids.has(each)))
    terminal.fault(
      `The link has an edit of “${id}”, a policy that these answers do not make. It is left out.`,
    );
  for (const { field, message } of kit.problems)
    terminal.fault(`“${field}” cannot be used as it is. ${message}`);
  return draft;
}

/** Both versions in a link that was sent back. */
export async function readComparison(source: string, terminal: Terminal): Promise<ComparedDrafts> {
  const { shared, draft } = isLink(source)
    ? await openLink(source, terminal)
    : { shared: undefined, draft: undefined };
  if (shared) return { shared, changed: draft };
  throw new UsageError(
    'This holds one version of a role. Give a second link or file of answers to compare it with.',
  );
}
