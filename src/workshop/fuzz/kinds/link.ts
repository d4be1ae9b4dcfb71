// Share links: opened, and composed as the page does.
import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import '#deepseek/answers/register-all.ts';
import { anyAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { fieldIds, fieldOf } from '#deepseek/answers/fields/fields.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { checksum } from '#deepseek/share/checksum.ts';
import { wellFormed } from '#deepseek/share/link-escapes.ts';
import { decodeLink, encodeLink, type Codec } from '#deepseek/share/link.ts';
import { anyJson, anyPolicy, hostile } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';

const codec: Codec = {
  deflate: async (bytes) => deflateRawSync(bytes),
  inflate: async (bytes, limit) => inflateRawSync(bytes, { maxOutputLength: limit }),
};

/** Released links. */
const LINKS = JSON.parse(readFileSync('e2e/links.json', 'utf8')) as readonly { readonly fragment: string }[];

/** Links of answers that the unit tests draw: valid, empty and junk values side by side. */
const ANSWERED = await Promise.all(
  fc
    .sample(anyAnswers, { seed: 1, numRuns: 100 })
    .map((answers) => encodeLink({ answers, overrides: {} }, codec, { identities: true })),
);

const KEYS = [
  ...new Set(fieldIds().map((id) => fieldOf(id).key)),
  'p',
  'c',
  'e',
  'x',
  'v',
  '__proto__',
  'constructor',
];
const ALL_SCENARIOS = scenarios.all().map(({ id }) => id);

const packed = (value: unknown): string =>
  deflateRawSync(Buffer.from(JSON.stringify(value))).toString('base64url');

const value = fc.oneof(
  fc.constantFrom('1', '0', '111122223333', 'us-east-1,us-west-2', 'deepseek-chat', 'a=b,c=d', 'lambda'),
  hostile.map((text) => encodeURIComponent(wellFormed(text))),
  fc
    .tuple(fc.constantFrom('a', ',', '%2C', '='), fc.constantFrom(1, 60, 2000, 8000))
    .map(([part, times]) => part.repeat(times)),
  anyJson.map(packed),
  anyPolicy.map((policy) => packed({ 'role.trust': JSON.stringify(policy) })),
);

const fragment = fc
  .tuple(
    fc.constantFrom(1, 1, 2, 3, 3, 4, 5),
    fc.constantFrom(...ALL_SCENARIOS),
    fc.array(fc.tuple(fc.constantFrom(...KEYS), value), { minLength: 1, maxLength: 50 }),
  )
  .map(([version, scenario, parts]) => {
    const written = parts.map(([key, text]) => `${key}=${text}`).join('&');
    return `v=${version}&p=${scenario}&${written}&c=0000`;
  });

/** A text gets its checksum anew, so that more than the checksum is tested. */
function finish(text: string): string {
  const body = text.replace(/&c=[^&]*$/, '');
  return `${body}&c=${checksum(body)}`;
}

async function open(text: string): Promise<unknown> {
  const opened = await decodeLink(text, codec);
  return opened.ok && 'draft' in opened ? documentsOf(compose(opened.draft.answers)) : opened;
}

export const link: FuzzKind = {
  id: 'link',
  seeds: [...LINKS.map(({ fragment: text }) => text), ...ANSWERED],
  words: [...KEYS.map((key) => `&${key}=`), '%00', '%E0%A4%A', '%', ',', '=', '+', '&e=', '&x='],
  generated: fragment,
  finish,
  answers: { open },
};
