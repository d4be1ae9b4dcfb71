// rolewright compose: the role kit that answers or a share link make, in one of several formats.
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readStoredAnswers } from '#core/answers/stored-answers.ts';
import { scenarios } from '#core/catalog/scenarios.ts';
import { compose } from '#core/compose/compose.ts';
import { decodeLink, type Draft } from '#core/share/link.ts';
import type { Command } from './command.ts';
import { FORMATS, type ComposedFile } from './compose-formats.ts';
import { linkCodec } from './link-codec.ts';
import { didYouMean } from './options.ts';
import type { Terminal } from './terminal.ts';
import { reasonOf, UsageError } from './usage.ts';

const SHAPE = 'Answers look like { "scenario": "invoke", "values": { "regions": ["us-west-2"] } }.';

async function fromLink(link: string, terminal: Terminal): Promise<Draft> {
  const reading = await decodeLink(link.slice(link.indexOf('#') + 1), linkCodec);
  if (!reading.ok) throw new UsageError(reading.message);
  for (const note of reading.notes) terminal.note(note);
  return reading.draft;
}

function scenarioProblem(value: unknown): string {
  const named =
    typeof value === 'object' && value !== null && 'scenario' in value ? value.scenario : undefined;
  if (typeof named !== 'string') return `does not name a scenario. ${SHAPE}`;
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
    throw new UsageError(`${path} is not valid JSON: ${reasonOf(error)}. ${SHAPE}`);
  }
  const stored = readStoredAnswers(value);
  if (!stored) throw new UsageError(`${path} ${scenarioProblem(value)}`);
  for (const id of stored.ignored)
    terminal.note(`“${id}” is not an answer of the expected type, so it was ignored.`);
  return { answers: stored.answers, overrides: {} };
}

async function writeFiles(folder: string, files: readonly ComposedFile[], terminal: Terminal): Promise<void> {
  try {
    for (const { name, text, executable } of files) {
      const path = join(folder, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text, { mode: executable ? 0o755 : 0o644 });
      terminal.note(`Wrote ${path}`);
    }
  } catch (error) {
    throw new UsageError(`Cannot write to ${folder}: ${reasonOf(error)}.`);
  }
}

export const composeCommand: Command = {
  name: 'compose',
  operands: '<link|answers.json|->',
  count: [1, 1],
  summary: 'Composes a role kit from answers or a share link.',
  about: [
    `${SHAPE} Answers that you leave out keep the wizard’s starting values. Placeholders stand in for what is missing or wrong. “rolewright scenarios --format json” lists the questions, and “rolewright schema answers” describes their values.`,
    'Give a share link as a whole, in quotation marks.',
  ],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: FORMATS.map(({ id }) => id),
      text: 'The output format; default: json.',
    },
    {
      name: 'choice',
      value: 'ID=VALUE',
      multiple: true,
      text: 'A choice that the format offers.',
    },
    {
      name: 'out',
      value: 'FOLDER',
      text: 'Writes the files to this folder instead of standard output.',
    },
  ],
  examples: [
    'rolewright compose answers.json',
    `echo '{"scenario":"invoke"}' | rolewright compose -`,
    'rolewright compose answers.json --out role',
  ],
  async run(input, terminal) {
    const [source = ''] = input.operands;
    const isLink = /^https?:\/\/|^#?v=\d/.test(source);
    const { answers, overrides } = isLink
      ? await fromLink(source, terminal)
      : await fromFile(source, terminal);
    const format = FORMATS.find(({ id }) => id === (input.one('format') ?? 'json'))!;
    const files = await format.files({
      kit: compose(answers),
      answers,
      overrides,
      choices: input.all('choice'),
    });
    const folder = input.one('out');
    if (folder !== undefined) {
      await writeFiles(folder, files, terminal);
      return 0;
    }
    const [only, ...more] = files;
    if (!only || more.length > 0)
      throw new UsageError(
        `The ${format.id} format has ${files.length} files (${files.map(({ name }) => name).join(', ')}). Give --out FOLDER.`,
      );
    terminal.out(only.text);
    return 0;
  },
};
