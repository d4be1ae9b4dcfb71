// What the page fetches to read a sentence: for a plain one nothing but contradictions, for others what they need besides, and all are read alike.
import { beforeEach, expect, test, vi } from 'vitest';

const PARTS = ['foreign', 'names', 'residences'] as const;

beforeEach(() => vi.resetModules());

async function reads(text: string) {
  await import('#deepseek/answers/register-all.ts');
  const { readText } = await import('./read-text.ts');
  const { late } = await import('./late-parts.ts');
  const reading = await readText(text);
  const fetched = PARTS.filter((name) => late(name));
  const { readSentence } = await import('./read-sentence.ts');
  expect(reading).toMatchObject({ sentence: readSentence(text) });
  return fetched;
}

test.each([
  'A Lambda function calls DeepSeek V3.2 in Ohio',
  'Our ECS task streams answers of R1 from us-east-1',
  'Import a distill of R1 from S3 into Bedrock, encrypted with KMS',
  'Host DeepSeek on SageMaker with autoscaling in eu-west-1',
  'GitHub Actions evaluates V3.1 with a judge',
])('“%s” fetches nothing more', async (text) => {
  expect(await reads(text)).toEqual([]);
});

test.each([
  ['Eine Lambda-Funktion ruft V3.2 auf', ['foreign']],
  ['用 Lambda 调用 DeepSeek R1', ['foreign']],
  ['Lambda in account 111122223333 calls R1', ['names']],
  ['Lambda calls V3.2, data stays in Germany', ['residences']],
  ['Import the weights in the bucket named llm-weights', ['names']],
  ['Nobody may call DeepSeek, except for the MLPlatform role', ['names']],
  ['Ein Dienst im Konto 111122223333 ruft R1 auf', ['foreign', 'names']],
])('“%s” fetches %j', async (text, parts) => {
  expect(await reads(text)).toEqual(parts);
});
