// rolewright diff: which of AWS's actions a change of a policy adds or removes.
import { type Difference, difference, differenceCsv, differenceMarkdown, matrix } from '#iam/access/index.ts';
import type { Command, CommandInput } from './command.ts';
import { changeLines } from './diff/change-lines.ts';
import type { GitDifference } from './diff/git-difference.ts';
import { attachmentTotals, FAILS, statusOf, totalOf, totalWords, type Totals } from './diff/totals.ts';
import { readDocuments } from './documents.ts';
import { LAYER_OPTIONS, PLACE_OPTIONS, readLayerPolicies, readPlace } from './own-policies.ts';
import { referenceWith } from './reference.ts';
import { jsonText, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';
import { readable } from './readable.ts';

const total = (found: Difference): Totals => totalOf([{ access: [{ principal: undefined, ...found }] }]);

function asText(found: Difference, terminal: Terminal): string {
  const lines = changeLines(found, terminal);
  const summary = `${totalWords(total(found))}, ${found.unchanged} unchanged.`;
  return `${[...lines, ...(lines.length > 0 ? [''] : []), summary].join('\n')}\n`;
}

const FORMATS: Readonly<Record<string, (found: Difference, terminal: Terminal) => string>> = {
  text: (found, terminal) => readable(asText(found, terminal), terminal),
  json: (found) => jsonText(found),
  csv: (found) => differenceCsv(found),
  markdown: (found) => differenceMarkdown(found),
};

const GIT_FORMATS: Readonly<
  Record<string, () => Promise<(found: GitDifference, terminal: Terminal) => string>>
> = {
  text: async () => {
    const { gitAsText } = await import('./diff/git-as-text.ts');
    return (found, terminal) => readable(gitAsText(found, terminal), terminal);
  },
  json: async () => (found) => jsonText(found),
  markdown: async () => (await import('./diff/git-as-markdown.ts')).gitAsMarkdown,
};

/** With --git the operands are paths, which limit what is compared. */
async function runGit(base: string, input: CommandInput, terminal: Terminal): Promise<number> {
  const format = input.one('format') ?? 'text';
  const load = GIT_FORMATS[format];
  if (!load)
    throw new UsageError(`--git has no ${format}. Use --format ${Object.keys(GIT_FORMATS).join(', ')}.`);
  const useless = LAYER_OPTIONS.concat(PLACE_OPTIONS).find(({ name }) => input.one(name) !== undefined);
  if (useless) throw new UsageError(`--git compares each policy by itself, without --${useless.name}.`);
  const { gitDifference } = await import('./diff/git-difference.ts');
  const found = await gitDifference(base, input.operands);
  terminal.out((await load())(found, terminal));
  return statusOf(found, input.one('fail-on') ?? 'never');
}

export const diffCommand: Command = {
  name: 'diff',
  operands: '<before> <after> | --git BASE [path…]',
  count: [0, Number.POSITIVE_INFINITY],
  summary: 'Shows what access a policy change gains and loses.',
  about: [
    'Compares what two policies allow, not how they are written. Each file holds a policy document, a list of documents that apply together, or the output of the AWS CLI for one policy; one of them may be - for standard input.',
    'With --git it compares every policy that differs between two commits of a git repository, in all files that check reads. Each is compared by itself: policies on resources and trust policies for each principal that they name, control policies by what they leave of everything. What a Deny no longer denies is gained where another policy allows it. Of policies and boundaries that templates and Terraform attach by ARN the ARNs are compared: one that is attached, and a boundary that is removed or replaced, count as gained.',
    '“changed” is an action that both allow on different resources or under different conditions, which can be more or less.',
  ],
  options: [
    {
      name: 'git',
      value: 'BASE',
      text: 'What HEAD changed since it left BASE, a branch or commit; A..B compares just these two.',
    },
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
      text: 'What makes the exit status 1: access gained (also actions that are changed to more), actions lost, gained or changed, or any difference. With --git a changed file that cannot be read makes it 2. Default: never.',
    },
    ...LAYER_OPTIONS,
    ...PLACE_OPTIONS,
  ],
  examples: [
    'rolewright diff before.json after.json',
    'git show main:policy.json | rolewright diff - policy.json --fail-on gained',
    'rolewright diff --git origin/main --format markdown > comment.md',
  ],
  async run(input, terminal) {
    const base = input.one('git');
    if (base !== undefined) return runGit(base, input, terminal);
    const [before, after, ...more] = input.operands;
    if (before === undefined || after === undefined || more.length > 0)
      throw new UsageError('Give two files, <before> <after>, or --git BASE. See: rolewright diff --help');
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
    return FAILS[input.one('fail-on') ?? 'never']!({ ...total(found), ...attachmentTotals([]) }) ? 1 : 0;
  },
};
