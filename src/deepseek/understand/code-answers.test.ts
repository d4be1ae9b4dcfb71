// Snippets in every language and with every client, the answers each states, and what it leaves open.
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setAnswer } from '#deepseek/answers/answers.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { allowed } from '#iam/request/expectation.ts';
import { environmentOf } from '#deepseek/verify/kit-environment.ts';
import { kitAccountOf } from '#deepseek/verify/kit-account.ts';
import { prove } from '#iam/environment/prove.ts';
import { runs } from '#workshop/tools/property-runs.ts';
import { codeAnswers, type CodeAnswers } from './code-answers.ts';
import GO from './code-cases/go.json';
import JAVA from './code-cases/java.json';
import JAVASCRIPT from './code-cases/javascript.json';
import PYTHON from './code-cases/python.json';
import SETTINGS from './code-cases/settings.json';
import SHELL from './code-cases/shell.json';
import { textKind } from './text-kind.ts';

interface CodeCase {
  readonly name: string;
  readonly code: readonly string[];
  readonly answers: unknown;
  /** "LINE FIELD: TEXT". */
  readonly understood: readonly string[];
  /** "LINE SERVICE OPERATION". */
  readonly calls: readonly string[];
  /** What it leaves open, in words. */
  readonly open: readonly string[];
  /** "PRINCIPAL ACTION RESOURCE [KEY=VALUE]": calls of the code that its kit must allow. */
  readonly allows: readonly string[];
  /** The same for calls that it must deny. */
  readonly denies?: readonly string[];
  /** "LINE-LINE NAMES": what each note names. */
  readonly notes: readonly string[];
  /** The questions that the code leaves to its author. */
  readonly needed: readonly string[];
}

const CASES: readonly CodeCase[] = [...PYTHON, ...JAVASCRIPT, ...JAVA, ...GO, ...SHELL, ...SETTINGS];
/** Pieces that make code of some sort, in any order. */
const TOKENS = [
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '`',
  '\n',
  ' ',
  ',',
  ':',
  '=',
  '.',
  '$',
  '${',
  '#',
  '\\',
  '+',
  '??',

  'client.converse(',
  'modelId=',
  'x',
  'def x(',
  'self.x',
  'new ConverseCommand({',
  'aws bedrock-runtime converse ',
  '--model-id ',
  'deepseek.v3.2',
  'return x',
  'func x(',
  ':= ',
  'for x in x',
  'x -> x.modelId(x)',
  'f"{x}"',
  'x.format(x)',
  '.builder()',
  '.build()',
  'const x = x',
  'model: bedrock/x',
  'curl https://bedrock-runtime.',
  '<<EOF\n',
];

const textOf = ({ code }: CodeCase): string => code.join('\n');

/** What a note names: models, Regions, actions, and how much of a bucket they are on. */
const NAMES =
  /[a-z0-9-]+:[A-Z]\w+|\b(?:R1|V3(?:\.\d)?)\b|[a-z]{2}(?:-[a-z]+)+-\d|us\.[\w.-]+|\b(?:key|folder|place|not)\b/g;

const printed = ({ answers, understood, calls, open, notes, needed }: CodeAnswers) => ({
  answers: answers ?? null,
  understood: understood.map(({ line, field, text }) => `${line} ${field}: ${text}`),
  calls: calls.map(({ line, service, operation }) => `${line} ${service} ${operation}`),
  open: open.map(({ message }) => message),
  notes: notes.map(({ line, lastLine, title, text }) =>
    [`${line}-${lastLine}`, ...(`${title} ${text}`.match(NAMES) ?? [])].join(' '),
  ),
  needed: needed.map(({ field }) => field),
});

describe.each(CASES)('$name', (snippet) => {
  const text = textOf(snippet);

  test('is code', () => {
    expect(textKind(text)).toBe('code');
  });

  test('states its answers, and leaves open what it does not say', async () => {
    const { answers, understood, calls, open, notes, needed } = snippet;
    expect(printed(await codeAnswers(text))).toEqual({ answers, understood, calls, open, notes, needed });
  });

  test('ties everything to its place', async () => {
    const { understood, open } = await codeAnswers(text);
    for (const part of [...understood, ...open]) {
      expect(text.slice(part.start, part.end)).toBe(part.text);
      expect(text.slice(0, part.start).split('\n').length).toBe(part.line);
    }
  });

  test('gives a role that allows its calls', async () => {
    const { answers } = await codeAnswers(text);
    if (!answers) return;
    expect(readAnswers(answers).problems).toEqual([]);
    const kit = compose(answers);
    const environment = environmentOf(kit, kitAccountOf(answers));
    for (const line of [...snippet.allows, ...(snippet.denies ?? [])]) {
      const [role = '', action = '', resource = '', ...context] = line.split(' ');
      const isAllowed = snippet.allows.includes(line);
      const call = allowed({
        label: line,
        principal: { role },
        action,
        resource,
        context: Object.fromEntries(context.map((pair) => [pair.split('=')[0], pair.split('=')[1] ?? ''])),
      });
      expect([line, prove(environment, call).failure === '']).toEqual([line, isAllowed]);
    }
  });
});

const R1 = 'us.deepseek.r1-v1:0';

test.each<[name: string, call: string, actions: readonly string[]]>([
  ['calls the profile, and does not read it', `rt.converse(modelId="${R1}")`, ['bedrock:InvokeModel']],
  [
    'reads the profile as well',
    `rt.converse(modelId="${R1}")\nboto3.client("bedrock").get_inference_profile(inferenceProfileIdentifier="${R1}")`,
    ['bedrock:GetInferenceProfile', 'bedrock:InvokeModel'],
  ],
])('code that %s needs what it calls', async (_name, call, actions) => {
  const { answers } = await codeAnswers(
    `import boto3\nrt = boto3.client("bedrock-runtime", region_name="us-east-1")\n${call}\n`,
  );
  const statements = compose(setAnswer(answers!, 'entity', 'ec2')).roles.flatMap(({ permissions }) =>
    permissions.flatMap(({ document }) => document.Statement),
  );
  expect([...new Set(statements.flatMap(({ Action = [] }) => Action))].toSorted()).toEqual(actions);
});

test('underlines what was understood, also the key behind its bucket', async () => {
  const [snippet] = CASES;
  const text = textOf(snippet!);
  const { understood, calls } = await codeAnswers(text);
  const underlined = [...understood, ...understood.flatMap(({ beside }) => beside ?? []), ...calls]
    .map(({ start, end }) => text.slice(start, end))
    .toSorted();
  expect([...new Set(underlined)]).toEqual([
    'acme-prompts',
    'converse',
    'daily/prompt.txt',
    'get_object',
    'us-west-2',
    'us.deepseek.r1-v1:0',
  ]);
});

test('code of no known task leads nowhere, and says what it is about', async () => {
  const { outside, ...rest } = await codeAnswers(
    'import boto3\nboto3.client("sqs").send_message(QueueUrl="a")',
  );
  expect(rest).toEqual({ understood: [], calls: [], open: [], needed: [], notes: [], conflicts: [] });
  expect(outside.map(({ text, kind }) => [text, kind])).toEqual([['sqs', 'service']]);
});

test('the table has at least 40 snippets, each once', () => {
  expect(CASES.length).toBeGreaterThanOrEqual(40);
  expect(new Set(CASES.map(textOf)).size).toBe(CASES.length);
});

test('no snippet leaves both its calls unproved and nothing open', () => {
  expect(
    CASES.filter(({ allows, open }) => allows.length === 0 && open.length === 0).map(({ name }) => name),
  ).toEqual([]);
});

test('any text reads without an error, in every language', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('python', 'js', 'java', 'go', 'bash', 'yaml', 'json'),
      fc.array(fc.oneof(fc.string(), fc.constantFrom(...TOKENS)), { maxLength: 40 }),
      async (tag, pieces) => {
        await codeAnswers(`\`\`\`${tag}\n${pieces.join('')}\n\`\`\``);
      },
    ),
    { numRuns: runs(300) },
  );
});

test('any part of a snippet, with anything before it, reads without an error', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...CASES).map(textOf),
      fc.nat(3000),
      fc.nat(3000),
      fc.string({ maxLength: 5 }),
      async (text, start, length, junk) => {
        const part = junk + text.slice(start % text.length, (start % text.length) + length);
        textKind(part);
        for (const { start: from, end } of (await codeAnswers(part)).understood)
          expect(from).toBeLessThanOrEqual(end);
      },
    ),
    { numRuns: runs(150) },
  );
});
