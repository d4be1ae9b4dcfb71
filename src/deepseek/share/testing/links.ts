// Drafts, links and what opens from them, for tests.
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect } from 'vitest';
import { junkText } from '#deepseek/answers/answers.arbitrary.ts';
import type { Answers } from '#deepseek/answers/answers.ts';
import type { OwnCase } from '#iam/request/call.ts';
import { checksum } from '#deepseek/share/checksum.ts';
import { decodeLink, encodeLink, type Codec, type Draft, type LinkFault } from '#deepseek/share/link.ts';
import * as fc from 'fast-check';

export const codec: Codec = {
  deflate: async (bytes) => deflateRawSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
  inflate: async (bytes, limit) => inflateRawSync(bytes, { maxOutputLength: limit }),
};

export const draftOf = (answers: Answers, overrides: Draft['overrides'] = {}): Draft => ({
  answers,
  overrides,
});

export const seal = (body: string): string => `${body}&c=${checksum(body)}`;

export async function write(draft: Draft, identities = true): Promise<string> {
  return encodeLink(draft, codec, { identities });
}

export async function open(fragment: string) {
  const reading = await decodeLink(fragment, codec);
  if (!reading.ok) throw new Error(`${reading.reason}: ${reading.message}`);
  return reading;
}

export async function fault(fragment: string): Promise<LinkFault | 'opened'> {
  const reading = await decodeLink(fragment, codec);
  if (reading.ok) return 'opened';
  expect(reading.message).toMatch(/^\S.{10,}[^\s]$/su);
  return reading.reason;
}

export const overrides: fc.Arbitrary<Draft['overrides']> = fc.dictionary(
  fc.oneof(
    fc.constantFrom('trust-policy', 'permissions-policy', '1', '10', 'constructor'),
    fc.string({ unit: fc.constantFrom(...'abc09.-'), minLength: 1, maxLength: 60 }),
  ),
  fc.oneof(fc.string({ unit: 'binary' }), junkText, fc.constant('{\n  "Version": "2012-10-17"\n}\n')),
  { maxKeys: 5, noNullPrototype: true },
);

export const CASE: OwnCase = {
  label: 'Read the model files',
  expect: 'denied',
  principal: { role: 'app' },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::acme-models/a',
  context: { 'aws:SourceVpce': 'vpce-1', 'aws:TagKeys': ['a', 'b'] },
};

export const richAnswers: Answers = {
  scenario: 'import',
  values: {
    account: '111122223333',
    regions: ['us-west-2', 'us-east-1'],
    weights: ['s3://acme-models/deepseek r1, 8b/', 'arn:aws:s3:::other-models/é'],
    weightsEncryption: 'kms',
    weightsKeys: ['arn:aws:kms:us-west-2:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'],
    tagJobs: true,
    tags: ['team=ml', 'note=(a) b.'],
    description: 'Reads “weights”, and no more.',
  },
};

export const edited = draftOf(richAnswers, { 'trust-policy': '{"Version":"2012-10-17"}' });
