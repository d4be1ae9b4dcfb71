// rolewright diff: which of AWS's actions a change of a policy adds or removes.
import { type Change, type Difference, differenceCsv, differenceMarkdown } from '#iam/access/index.ts';
import type { JsonValue } from '#iam/json/index.ts';
import { spellOutInvisible } from '#iam/text/index.ts';
import type { Command, CommandInput } from './command.ts';
import { changeLines } from './diff/change-lines.ts';
import type { GitDifference } from './diff/git-difference.ts';
import { documentsDifference, type PolicyDifference } from './diff/policy-difference.ts';
import { unclearBetween } from './diff/unclear-parts.ts';
import { attachmentTotals, FAILS, statusOf, totalOf, totalWords } from './diff/totals.ts';
import { readAll } from './documents.ts';
import { LAYER_OPTIONS, PLACE_OPTIONS, readLayerPolicies, readPlace } from './own-policies.ts';
import { jsonText, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';
import { readable } from './readable.ts';

/** All in one, each change with the principal that it is of. */
function joined(found: readonly PolicyDifference[]): Difference {
  const all = (kind: Change['kind']): readonly Change[] =>
    found.flatMap(({ principal, [kind]: changes }) =>
      principal === undefined ? changes : changes.map((change) => ({ ...change, principal })),
    );
  const unchanged = found.reduce((sum, each) => sum + each.unchanged, 0);
  return { gained: all('gained'), lost: all('lost'), changed: all('changed'), unchanged };
}

function asText(found: readonly PolicyDifference[], terminal: Terminal): string {
  const lines = found.flatMap(({ principal, ...each }) => {
    const changes = changeLines(each, terminal);
    return principal === undefined || changes.length === 0
      ? changes
      : [`${spellOutInvisible(principal)}:`, ...changes];
  });
  const summary = `${totalWords(totalOf([{ access: found }]))}, ${joined(found).unchanged} unchanged.`;
  return `${[...lines, ...(lines.length > 0 ? [''] : []), summary].join('\n')}\n`;
}

const FORMATS: Readonly<Record<string, (found: readonly PolicyDifference[], terminal: Terminal) => string>> =
  {
    text: (found, terminal) => readable(asText(found, terminal), terminal),
    json: (found) => jsonText(joined(found)),
    csv: (found) => differenceCsv(joined(found)),
    markdown: (found) => differenceMarkdown(joined(found)),
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
    'Compares what two policies allow, not how they are written. Each file holds a policy document, a list of documents that apply together, or the output of the AWS CLI for one policy; one of them may be - for standard input. Policies on resources and trust policies are compared for each principal that they name. What a Deny no longer denies is gained where another policy allows it.',
    'With --git it compares every policy that differs between two commits of a git repository, in all files that check reads. Each is compared by itself, control policies by what they leave of everything. SAM’s policy templates count as the policies that SAM writes for them. Of what templates and Terraform attach (policies by ARN, boundaries, control policies, groups, permissions of functions) the names are compared: what is attached, and a limit that goes or is replaced, counts as gained.',
    '“changed” is an action that both allow on different resources or under different conditions. It may allow more unless that is certainly the same or less.',
    'What cannot be read and differs is named as “cannot be read”: a module that is given other values, the case of a condition that is not the default, a stack in a stack, a value that Terraform looks up, a file that is not read. What is the same on both sides is no difference, whether it can be read or not.',
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
      text: 'What makes the exit status 1: access gained (also changed actions that may allow more), actions lost, gained or changed, or any difference. What differs and cannot be read makes it 2. Default: never.',
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
    const [old, now] = [await readAll(before, terminal), await readAll(after, terminal)];
    const [was, is] = [old.documents, now.documents] as [readonly JsonValue[], readonly JsonValue[]];
    const found = documentsDifference(was, is, { layers, place });
    terminal.out(FORMATS[input.one('format') ?? 'text']!(found, terminal));
    const unclear = [
      ...now.hidden.filter((each) => !old.hidden.includes(each)),
      ...old.hidden.filter((each) => !now.hidden.includes(each)),
      ...unclearBetween(was, is),
    ];
    for (const each of unclear) terminal.note(`cannot be read: ${after}: ${spellOutInvisible(each)}`);
    const failOn = input.one('fail-on') ?? 'never';
    if (FAILS[failOn]!({ ...totalOf([{ access: found }]), ...attachmentTotals([]) })) return 1;
    return failOn !== 'never' && unclear.length > 0 ? 2 : 0;
  },
};
