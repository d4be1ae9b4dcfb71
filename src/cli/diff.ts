// rolewright diff: which of AWS's actions a change of a policy adds or removes.
import { difference, type Change, type Difference } from '#core/access/matrix/difference.ts';
import { differenceCsv } from '#core/access/matrix/matrix-csv.ts';
import { differenceMarkdown } from '#core/access/matrix/matrix-markdown.ts';
import { matrix } from '#core/access/matrix/matrix.ts';
import { changesOf } from '#core/access/matrix/table.ts';
import type { Command } from './command.ts';
import { readDocuments } from './documents.ts';
import { LAYER_OPTIONS, PLACE_OPTIONS, readLayerPolicies, readPlace } from './own-policies.ts';
import { referenceWith } from './reference.ts';
import { jsonText, painter, type Color, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';
import { spellOutInvisible } from '#core/text/invisible.ts';
import { readable } from './readable.ts';

const SIGNS: Readonly<Record<Change['kind'], readonly [sign: string, color: Color]>> = {
  gained: ['+', 'green'],
  changed: ['~', 'yellow'],
  lost: ['-', 'red'],
};

function asText(found: Difference, terminal: Terminal): string {
  const paint = painter(terminal);
  const { gained, lost, changed, unchanged } = found;
  const lines = changesOf(found).flatMap((row) => {
    const [kind = 'changed'] = row.Change as readonly Change['kind'][];
    const [sign, color] = SIGNS[kind];
    const [level] = row['Access level'];
    const was = kind === 'gained' ? [] : row.Before.map((text) => `    was ${spellOutInvisible(text)}`);
    const is = kind === 'lost' ? [] : row.After.map((text) => `    now ${spellOutInvisible(text)}`);
    return [
      paint(color, `${sign} ${row.Action[0]}${level === undefined ? '' : ` (${level})`}`),
      ...was,
      ...is,
    ];
  });
  const summary = `${gained.length} gained, ${lost.length} lost, ${changed.length} changed, ${unchanged} unchanged.`;
  return `${[...lines, ...(lines.length > 0 ? [''] : []), summary].join('\n')}\n`;
}

const FORMATS: Readonly<Record<string, (found: Difference, terminal: Terminal) => string>> = {
  text: (found, terminal) => readable(asText(found, terminal), terminal),
  json: (found) => jsonText(found),
  csv: (found) => differenceCsv(found),
  markdown: (found) => differenceMarkdown(found),
};

const FAILS: Readonly<Record<string, (found: Difference) => boolean>> = {
  gained: ({ gained }) => gained.length > 0,
  changed: ({ gained, changed }) => gained.length + changed.length > 0,
  any: ({ gained, changed, lost }) => gained.length + changed.length + lost.length > 0,
  never: () => false,
};

export const diffCommand: Command = {
  name: 'diff',
  operands: '<before> <after>',
  count: [2, 2],
  summary: 'Shows what access a policy change gains and loses.',
  about: [
    'Compares what two policies allow, not how they are written. Each file holds a policy document, a list of documents that apply together, or the output of the AWS CLI for one policy; one of them may be - for standard input.',
    '“changed” is an action that both allow on different resources or under different conditions, which can be more or less.',
  ],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: Object.keys(FORMATS),
      text: 'The output format; default: text.',
    },
    {
      name: 'fail-on',
      value: 'WHAT',
      choices: Object.keys(FAILS),
      text: 'What makes the exit status 1: actions gained, gained or changed, or any difference. Default: never.',
    },
    ...LAYER_OPTIONS,
    ...PLACE_OPTIONS,
  ],
  examples: [
    'rolewright diff before.json after.json',
    'git show main:policy.json | rolewright diff - policy.json --fail-on gained',
  ],
  async run(input, terminal) {
    const [before = '', after = ''] = input.operands;
    if (before === '-' && after === '-')
      throw new UsageError('Only one of the two can be -. Give a file for the other.');
    const place = readPlace(input);
    const layers = await readLayerPolicies(input, terminal);
    const [old, now] = [
      { identity: await readDocuments(before, terminal), ...layers },
      { identity: await readDocuments(after, terminal), ...layers },
    ];
    const reference = referenceWith(
      (known) => new Set([old, now].flatMap((policies) => matrix(policies, known, place).needs)),
    );
    const found = difference(matrix(old, reference, place), matrix(now, reference, place));
    terminal.out(FORMATS[input.one('format') ?? 'text']!(found, terminal));
    return FAILS[input.one('fail-on') ?? 'never']!(found) ? 1 : 0;
  },
};
