// What is noted when a link opens with less than it says.
import { describe, expect, test, vi } from 'vitest';
import { startAnswers } from '#deepseek/answers/answers.ts';
import { fieldOf } from '#deepseek/answers/fields/fields.ts';
import { scenarios } from '#deepseek/catalog/scenarios.ts';
import * as fc from 'fast-check';
import { runs } from '#workshop/tools/property-runs.ts';
import { write, draftOf, open, seal, fault } from './testing/links.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('what a person is told', () => {
  test('a value that its check refuses is noted, not refused', async () => {
    const { notes, draft } = await open(seal('v=1&p=invoke&r=eu-west-3,us-east-1&a=1111'));
    expect(draft.answers.values).toEqual({ account: '1111', regions: ['eu-west-3', 'us-east-1'] });
    expect(notes).toEqual([
      expect.stringMatching(/^“Regions”: DeepSeek-V3\.2 is not offered in eu-west-3\./),
      expect.stringMatching(/^“AWS account”: .*12 digits.* 4\b/),
    ]);
  });

  test('an answer to a question that is not asked is left out with a note', async () => {
    const { notes, draft } = await open(seal('v=1&p=invoke&in=acme-models'));
    expect(draft.answers.values).toEqual({});
    expect(notes).toEqual([expect.stringContaining(`“${fieldOf('weights').label}”`)]);
  });

  test('a part of another version opens the link, is named, and stays in the next one', async () => {
    const { notes, draft } = await open(seal('v=1&p=invoke&a=111122223333&qq=a,b%20c&tag=a=b&zz=1'));
    expect(draft.unknownParts).toEqual({ qq: 'a,b%20c', zz: '1' });
    expect(notes).toEqual([expect.stringMatching(/“qq=a,b%20c”/), expect.stringMatching(/“zz=1”/)]);
    const next = await write(draft);
    expect(await open(next)).toEqual({ ok: true, draft, notes });
    expect(await write(draft, false)).not.toMatch(/qq|zz/);
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
      fc.sample(fc.string({ minLength: 70_000, maxLength: 70_000 }), { numRuns: runs(1), seed: 1 })[0] ?? '';
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
