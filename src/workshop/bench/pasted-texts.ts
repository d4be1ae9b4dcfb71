// Texts that people type and paste: sentences, error messages, code.
import denials from '#deepseek/denials/cases/denials.json' with { type: 'json' };
import { parseDenials } from '#deepseek/denials/parse/parse.ts';
import { codeAnswers } from '#deepseek/understand/code-answers.ts';
import { readSentence } from '#deepseek/understand/read-sentence.ts';
import sentences from '#deepseek/understand/sentence.cases.json' with { type: 'json' };
import type { Task } from './task.ts';

const LONG_MESSAGES = denials.map(({ text }) => text).join('\n');
const MESSAGES = LONG_MESSAGES.repeat(Math.ceil(1_000_000 / LONG_MESSAGES.length));

const FUNCTION = `
def ask_0(prompt, model="deepseek.v3.2"):
    request = {"modelId": model, "messages": [{"role": "user", "content": [{"text": f"{prompt} please"}]}]}
    return boto3.client("bedrock-runtime", region_name="us-west-2").converse(**request)
`;
const CODE = `import boto3\n${Array.from({ length: 450 }, (_, i) => FUNCTION.replace('ask_0', `ask_${i}`)).join('')}`;

export const pastedTextTasks: readonly Task[] = [
  {
    name: 'read sentences',
    run: () => sentences.map(({ text }) => readSentence(text)),
    each: { count: sentences.length, of: 'sentences' },
  },
  { name: 'read 1 MB of error messages', run: () => parseDenials(MESSAGES), slow: true },
  { name: 'read 100 kB of Python', run: () => codeAnswers(CODE), slow: true },
];
