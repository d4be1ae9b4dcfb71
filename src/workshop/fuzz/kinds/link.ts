// Share links: opened, and composed as the page does.
import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import '#deepseek/answers/register-all.ts';
import { fieldIds, fieldOf } from '#deepseek/answers/fields/fields.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import { compose } from '#deepseek/compose/compose.ts';
import { documentsOf } from '#deepseek/compose/role-kit.ts';
import { checksum } from '#deepseek/share/checksum.ts';
import { wellFormed } from '#deepseek/share/link-escapes.ts';
import { decodeLink, type Codec } from '#deepseek/share/link.ts';
import { HOSTILE_TEXTS } from '#iam/text/testing/hostile-texts.ts';
import { randomJson, randomPolicy } from '#workshop/fuzz/grammar.ts';
import type { FuzzKind } from '#workshop/fuzz/kind.ts';
import type { Random } from '#workshop/fuzz/random.ts';

const codec: Codec = {
  deflate: async (bytes) => deflateRawSync(bytes),
  inflate: async (bytes, limit) => inflateRawSync(bytes, { maxOutputLength: limit }),
};

/** Released links. */
const LINKS = JSON.parse(readFileSync('e2e/links.json', 'utf8')) as readonly { readonly fragment: string }[];

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

const value = (random: Random): string =>
  random.pick([
    () =>
      random.pick(['1', '0', '111122223333', 'us-east-1,us-west-2', 'deepseek-chat', 'a=b,c=d', 'lambda']),
    () => encodeURIComponent(wellFormed(random.pick(HOSTILE_TEXTS))),
    () => `${random.pick(['a', ',', '%2C', '='])}`.repeat(random.pick([1, 1, 60, 60, 2000, 8000])),
    () => packed(randomJson(random)),
    () => packed({ 'role.trust': JSON.stringify(randomPolicy(random)) }),
  ])();

function fragment(random: Random): string {
  const parts = Array.from(
    { length: random.pick([1, 4, 12, 50]) },
    () => `${random.pick(KEYS)}=${value(random)}`,
  );
  return `v=${random.pick(['1', '1', '2', '3', '3', '4', '5'])}&p=${random.pick(ALL_SCENARIOS)}&${parts.join('&')}&c=0000`;
}

/** Most texts get their checksum anew, so that more than the checksum is tested. */
function finish(text: string, random: Random): string {
  if (random.once(4)) return text;
  const body = text.replace(/&c=[^&]*$/, '');
  return `${body}&c=${checksum(body)}`;
}

async function open(text: string): Promise<unknown> {
  const opened = await decodeLink(text, codec);
  return opened.ok && 'draft' in opened ? documentsOf(compose(opened.draft.answers)) : opened;
}

export const link: FuzzKind = {
  id: 'link',
  seeds: LINKS.map(({ fragment: text }) => text),
  words: [...KEYS.map((key) => `&${key}=`), '%00', '%E0%A4%A', '%', ',', '=', '+', '&e=', '&x='],
  generate: fragment,
  finish,
  answers: { open },
};
