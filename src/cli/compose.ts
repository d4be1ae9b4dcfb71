// rolewright compose <link | answers.json | ->: prints the role kit as JSON.
import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { readStored } from '#core/answers/stored.ts';
import { compose } from '#core/compose/compose.ts';
import { decodeLink, type Codec, type Draft } from '#core/share/link.ts';
import { readInput, UsageError, writeJson } from './usage.ts';

const USAGE =
  'Give a share link, or a file with answers: { "scenario": "invoke", "values": { "regions": ["us-west-2"] } }';

const codec: Codec = {
  deflate: promisify(deflateRaw),
  inflate: (bytes, limit) =>
    promisify<Uint8Array, { maxOutputLength: number }, Uint8Array>(inflateRaw)(bytes, {
      maxOutputLength: limit,
    }),
};

async function fromLink(link: string): Promise<Draft> {
  const reading = await decodeLink(link.slice(link.indexOf('#') + 1), codec);
  if (!reading.ok) throw new UsageError(reading.message);
  for (const note of reading.notes) process.stderr.write(`${note}\n`);
  return reading.draft;
}

async function fromFile(path: string): Promise<Draft> {
  let value: unknown;
  try {
    value = JSON.parse(await readInput(path));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} is not JSON. ${USAGE}`);
  }
  const stored = readStored(value);
  if (!stored) throw new UsageError(`${path} names no scenario that exists. ${USAGE}`);
  for (const id of stored.ignored)
    process.stderr.write(`“${id}” is no answer of that type; it was left out.\n`);
  return { answers: stored.answers, overrides: {} };
}

export async function composeCommand([source, ...rest]: readonly string[]): Promise<number> {
  if (source === undefined || rest.length > 0) throw new UsageError(USAGE);
  const isLink = /^https?:\/\/|^#?v=\d/.test(source);
  const { answers, overrides } = isLink ? await fromLink(source) : await fromFile(source);
  const kit = compose(answers);
  writeJson({ ...kit, answers, ...(Object.keys(overrides).length > 0 ? { editedByHand: overrides } : {}) });
  return 0;
}
