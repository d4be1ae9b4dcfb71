// Reads answers from a file or a share link, for the commands that take either.
import { readStoredAnswers } from '#core/answers/stored-answers.ts';
import { scenarios } from '#core/catalog/scenarios.ts';
import { decodeLink, type Draft } from '#core/share/link.ts';
import { linkCodec } from './link-codec.ts';
import { didYouMean } from './options.ts';
import type { Terminal } from './terminal.ts';
import { reasonOf, UsageError } from './usage.ts';

/** How answers look in a file. */
export const ANSWERS_SHAPE =
  'Answers look like { "scenario": "invoke", "values": { "regions": ["us-west-2"] } }.';

async function fromLink(link: string, terminal: Terminal): Promise<Draft> {
  const reading = await decodeLink(link.slice(link.indexOf('#') + 1), linkCodec);
  if (!reading.ok) throw new UsageError(reading.message);
  for (const note of reading.notes) terminal.note(note);
  return reading.draft;
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

async function fromFile(path: string, terminal: Terminal): Promise<Draft> {
  const text = await terminal.read(path);
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw new UsageError(`${path} is not valid JSON: ${reasonOf(error)}. ${ANSWERS_SHAPE}`);
  }
  const stored = readStoredAnswers(value);
  if (!stored) throw new UsageError(`${path} ${scenarioProblem(value)}`);
  for (const id of stored.ignored)
    terminal.note(`“${id}” is not an answer of the expected type, so it was ignored.`);
  return { answers: stored.answers, overrides: {} };
}

/** The draft in a share link, or in a file of answers. */
export const readDraft = (source: string, terminal: Terminal): Promise<Draft> =>
  /^https?:\/\/|^#?v=\d/.test(source) ? fromLink(source, terminal) : fromFile(source, terminal);
