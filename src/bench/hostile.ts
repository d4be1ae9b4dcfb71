// Texts made to take long: each must be answered or refused within 200 ms.
import type { PolicyText } from '#core/language/check-policy.ts';

const policy = (statements: readonly object[]): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });

const one = (elements: object): string =>
  policy([{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', ...elements }]);

const TEXTS: Readonly<Record<string, string>> = {
  '36 times *a in a pattern': one({
    Action: `s3:${'*a'.repeat(36)}`,
    Resource: `arn:aws:s3:::${'*a'.repeat(36)}b`,
  }),
  '10,000 statements': policy(Array.from({ length: 10_000 }, () => ({ Effect: 'Deny' }))),
  '10,000 actions': one({ Action: Array.from({ length: 10_000 }, (_, i) => `s3:Get${i}`) }),
  '10,000 patterns': one({ Action: Array.from({ length: 10_000 }, (_, i) => `s3:*${'GPLD'[i % 4]}*${i}`) }),
  '10,000 resources': one({ Resource: Array.from({ length: 10_000 }, (_, i) => `arn:aws:s3:::b${i}*`) }),
  '1 MB of text': one({ Resource: `arn:aws:s3:::${'a'.repeat(1_000_000)}` }),
  'nesting 10,000 deep': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
};

export const HOSTILE: readonly { readonly name: string; readonly policy: PolicyText }[] = Object.entries(
  TEXTS,
).map(([name, text]) => ({ name, policy: { type: 'identity', text } }));
