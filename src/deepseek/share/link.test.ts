// A link opens as it was made.
import { describe, expect, test, vi } from 'vitest';
import { anyAnswers, completeAnswers } from '#deepseek/answers/answers.arbitrary.ts';
import { startAnswers, type Answers } from '#deepseek/answers/answers.ts';
import { fieldIds, fieldOf, type FieldId } from '#deepseek/answers/fields/fields.ts';
import { readAnswers } from '#deepseek/answers/read-answers.ts';
import { askedFields, valueOf, viewOf } from '#deepseek/answers/answers-view.ts';
import type { OwnCase } from '#iam/request/call.ts';
import { normalizeAnswers, shortestAnswers } from '#deepseek/answers/normalize-answers.ts';
import { linkAnswers } from './link-answers.ts';
import * as fc from 'fast-check';
import { runs } from '#workshop/tools/property-runs.ts';
import { write, edited, draftOf, open, CASE, richAnswers, overrides, seal } from './testing/links.ts';

vi.setConfig({ testTimeout: 30_000 });

/** The raw value of every question asked, where it comes from left aside. */
function rawValues(answers: Answers) {
  const view = viewOf(answers);
  return Object.fromEntries(askedFields(view).map((id) => [id, valueOf(id, view)]));
}

function checkedValues(answers: Answers) {
  const { fields, answer } = readAnswers(answers);
  return Object.fromEntries(fields.map((id) => [id, answer(id)]));
}

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
      {
        resourceAccount: fc.constant('111122223333'),
        viaEndpoint: callId,
        permissionsBoundary: callId,
        sessionPolicy: callId,
      },
      absent,
    ),
  )
  .map(([call, more]) => ({ ...call, ...more }));

const ownCases = fc.array(ownCase, { minLength: 1, maxLength: 6 });

describe('keys', () => {
  test('each field has one of its own', () => {
    const keys = fieldIds().map((id) => fieldOf(id).key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(
      keys.filter((key) => ['v', 'p', 'w', 'x', 'y', 'z', 'c'].includes(key) || !/^[a-z0-9]{1,8}$/.test(key)),
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
      { numRuns: runs(120) },
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
        expect(fragment).toMatch(
          /^v=[13]&p=[a-z0-9-]+(&[a-z0-9]+=[A-Za-z0-9:/,._@+=%-]*)*&c=[A-Za-z0-9_-]{4}$/,
        );
      }),
      { numRuns: runs(120) },
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
      { numRuns: runs(300) },
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

  test('what no question asks for is not written, nor a choice that is not offered', async () => {
    const values = { weights: ['acme-models'], entity: 'sagemaker' };
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

describe('stated and assumed', () => {
  test('exactly what is stated comes back, whatever its order, in the oldest version that holds it', async () => {
    await fc.assert(
      fc.asyncProperty(completeAnswers, async (answers) => {
        const fragment = await write(draftOf(answers));
        const turned = Object.fromEntries(Object.entries(answers.values).toReversed());
        expect(await write(draftOf({ ...answers, values: turned }))).toBe(fragment);
        const { draft } = await open(fragment);
        expect(Object.keys(draft.answers.values).toSorted()).toEqual(
          Object.keys(normalizeAnswers(answers).values).toSorted(),
        );
        const { length } = Object.keys(shortestAnswers(answers).values);
        const isShortest = length === Object.keys(draft.answers.values).length;
        expect(fragment.slice(0, 4)).toBe(isShortest ? 'v=1&' : 'v=3&');
      }),
      { numRuns: runs(120) },
    );
  });

  test('an old link states what differs from the start, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(completeAnswers, async (answers) => {
        const fragment = await write(draftOf(answers));
        const body = fragment.slice(0, fragment.lastIndexOf('&c='));
        const { draft } = await open(seal(body.replace(/^v=3/, 'v=1')));
        expect(draft.answers).toEqual(shortestAnswers(linkAnswers(answers, true)));
        expect(checkedValues(draft.answers)).toEqual(checkedValues(answers));
      }),
      { numRuns: runs(60) },
    );
  });

  test('a starting value that is stated stays so, with all that a link holds besides', async () => {
    const answers: Answers = {
      scenario: 'invoke',
      values: { regions: ['us-east-1'], streaming: true, models: ['v3.2'] },
    };
    const draft = {
      ...draftOf(answers, edited.overrides),
      undecided: { 'trust-policy': ['+Mine'] },
      cases: [CASE],
    };
    const fragment = await write(draft);
    expect(fragment).toMatch(/^v=3&p=invoke&m=v3\.2&r=us-east-1&s=1&w=[^&]+&y=[^&]+&z=[^&]+&c=....$/);
    expect((await open(fragment)).draft).toEqual(draft);
  });

  test('without identities, what is stated stays stated', async () => {
    const values = { account: '111122223333', regions: ['us-east-1'], roleName: 'Mine' };
    const fragment = await write(draftOf({ scenario: 'invoke', values }), false);
    expect(fragment).toMatch(/^v=3&p=invoke&r=us-east-1&c=....$/);
    expect((await open(fragment)).draft.answers.values).toEqual({ regions: ['us-east-1'] });
  });
});

test('edits that wait for a choice come along, and a link without them has no part for them', async () => {
  const undecided = { 'trust-policy': ['Trust|Action|é', '+Mine'] };
  const opened = await open(await write({ ...edited, undecided }));
  expect(opened.draft.undecided).toEqual({ 'trust-policy': ['+Mine', 'Trust|Action|é'] });
  expect((await open(await write(edited))).draft.undecided).toBeUndefined();
  expect(await write({ ...edited, undecided }, false)).toBe(await write(edited, false));
});
