// rolewright compose: the role kit that answers or a share link make, in one of several formats.
import { join } from 'node:path';
import { compose } from '#deepseek/compose/index.ts';
import type { Command } from './command.ts';
import { FORMATS } from './compose-formats.ts';
import { ANSWERS_SHAPE, readDraft } from './read-draft.ts';
import { UsageError, writeText } from './usage.ts';

export const composeCommand: Command = {
  name: 'compose',
  operands: '<link|answers.json|->',
  count: [1, 1],
  summary: 'Composes a role kit from answers or a share link.',
  about: [
    `${ANSWERS_SHAPE} Answers that you leave out keep the wizard’s starting values. Placeholders stand in for what is missing or wrong. “rolewright scenarios --format json” lists the questions, and “rolewright schema answers” describes their values.`,
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
      text: 'Writes the files to this folder; default: -, standard output.',
    },
  ],
  examples: [
    'rolewright compose answers.json',
    `echo '{"scenario":"invoke"}' | rolewright compose -`,
    'rolewright compose answers.json --out role',
  ],
  async run(input, terminal) {
    const [source = ''] = input.operands;
    const { answers, overrides } = await readDraft(source, terminal);
    const format = FORMATS.find(({ id }) => id === (input.one('format') ?? 'json'))!;
    const files = await format.files({
      kit: compose(answers),
      answers,
      overrides,
      choices: input.all('choice'),
    });
    const folder = input.one('out');
    if (folder !== undefined && folder !== '-') {
      for (const { name, text, executable } of files) {
        const path = join(folder, name);
        writeText(path, text, 'Give --out another folder.', executable ? 0o755 : 0o644);
        terminal.note(`Wrote ${path}`);
      }
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
