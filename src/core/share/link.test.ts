// A link opens as it was made, or the message says how it was damaged.
import '#core/answers/register-all.ts';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { anyAnswers, completeAnswers, junkText } from '#core/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#core/answers/answers.ts';
import { fieldIds, fieldOf, type FieldId } from '#core/answers/fields/fields.ts';
import { readAnswers } from '#core/answers/read-answers.ts';
import { askedFields, viewOf } from '#core/answers/answers-view.ts';
import { scenarios } from '#core/catalog/scenarios.ts';
import { toBase64url } from './base64url.ts';
import type { OwnCase } from '#core/request/call.ts';
import { CAPS } from './link-limits.ts';
import { checksum } from './checksum.ts';
import { decodeLink, encodeLink, type Codec, type Draft, type LinkFault } from './link.ts';
import { serializeCase } from './serialize-case.ts';
import { linkAnswers } from './link-version-1.ts';

vi.setConfig({ testTimeout: 30_000 });

const codec: Codec = {
  deflate: async (bytes) => deflateRawSync(bytes, { level: constants.Z_BEST_COMPRESSION }),
  inflate: async (bytes, limit) => inflateRawSync(bytes, { maxOutputLength: limit }),
};

const draftOf = (answers: Answers, overrides: Draft['overrides'] = {}): Draft => ({ answers, overrides });
const seal = (body: string): string => `${body}&c=${checksum(body)}`;
const pack = (json: string): string => toBase64url(deflateRawSync(Buffer.from(json)));
const withEdits = (json: string): string => seal(`v=1&p=invoke&z=${pack(json)}`);

async function write(draft: Draft, identities = true): Promise<string> {
  return encodeLink(draft, codec, { identities });
}

async function open(fragment: string) {
  const reading = await decodeLink(fragment, codec);
  if (!reading.ok) throw new Error(`${reading.reason}: ${reading.message}`);
  return reading;
}

async function fault(fragment: string): Promise<LinkFault | 'opened'> {
  const reading = await decodeLink(fragment, codec);
  if (reading.ok) return 'opened';
  expect(reading.message).toMatch(/^\S.{10,}[^\s]$/su);
  return reading.reason;
}

/** The raw value of every question asked, where it comes from left aside. */
function rawValues(answers: Answers) {
  const view = viewOf(answers);
  return Object.fromEntries(
    askedFields(view).map((id) => {
      const { kind } = fieldOf(id);
      if (kind === 'switch') return [id, view.flag(id)];
      return [id, kind === 'text' || kind === 'choice' ? view.text(id) : view.list(id)];
    }),
  );
}

function checkedValues(answers: Answers) {
  const { fields, answer } = readAnswers(answers);
  return Object.fromEntries(fields.map((id) => [id, answer(id)]));
}

const overrides: fc.Arbitrary<Draft['overrides']> = fc.dictionary(
  fc.oneof(
    fc.constantFrom('trust-policy', 'permissions-policy', '1', '10', 'constructor'),
    fc.string({ unit: fc.constantFrom(...'abc09.-'), minLength: 1, maxLength: 60 }),
  ),
  fc.oneof(fc.string({ unit: 'binary' }), junkText, fc.constant('{\n  "Version": "2012-10-17"\n}\n')),
  { maxKeys: 5, noNullPrototype: true },
);

const callText = fc.oneof(
  fc.constantFrom('s3:GetObject', 'arn:aws:s3:::acme/é', 'vpce-1'),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).filter((text) => !/\p{Cc}/u.test(text)),
);
const callId = fc.string({ unit: fc.constantFrom(...'abc09.-'), minLength: 1, maxLength: 60 });
const absent = { requiredKeys: [] };
const principals: fc.Arbitrary<OwnCase['principal']> = fc.oneof(
  fc.record({ role: callId, everything: fc.constant(true as const) }, { requiredKeys: ['role'] }),
  fc.record(
    {
      caller: fc.oneof(
        callText,
        fc.record({ kind: fc.constant('role-session' as const), roleArn: callText }),
        fc.record({ kind: fc.constant('web-identity' as const), provider: callText }),
      ),
      permitted: callId,
    },
    { requiredKeys: ['caller'] },
  ),
);
const ownCase: fc.Arbitrary<OwnCase> = fc
  .tuple(
    fc.record({
      label: callText,
      expect: fc.constantFrom('allowed' as const, 'denied' as const),
      principal: principals,
      action: callText,
      resource: callText,
      context: fc.dictionary(
        callText.map((text) => `aws:${text}`),
        fc.oneof(callText, fc.constant(''), fc.array(callText, { maxLength: 4 })),
        { maxKeys: 4, noNullPrototype: true },
      ),
    }),
    fc.record(
      { resourceAccount: fc.constant('111122223333'), viaEndpoint: callId, permissionsBoundary: callId },
      absent,
    ),
  )
  .map(([call, more]) => ({ ...call, ...more }));
const ownCases = fc.array(ownCase, { minLength: 1, maxLength: 6 });

const CASE: OwnCase = {
  label: 'Read the model files',
  expect: 'denied',
  principal: { role: 'app' },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::acme-models/a',
  context: { 'aws:SourceVpce': 'vpce-1', 'aws:TagKeys': ['a', 'b'] },
};
/** The case as links carry it. */
const STORED = serializeCase(CASE);
const withCases = (json: string): string => seal(`v=1&p=invoke&y=${pack(json)}`);
const oneCase = (change: object): string => withCases(JSON.stringify([{ ...STORED, ...change }]));

const richAnswers: Answers = {
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
const edited = draftOf(richAnswers, { 'trust-policy': '{"Version":"2012-10-17"}' });

describe('keys', () => {
  test('each field has one of its own', () => {
    const keys = fieldIds().map((id) => fieldOf(id).key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(
      keys.filter((key) => ['v', 'p', 'y', 'z', 'c'].includes(key) || !/^[a-z0-9]{1,8}$/.test(key)),
    ).toEqual([]);
  });
});

describe('round trip', () => {
  test('complete answers come back with every value', async () => {
    await fc.assert(
      fc.asyncProperty(completeAnswers, async (answers) => {
        const fragment = await write(draftOf(answers));
        const { draft, notes } = await open(fragment);
        expect(notes).toEqual([]);
        expect(rawValues(draft.answers)).toEqual(rawValues(linkAnswers(answers, true)));
        expect(checkedValues(draft.answers)).toEqual(checkedValues(answers));
        expect(await write(draft)).toBe(fragment);
      }),
      { numRuns: 300 },
    );
  });

  test('any answers and edits come back as the link carries them, a problem noted each', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers, overrides, async (answers, edits) => {
        const fragment = await write(draftOf(answers, edits));
        const { draft, notes } = await open(fragment);
        expect(draft).toEqual(draftOf(linkAnswers(answers, true), edits));
        expect(notes).toHaveLength(readAnswers(draft.answers).problems.length);
        expect(await write(draft)).toBe(fragment);
        expect(fragment).toMatch(/^v=1&p=[a-z0-9-]+(&[a-z0-9]+=[A-Za-z0-9:/,._@+=%-]*)*&c=[A-Za-z0-9_-]{4}$/);
      }),
      { numRuns: 300 },
    );
  });

  test('added expectations come back, beside edits or alone', async () => {
    await fc.assert(
      fc.asyncProperty(ownCases, overrides, async (cases, edits) => {
        const fragment = await write({ ...draftOf(startAnswers(), edits), cases });
        const { draft, notes } = await open(fragment);
        expect(draft).toEqual({ ...draftOf(startAnswers(), edits), cases });
        expect(notes).toEqual([]);
        expect(await write(draft)).toBe(fragment);
      }),
      { numRuns: 300 },
    );
  });

  test('a link does not tell in which order the parts of an expectation were made', async () => {
    const turned = Object.fromEntries(Object.entries(CASE).toReversed()) as unknown as OwnCase;
    const context = { 'aws:TagKeys': ['a', 'b'], 'aws:SourceVpce': 'vpce-1' };
    const cases = [{ ...turned, context }];
    expect(await write({ ...draftOf(startAnswers()), cases })).toBe(
      await write({ ...draftOf(startAnswers()), cases: [CASE] }),
    );
  });

  test('none are written where there are none', async () => {
    expect(await write({ ...draftOf(startAnswers()), cases: [] })).toBe(await write(draftOf(startAnswers())));
  });

  test('without identities, no added expectation is left', async () => {
    const { draft } = await open(await write({ ...edited, cases: [CASE] }, false));
    expect('cases' in draft).toBe(false);
  });

  test('without identities, no account, name or edit is left, and the rest keeps its value', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers, overrides, async (answers, edits) => {
        const { draft } = await open(await write(draftOf(answers, edits), false));
        expect(draft.overrides).toEqual({});
        const identifying = Object.keys(draft.answers.values).filter(
          (id) => fieldOf(id as FieldId).identifying,
        );
        expect(identifying).toEqual([]);
      }),
    );
  });

  test('without identities, what was typed in the wrong place stays behind', async () => {
    const values = { entity: 'account', sessionDuration: '111122223333', regions: ['us-111122223333-1'] };
    expect(await write(draftOf({ scenario: 'invoke', values }), false)).not.toContain('1111');
    const good = draftOf({ scenario: 'invoke', values: { ...values, sessionDuration: '7200' } });
    expect(await write(good, false)).toContain('&dur=7200');
  });

  test('without identities, Regions that came from pasted ARNs stay', async () => {
    const endpoints = ['arn:aws:sagemaker:eu-west-1:111122223333:endpoint/chat'];
    const { draft } = await open(
      await write(draftOf({ scenario: 'invoke-sagemaker', values: { endpoints } }), false),
    );
    expect(draft.answers.values).toEqual({ regions: ['eu-west-1'] });
  });

  test.each([[[]], [['']], [['', '']], [['a', '']], [['', 'a']], [['a,b', 'c']], [[',']]])(
    'the list %j comes back',
    async (tags) => {
      const { draft } = await open(
        await write(draftOf({ scenario: 'invoke', values: { models: [], tags } })),
      );
      expect(draft.answers.values).toEqual(tags.length > 0 ? { models: [], tags } : { models: [] });
    },
  );

  test('a starting value is not written, nor what no question asks for', async () => {
    const values = { streaming: true, models: ['v3.2'], weights: ['acme-models'], entity: 'sagemaker' };
    expect(await write(draftOf({ scenario: 'invoke', values }))).toMatch(/^v=1&p=invoke&c=....$/);
  });

  test('a switch that the trusted entity starts otherwise is read after it', async () => {
    const values = { entity: 'ecs', sourceConditions: false };
    const fragment = await write(draftOf({ scenario: 'invoke', values }));
    expect(fragment).toContain('&e=ecs&src=0&');
    expect((await open(fragment)).draft.answers.values).toEqual(values);
  });

  test('reads well', async () => {
    expect(await write(draftOf(richAnswers))).toMatch(
      /^v=1&p=import&a=111122223333&d=Reads%20%E2%80%9Cweights%E2%80%9D,%20and%20no%20more\.&enc=kms&in=s3:\/\/acme-models\/deepseek%20r1%2C%208b\/,arn:aws:s3:::other-models\/%C3%A9&kms=arn:aws:kms:us-west-2:111122223333:key\/[-a-f\d]+&r=us-west-2,us-east-1&tag=team=ml,note=%28a%29%20b\.&tj=1&c=....$/,
    );
  });

  test('half characters and control characters become U+FFFD', async () => {
    const values = { roleName: 'a\ud800b', description: 'one\ntwo\u0000' };
    const { draft } = await open(await write(draftOf({ scenario: 'invoke', values })));
    expect(draft.answers.values).toEqual({ roleName: 'a\ufffdb', description: 'one\ntwo\ufffd' });
  });

  test('with and without #', async () => {
    const fragment = await write(edited);
    expect(await open(`#${fragment}`)).toEqual(await open(fragment));
  });
});

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
      { numRuns: 300 },
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
      { numRuns: 1000 },
    );
  });

  test.each<[what: string, fragment: string, reason: LinkFault]>([
    ['nothing', '', 'cut'],
    ['a lone #', '#', 'cut'],
    ['something else', 'section-2', 'damaged'],
    ['another version', seal('v=2&p=invoke'), 'version'],
    ['another version, whatever its form', 'v=3;anything', 'version'],
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
    ['an unknown key', seal('v=1&p=invoke&zz=1'), 'unknown-key'],
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

describe('what a person is told', () => {
  test('a value that its check refuses is noted, not refused', async () => {
    const { notes, draft } = await open(seal('v=1&p=invoke&r=eu-west-3,us-east-1&a=1111'));
    expect(draft.answers.values).toEqual({ account: '1111', regions: ['eu-west-3', 'us-east-1'] });
    expect(notes).toEqual([
      '“AWS account”: An account ID has 12 digits; this one has 4. Keep leading zeros.',
      expect.stringMatching(/^“Regions”: DeepSeek-V3\.2 is not offered in eu-west-3\./),
    ]);
  });

  test('an answer to a question that is not asked is left out with a note', async () => {
    const { notes, draft } = await open(seal('v=1&p=invoke&in=acme-models'));
    expect(draft.answers.values).toEqual({});
    expect(notes).toEqual([expect.stringContaining('“Bucket with the model files”')]);
  });

  test('a Region newer than the list opens', async () => {
    const { draft } = await open(seal('v=1&p=host-ec2&r=eu-north-9'));
    expect(draft.answers.values).toEqual({ regions: ['eu-north-9'] });
  });

  test('a draft past the caps is told by reading its link', async () => {
    const long = draftOf({ scenario: 'invoke', values: { description: 'x'.repeat(2001) } });
    expect(await fault(await write(long))).toBe('too-long');
    const tags = Array.from({ length: 51 }, (_, i) => `k${i}=v`);
    expect(await fault(await write(draftOf({ scenario: 'invoke', values: { tags } })))).toBe('too-long');
    const edit =
      fc.sample(fc.string({ minLength: 70_000, maxLength: 70_000 }), { numRuns: 1, seed: 1 })[0] ?? '';
    expect(await fault(await write(draftOf(startAnswers(), { 'trust-policy': edit })))).not.toBe('opened');
  });

  test.each(scenarios.all().map(({ id }) => id))('%s opens as it starts', async (id) => {
    expect(await open(await write(draftOf(startAnswers(id))))).toEqual({
      ok: true,
      draft: draftOf(startAnswers(id)),
      notes: [],
    });
  });
});
