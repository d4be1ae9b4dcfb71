// rolewright explain: why calls were refused, and what to change.
import {
  type DenialDocuments,
  explainDenials,
  groupDenials,
  parseDenials,
  servicesOfDenials,
} from '#deepseek/denials/index.ts';
import type { PastedPolicy } from '#iam/environment/index.ts';
import { policiesIn } from './check/policies-in.ts';
import type { Command, CommandInput } from './command.ts';
import { denialsJson } from './explain/as-json.ts';
import { denialsText } from './explain/as-text.ts';
import { readDraft } from './read-draft.ts';
import { referenceWith } from './reference.ts';
import { jsonText, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';
import { readable } from './readable.ts';

async function policiesOf(path: string, terminal: Terminal): Promise<readonly PastedPolicy[]> {
  const { policies, unread, isOther } = await policiesIn(await terminal.read(path), path);
  for (const { where, message } of unread)
    terminal.note(`${path}: ${where === '' ? '' : `${where}: `}${message}`);
  if (policies.length === 0 || isOther())
    throw new UsageError(
      `${path} has no policies. Give policy documents, templates or the output of the AWS CLI.`,
    );
  return policies.map(({ title, where, type, text }, index) => ({
    id: `${path}#${index}`,
    title: where === '' ? title : `${title}, ${where}`,
    type,
    text,
  }));
}

async function readGround(input: CommandInput, terminal: Terminal): Promise<DenialDocuments> {
  const source = input.one('answers');
  const paths = input.all('policies');
  if (source !== undefined && paths.length > 0)
    throw new UsageError('Give either --answers or --policies: answers make policies of their own.');
  if (source !== undefined) {
    const { answers, overrides } = await readDraft(source, terminal);
    return { answers: { answers, edits: overrides } };
  }
  return { policies: (await Promise.all(paths.map((path) => policiesOf(path, terminal)))).flat() };
}

export const explainCommand: Command = {
  name: 'explain',
  operands: '<file|->',
  count: [1, 1],
  summary: 'Explains why AWS denied calls, and what to change.',
  about: [
    'The file holds error messages of SDKs, tools or the console, among other text, or CloudTrail events: one, a list, JSON lines, or the output of “aws cloudtrail lookup-events”.',
    'With --policies or --answers, the calls are also decided with these documents, so that the output says where they differ from what AWS says, and which changes let the call through. Such changes are proved: the documents allow the call afterwards.',
    'Errors that are no denials (throttling, expired credentials, quotas, a model that is not offered, an endpoint that cannot be reached, Kubernetes, GitHub and more) are told apart, each with what to do.',
    'Exit status: 1 if the text has neither.',
  ],
  options: [
    {
      name: 'policies',
      value: 'FILE',
      multiple: true,
      text: 'Policies that apply to the caller, or that limit it: documents, templates, output of the AWS CLI.',
    },
    {
      name: 'answers',
      value: 'SOURCE',
      text: 'A share link or a file of answers: its role is the caller, and fixes can be answers.',
    },
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], text: 'The output format; default: text.' },
  ],
  examples: [
    'rolewright explain error.txt',
    'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=InvokeModel | rolewright explain -',
    'rolewright explain error.txt --answers answers.json --format json',
  ],
  async run(input, terminal) {
    const [path = ''] = input.operands;
    const text = await terminal.read(path);
    const denials = parseDenials(text);
    const documents = await readGround(input, terminal);
    const reference = referenceWith((known) => servicesOfDenials(denials, documents, known));
    const explained = explainDenials(denials, documents, reference, text);
    terminal.out(
      input.one('format') === 'json'
        ? jsonText(denialsJson(explained))
        : readable(denialsText(groupDenials(explained), terminal), terminal),
    );
    return denials.length > 0 ? 0 : 1;
  },
};
