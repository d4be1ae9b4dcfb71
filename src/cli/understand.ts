// rolewright understand: what a sentence or a pasted text is, and the answers it leads to, as JSON.
import { type FieldValue, fieldOf } from '#deepseek/answers/index.ts';
import '#deepseek/answers/register-all.ts';
import { findScenario } from '#deepseek/catalog/index.ts';
import { explainDenials, parseDenials, servicesOfDenials } from '#deepseek/denials/index.ts';
import { decodeLink } from '#deepseek/share/index.ts';
import { type Understanding, type UnderstoodPart, understand } from '#deepseek/understand/index.ts';
import type { Command } from './command.ts';
import { denialsJson } from './explain/as-json.ts';
import { linkCodec } from './link-codec.ts';
import { readable } from './readable.ts';
import { referenceWith } from './reference.ts';
import { jsonText, type Terminal } from './terminal.ts';

/** Without documents: what the messages alone tell. */
function denialsOf(text: string): object {
  const denials = parseDenials(text);
  const reference = referenceWith((known) => servicesOfDenials(denials, {}, known));
  return denialsJson(explainDenials(denials, {}, reference));
}

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

function inWords({ answers, understood, open }: Understanding): string {
  const left = (open ?? []).map(({ message }) => `${message}\n`).join('');
  if (!answers) return `Nothing was recognized that leads to answers.\n${left}`;
  if (understood.length === 0) return `Scenario: ${findScenario(answers.scenario)?.title}\n`;
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
    'Give a sentence (“EKS pods call R1 through our VPC endpoint”), ARNs, an article, policies, a template, code that calls AWS or a share link; - reads standard input. Prints JSON: the kind of text, the answers, and the words that each answer was read from; for code also its calls, and what it leaves open. The answers can go to “rolewright compose”. The exit status is 1 if nothing was recognized.',
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
    const reading = await read(text);
    const { kind, answers, understood, calls, open } = reading;
    if (input.one('format') === 'text') terminal.out(readable(inWords(reading), terminal));
    else
      terminal.out(
        jsonText({
          kind,
          answers: answers ?? null,
          ...(kind === 'denials' && denialsOf(text)),
          understood: understood.map((part) => ({
            text: part.text,
            field: part.field,
            ...('line' in part ? { line: part.line } : {}),
          })),
          ...(calls && {
            calls: calls.map(({ service, operation, line }) => ({ service, operation, line })),
          }),
          ...(open && {
            open: open.map((question) => ({
              text: question.text,
              ...('line' in question ? { line: question.line } : {}),
              ...(question.field === undefined ? {} : { field: question.field }),
              message: question.message,
            })),
          }),
        }),
      );
    return kind === 'unknown' ? 1 : 0;
  },
};
