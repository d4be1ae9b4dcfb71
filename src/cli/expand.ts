// rolewright expand and shrink: the actions that patterns stand for, and patterns that stand for actions.
import { type Reference, expandAction, shrinkActions } from '#iam/reference/index.ts';
import { nearest, show } from '#iam/text/index.ts';
import type { Command } from './command.ts';
import { indexed } from './reference.ts';
import { jsonText, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

interface NotRead {
  readonly action: string;
  readonly message: string;
}

function messageOn(action: string, reference: Reference): string | undefined {
  const expanded = expandAction(action, reference);
  if (!('problem' in expanded)) return undefined;
  switch (expanded.problem) {
    case 'malformed':
      return `${show(action)} is not an action. Write \`service:Action\`, such as \`s3:Get*Tagging\`.`;
    case 'unknown-service': {
      const prefix = action.split(':')[0] ?? '';
      const meant = nearest(prefix, reference.prefixes);
      return `AWS has no service with the prefix ${show(prefix)}.${meant === undefined ? '' : ` Did you mean ${show(meant)}?`}`;
    }
    case 'no-action':
      return `${show(action)} stands for no action in AWS’s reference of ${reference.date}.`;
  }
}

/** Operands, or the lines of standard input; a policy's quotation marks and commas may stay. */
async function actionsFrom(operands: readonly string[], terminal: Terminal): Promise<readonly string[]> {
  const all = await Promise.all(
    operands.map(async (operand) =>
      operand === '-' ? (await terminal.read('-')).split(/[\s,"'[\]]+/) : [operand],
    ),
  );
  const actions = all.flat().filter((action) => action !== '');
  if (actions.length === 0) throw new UsageError('Give at least one action, such as s3:Get*Tagging.');
  return [...new Set(actions)];
}

const OPTIONS: Command['options'] = [
  { name: 'format', value: 'FORMAT', choices: ['text', 'json'], text: 'The output format; default: text.' },
];

const FROM_INPUT = 'With -, the actions come from standard input, one a line, or as a list of a policy.';

/** A command that makes actions of actions. Status 1 where one of them stands for nothing. */
const command = (
  row: Pick<Command, 'name' | 'summary' | 'about' | 'examples'>,
  make: (actions: readonly string[], reference: Reference) => readonly string[],
): Command => ({
  ...row,
  operands: '<action…|->',
  count: [1, Number.POSITIVE_INFINITY],
  options: OPTIONS,
  async run(input, terminal) {
    const reference = indexed();
    const given = await actionsFrom(input.operands, terminal);
    const notRead = given.flatMap((action): NotRead[] => {
      const message = messageOn(action, reference);
      return message === undefined ? [] : [{ action, message }];
    });
    const faulty = new Set(notRead.map(({ action }) => action));
    const actions = make(
      given.filter((action) => !faulty.has(action)),
      reference,
    );
    if (input.one('format') === 'json') terminal.out(jsonText({ date: reference.date, actions, notRead }));
    else {
      terminal.out(actions.map((action) => `${action}\n`).join(''));
      for (const { message } of notRead) terminal.note(message);
    }
    return notRead.length > 0 ? 1 : 0;
  },
});

export const expandCommand: Command = command(
  {
    name: 'expand',
    summary: 'Lists the actions that patterns stand for.',
    about: [`Lists each action of AWS’s reference that a pattern matches. ${FROM_INPUT}`],
    examples: ["rolewright expand 's3:Get*Tagging'", "rolewright expand 'bedrock:Invoke*' --format json"],
  },
  (actions, reference) => [
    ...new Set(
      actions.flatMap((action) => {
        const expanded = expandAction(action, reference);
        return 'actions' in expanded ? expanded.actions : [];
      }),
    ),
  ],
);

export const shrinkCommand: Command = command(
  {
    name: 'shrink',
    summary: 'Writes actions as the fewest patterns that allow no other.',
    about: [
      `The patterns stand for these actions and for no other of AWS’s reference. An action that AWS adds later may fit one. ${FROM_INPUT}`,
    ],
    examples: [
      'rolewright shrink s3:GetObjectTagging s3:GetBucketTagging s3:GetJobTagging',
      'rolewright shrink - < actions.txt',
    ],
  },
  shrinkActions,
);
