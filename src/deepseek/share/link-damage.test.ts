// Links that were cut, changed or made to do harm are refused with a reason.
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { completeAnswers, junkText } from '#deepseek/answers/answers.arbitrary.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { toBase64url } from './base64url.ts';
import { CAPS } from './link-limits.ts';
import { decodeLink, type Codec, type LinkFault } from './link.ts';
import { serializeCase } from './serialize-case.ts';
import * as fc from 'fast-check';
import { runs } from '#workshop/tools/property-runs.ts';
import { codec, write, edited, draftOf, open, CASE, seal, fault } from './testing/links.ts';

vi.setConfig({ testTimeout: 30_000 });

const pack = (json: string): string => toBase64url(deflateRawSync(Buffer.from(json)));

const withEdits = (json: string): string => seal(`v=1&p=invoke&z=${pack(json)}`);

/** The case as links carry it. */
const STORED = serializeCase(CASE);

const withCases = (json: string): string => seal(`v=1&p=invoke&y=${pack(json)}`);

const oneCase = (change: object): string => withCases(JSON.stringify([{ ...STORED, ...change }]));

describe('damage', () => {
  test('a link cut anywhere is refused', async () => {
    const fragment = await write(edited);
    for (let length = 0; length < fragment.length; length += 1)
      expect(await fault(fragment.slice(0, length)), fragment.slice(0, length)).toBe('cut');
    for (let from = 1; from < fragment.length; from += 1)
      expect(await fault(fragment.slice(from)), fragment.slice(from)).not.toBe('opened');
  });

  test('a link with any one character changed, dropped or added is refused', async () => {
    const fragment = await write(edited);
    for (let at = 0; at < fragment.length; at += 1) {
      const [before, after] = [fragment.slice(0, at), fragment.slice(at + 1)];
      for (const character of [
        'a',
        'Z',
        '0',
        '&',
        '=',
        '%',
        '.',
        '\u0441',
        fragment[at] === '-' ? '_' : '-',
      ]) {
        if (character !== fragment[at])
          expect(await fault(before + character + after), before + character + after).not.toBe('opened');
        const longer = before + character + fragment.slice(at);
        expect(await fault(longer), longer).not.toBe('opened');
      }
      expect(await fault(before + after)).not.toBe('opened');
    }
  });

  test('whatever is done to a link, it is refused or reads the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        completeAnswers,
        fc.nat(),
        fc.nat({ max: 30 }),
        fc.oneof(junkText, fc.constantFrom('&c=AAAA', '&', '%', '&v=1')),
        async (answers, start, length, text) => {
          const fragment = await write(draftOf(answers));
          const at = start % (fragment.length + 1);
          const mutated = fragment.slice(0, at) + text + fragment.slice(at + length);
          const reading = await decodeLink(mutated, codec);
          expect(reading.ok).toBe(mutated === fragment);
        },
      ),
      { numRuns: runs(300) },
    );
  });

  test('arbitrary text never rejects, sealed or not', async () => {
    const link = fc.oneof(
      fc.string({ maxLength: 200 }),
      junkText.map((text) => `v=1&p=invoke&${text}`),
      fc.webFragments(),
      fc
        .array(
          fc.tuple(
            fc.constantFrom('p', 'y', 'z', 'e', 'r', 'n', 'm', 's', 'tag', 'src', 'x'),
            fc.webFragments(),
          ),
        )
        .map((pairs) => seal(['v=1', 'p=invoke', ...pairs.map((pair) => pair.join('='))].join('&'))),
      fc.webFragments().map((text) => seal(`v=1&p=invoke&n=${text}`)),
    );
    await fc.assert(
      fc.asyncProperty(link, async (fragment) => {
        const reading = await decodeLink(fragment, codec);
        if (reading.ok) expect(() => readAnswers(reading.draft.answers)).not.toThrow();
        else expect(reading.message).toMatch(/\S/);
      }),
      { numRuns: runs(1000) },
    );
  });

  test.each<[what: string, fragment: string, reason: LinkFault]>([
    ['nothing', '', 'cut'],
    ['a lone #', '#', 'cut'],
    ['something else', 'section-2', 'damaged'],
    ['another version', seal('v=5&p=invoke'), 'version'],
    ['another version, whatever its form', 'v=5;anything', 'version'],
    ['no version', seal('p=invoke'), 'damaged'],
    ['a repeated version', seal('v=1&v=1&p=invoke'), 'repeated-key'],
    ['no checksum', 'v=1&p=invoke', 'cut'],
    ['a wrong checksum', 'v=1&p=invoke&c=AAAA', 'damaged'],
    ['trailing junk', `${seal('v=1&p=invoke')}).`, 'damaged'],
    ['a trailing part', `${seal('v=1&p=invoke')}&utm=1`, 'damaged'],
    ['a second checksum', seal(seal('v=1&p=invoke')), 'unknown-key'],
    ['a space', seal('v=1&p=invoke&n=a b'), 'damaged'],
    ['a Cyrillic letter', 'v=1&p=inv\u043eke&c=AAAA', 'damaged'],
    ['no scenario', seal('v=1'), 'scenario'],
    ['an unknown scenario', seal('v=1&p=nonsense'), 'scenario'],
    ['a scenario of another casing', seal('v=1&p=Invoke'), 'scenario'],
    ['the prototype as the scenario', seal('v=1&p=__proto__'), 'scenario'],
    ['a key of a packed part that drafts do not have', seal('v=1&p=invoke&x=1'), 'unknown-key'],
    ['a key longer than any', seal('v=1&p=invoke&abcdefghi=1'), 'unknown-key'],
    ['an unknown key twice', seal('v=1&p=invoke&zz=1&zz=2'), 'repeated-key'],
    ['an unknown key without a value', seal('v=1&p=invoke&zz'), 'damaged'],
    ['the prototype as a key', seal('v=1&p=invoke&__proto__=1'), 'unknown-key'],
    ['the constructor as a key', seal('v=1&p=invoke&constructor=1'), 'unknown-key'],
    ['a field by its id', seal('v=1&p=invoke&roleName=a'), 'unknown-key'],
    ['a key without a value', seal('v=1&p=invoke&n'), 'damaged'],
    ['an empty part', seal('v=1&p=invoke&'), 'unknown-key'],
    ['a repeated key', seal('v=1&p=invoke&n=a&n=b'), 'repeated-key'],
    ['a broken escape', seal('v=1&p=invoke&n=%E0%A4%A'), 'damaged'],
    ['a half escape', seal('v=1&p=invoke&n=%'), 'damaged'],
    ['an escape of half a character', seal('v=1&p=invoke&n=%ED%A0%80'), 'damaged'],
    ['a control character', seal('v=1&p=invoke&n=a%00b'), 'value'],
    ['a line break in a name', seal('v=1&p=invoke&n=a%0Ab'), 'value'],
    ['a switch that is neither', seal('v=1&p=invoke&s=true'), 'value'],
    ['a choice that is none', seal('v=1&p=import&enc=none'), 'value'],
    ['a trusted entity the scenario does not allow', seal('v=1&p=invoke&e=sagemaker'), 'value'],
    ['a model that is none', seal('v=1&p=invoke&m=v3.2,gpt'), 'value'],
    ['a Region that is none', seal('v=1&p=invoke&r=mars-east-1'), 'value'],
    [
      'too many entries',
      seal(`v=1&p=invoke&tag=${Array.from({ length: 51 }, () => 'a=b').join(',')}`),
      'too-long',
    ],
    ['too long a value', seal(`v=1&p=invoke&n=${'a'.repeat(2001)}`), 'too-long'],
    ['too much to read', seal(`v=1&p=invoke&n=${'a'.repeat(8192)}`), 'too-long'],
    ['bad base64url', seal('v=1&p=invoke&z=a+b='), 'edits'],
    ['base64url with loose bits', seal('v=1&p=invoke&z=AB'), 'edits'],
    ['no bytes', seal('v=1&p=invoke&z='), 'edits'],
    ['edits that are no JSON', withEdits('{'), 'edits'],
    ['edits in a list', withEdits('["a"]'), 'edits'],
    ['edits that are null', withEdits('null'), 'edits'],
    ['edits that are no text', withEdits('{"a":{"b":"c"}}'), 'edits'],
    ['a prototype among the edits', withEdits('{"__proto__":"x"}'), 'edits'],
    ['an id in capitals', withEdits('{"A":"x"}'), 'edits'],
    ['a repeated id', withEdits('{"a":"x","a":"y"}'), 'edits'],
    ['JSON spaced otherwise', withEdits('{ "a":"x"}'), 'edits'],
    ['deep nesting', withEdits('['.repeat(60_000)), 'edits'],
    [
      'too many edits',
      withEdits(
        `{${Array.from({ length: 21 }, (_, i) => `"a${String.fromCharCode(97 + i)}":"x"`).join(',')}}`,
      ),
      'too-long',
    ],
    ['expectations that are no JSON', withCases('{'), 'cases'],
    ['expectations in an object', withCases('{"a":1}'), 'cases'],
    ['a list of none', withCases('[]'), 'cases'],
    ['expectations that are no bytes', seal('v=1&p=invoke&y='), 'cases'],
    ['expectations twice', seal(`v=1&p=invoke&y=${pack('[]')}&y=${pack('[]')}`), 'repeated-key'],
    ['an expectation that is null', withCases('[null]'), 'cases'],
    ['an expectation without words', oneCase({ says: '' }), 'cases'],
    ['an expectation of something else', oneCase({ expect: 'maybe' }), 'cases'],
    ['an expectation of nobody', oneCase({ principal: {} }), 'cases'],
    [
      'a principal of another kind',
      oneCase({ principal: { caller: { kind: 'saml', provider: 'a' } } }),
      'cases',
    ],
    ['a role and a caller', oneCase({ principal: { role: 'app', caller: 'a' } }), 'cases'],
    ['an action that is no text', oneCase({ action: ['s3:GetObject'] }), 'cases'],
    ['a control character in a resource', oneCase({ resource: 'a\u0000' }), 'cases'],
    [
      'half a character in a resource',
      withCases(JSON.stringify([{ ...STORED, resource: 'a\ud800' }])),
      'cases',
    ],
    ['an account that is none', oneCase({ resourceAccount: '1111' }), 'cases'],
    ['a context that is a list', oneCase({ context: [] }), 'cases'],
    ['a context without prefixes', oneCase({ context: { SourceVpce: 'a' } }), 'cases'],
    ['a number in a context', oneCase({ context: { 'aws:a': 1 } }), 'cases'],
    ['lists in a context’s list', oneCase({ context: { 'aws:a': [['a']] } }), 'cases'],
    [
      'a prototype in a context',
      withCases(JSON.stringify([STORED]).replace('aws:SourceVpce', '__proto__')),
      'cases',
    ],
    ['a member nobody knows', oneCase({ near: 'x' }), 'cases'],
    ['a repeated member', withCases(JSON.stringify([STORED]).replace('{', '{"says":"x",')), 'cases'],
    ['expectations spaced otherwise', withCases(JSON.stringify([STORED], undefined, 1)), 'cases'],
    ['too long a text in one', oneCase({ resource: 'a'.repeat(2001) }), 'cases'],
    [
      'too many keys in one',
      oneCase({ context: Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`aws:${i}`, 'a'])) }),
      'cases',
    ],
    [
      'too many expectations',
      withCases(JSON.stringify(Array.from({ length: 51 }, () => STORED))),
      'too-long',
    ],
    [
      'a bomb of expectations',
      seal(`v=1&p=invoke&y=${toBase64url(deflateRawSync(Buffer.alloc(40_000_000)))}`),
      'cases',
    ],
    ['a bomb', seal(`v=1&p=invoke&z=${toBase64url(deflateRawSync(Buffer.alloc(40_000_000)))}`), 'edits'],
  ])('%s is refused', async (_, fragment, reason) => {
    expect(fragment.length).toBeLessThanOrEqual(CAPS.fragment);
    expect(await fault(fragment)).toBe(reason);
  });

  test('nothing is polluted', async () => {
    await open(withEdits('{"constructor":"x"}'));
    await fault(withEdits('{"__proto__":"x"}'));
    await fault(seal('v=1&p=invoke&__proto__=1'));
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('a codec that throws, or does not stop, is caught', async () => {
    const fragment = await write(edited);
    const throws: Codec = {
      ...codec,
      inflate: () => {
        throw new Error('no');
      },
    };
    const endless: Codec = { ...codec, inflate: async () => new Uint8Array(CAPS.inflated + 1) };
    expect(await decodeLink(fragment, throws)).toMatchObject({ ok: false, reason: 'edits' });
    expect(await decodeLink(fragment, endless)).toMatchObject({ ok: false, reason: 'too-long' });
  });

  test('the limit is handed to the codec', async () => {
    const limits: number[] = [];
    const spy: Codec = {
      ...codec,
      inflate: (bytes, limit) => {
        limits.push(limit);
        return codec.inflate(bytes, limit);
      },
    };
    await decodeLink(await write(edited), spy);
    expect(limits).toEqual([64 * 1024]);
  });

  test('huge and hostile fragments are read or refused', async () => {
    const hostile = [
      `v=1&p=invoke&n=${'a'.repeat(2_000_000)}`,
      '&'.repeat(2_000_000),
      '%'.repeat(2_000_000),
      seal(`v=1&p=invoke${'&n=a'.repeat(16_000)}`),
      seal(`v=1&p=invoke&tag=${','.repeat(8100)}`),
      seal(`v=1&p=invoke&n=${'%41'.repeat(2700)}`),
      seal(
        `v=1&p=invoke-arns&arn=${Array.from({ length: 50 }, () => `arn:aws:bedrock:${'-'.repeat(100)}`).join(',')}`,
      ),
      seal(`v=1&p=invoke&z=${'A'.repeat(65_000)}`),
      `v=1&p=invoke${'&c='.repeat(21_000)}`,
    ];
    for (const fragment of hostile)
      await expect(decodeLink(fragment, codec), fragment.slice(0, 60)).resolves.toBeDefined();
  });
});
