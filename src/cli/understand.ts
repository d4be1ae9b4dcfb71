// rolewright understand: what a sentence or a pasted text is, and the answers it leads to, as JSON.
import { type FieldValue, fieldOf } from '#deepseek/answers/index.ts';
import '#deepseek/answers/register-all.ts';
import { findScenario } from '#deepseek/catalog/index.ts';
import { explainDenials, parseDenials, servicesOfDenials } from '#deepseek/denials/index.ts';
import { decodeLink } from '#deepseek/share/index.ts';
import {
  closestTo,
  isUnderstood,
  type Understanding,
  understandingJson,
  type UnderstoodPart,
  understand,
} from '#deepseek/understand/index.ts';
import type { Command } from './command.ts';
import { denialsJson } from './explain/as-json.ts';
import { linkCodec } from './link-codec.ts';
import { readable } from './readable.ts';
import { referenceWith } from './reference.ts';
import { jsonText, type Terminal } from './terminal.ts';
import { UsageError } from './usage.ts';

/** Without documents: what the messages alone tell. */
function denialsOf(text: string): object {
  const denials = parseDenials(text);
  const reference = referenceWith((known) => servicesOfDenials(denials, {}, known));
  return denialsJson(explainDenials(denials, {}, reference, text));
}

/** Longer texts take minutes, and are no description. */
const MAX_LENGTH = 4_000_000;

async function read(text: string): Promise<Understanding> {
  const reading = await understand(text);
  if (reading.kind !== 'link') return reading;
  const opened = await decodeLink(text.trim().slice(text.trim().indexOf('#') + 1), linkCodec);
  return opened.ok ? { ...reading, answers: opened.draft.answers } : reading;
}

const labelOf = (field: UnderstoodPart['field']): string =>
  field === 'scenario' ? 'Scenario' : fieldOf(field).label;

const shown = (value: FieldValue): string =>
  typeof value === 'object' ? value.join(', ') : value === true ? 'yes' : value === false ? 'no' : value;

const titleOf = (scenario: string): string => findScenario(scenario)?.title ?? scenario;

function remarksOf(text: string, reading: Understanding): readonly string[] {
  const { conflicts = [], outside = [], notRead = [], otherTasks = [] } = reading.sentence ?? reading;
  const closest = closestTo(text, reading).map(({ scenario, title }) => `${title} (${scenario})`);
  const leftOut = notRead.map((part) => `“${part.text}”`).join(', ');
  return [
    ...conflicts.map(({ message }) => message),
    ...otherTasks.map(({ scenario, isJoinable }) =>
      isJoinable
        ? `This role also does: ${titleOf(scenario)}.`
        : `Another role is needed for: ${titleOf(scenario)}.`,
    ),
    ...outside.map(({ message }) => message),
    ...(reading.needed ?? []).map(({ question }) => question),
    ...(leftOut === '' ? [] : [`Left out: ${leftOut}.`]),
    ...(closest.length > 0 ? [`Not sure what is meant. Closest: ${closest.join(', ')}.`] : []),
  ];
}

function inWords(text: string, reading: Understanding): string {
  const { answers, understood, open } = reading;
  const left = [...(open ?? []).map(({ message }) => message), ...remarksOf(text, reading)]
    .map((line) => `${line}\n`)
    .join('');
  if (!answers) return `Nothing was recognized that leads to answers.\n${left}`;
  if (understood.length === 0) return `Scenario: ${titleOf(answers.scenario)}\n${left}`;
  return understood
    .map(
      (part) =>
        `${labelOf(part.field)}: ${shown(part.value)} (from “${part.text}”${'line' in part ? `, line ${part.line}` : ''})\n`,
    )
    .concat(left)
    .join('');
}

export const understandCommand: Command = {
  name: 'understand',
  operands: '<sentence|->',
  count: [1, Number.MAX_SAFE_INTEGER],
  summary: 'Shows what a sentence or a pasted text means, as answers.',
  about: [
    'Give a sentence (“EKS pods call R1 through our VPC endpoint”), ARNs, an article, policies, a template, code that calls AWS or a share link, also with words around them; - reads standard input. Prints JSON: the kind of text, the answers, and the words that each answer was read from; for code and configuration also the calls, what they leave open or do not say, what contradicts itself or the words around it, and what is not part of these roles; for a sentence also how sure that is, what was assumed, what contradicts itself, what the answers leave out, other tasks, and what is not part of these roles. The answers can go to “rolewright compose”. The exit status is 1 if nothing was recognized, or if it is not sure what is meant.',
  ],
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: ['json', 'text'],
      text: 'The output format; default: json.',
    },
  ],
  examples: [
    "rolewright understand 'Lambda calls DeepSeek V3.2 in us-west-2 without streaming'",
    'rolewright understand - < article.txt',
    'rolewright understand - < app.py',
  ],
  async run(input, terminal: Terminal) {
    const [first = ''] = input.operands;
    const text = first === '-' ? await terminal.read('-') : input.operands.join(' ');
    if (text.length > MAX_LENGTH)
      throw new UsageError(
        `The text has ${text.length.toLocaleString('en-US')} characters; the limit is 4 million. Give the part that says what the role is for.`,
      );
    const reading = await read(text);
    if (input.one('format') === 'text') terminal.out(readable(inWords(text, reading), terminal));
    else
      terminal.out(
        jsonText({
          ...understandingJson(text, reading),
          ...(reading.kind === 'denials' && denialsOf(text)),
        }),
      );
    return isUnderstood(reading) ? 0 : 1;
  },
};
