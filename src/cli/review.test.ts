// What was changed in a shared version, in the terminal.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { run } from './testing/run.ts';

const links = JSON.parse(readFileSync(new URL('../../e2e/links.json', import.meta.url), 'utf8')) as readonly {
  readonly fragment: string;
  readonly shared?: object;
}[];
const sent = `https://example.com/#${links.find(({ shared }) => shared)!.fragment}`;
const plain = links.find(({ shared }) => !shared)!.fragment;

test('a link that was sent back', async () => {
  const { status, out } = await run(['review', sent]);
  expect(status).toBe(0);
  expect(out).toMatch(/^4 changes .*\n\nAnswers\n {2}Regions\n {4}was us-east-1\n/);
  expect(out).toContain('    by hand: Added bedrock:GetFoundationModel to InvokeDeepSeekV32\n');
  expect(out).toContain('    Removed bedrock:InvokeModelWithResponseStream from InvokeDeepSeekV32\n');
  expect(out).toContain('    + bedrock:GetFoundationModel\n');
  expect(out).toContain('    1 gained, 1 lost, 3 changed, 0 unchanged.\n');
  expect(out).toMatch(/Expectations\n {2}No other Region: added\n$/);
});

test('two versions, as JSON', async () => {
  const files = {
    before: JSON.stringify({ scenario: 'invoke' }),
    after: JSON.stringify({ scenario: 'invoke', values: { streaming: false } }),
  };
  const { out } = await run(['review', 'before', 'after', '--format', 'json'], files);
  const { answers, documents, access, expectations } = JSON.parse(out) as Record<string, readonly object[]>;
  expect(answers).toEqual([{ question: 'Stream answers', before: 'On', after: 'Off', with: [] }]);
  expect(documents).toMatchObject([
    { byHand: [], differences: ['Removed `bedrock:InvokeModelWithResponseStream` from InvokeDeepSeekV32'] },
  ]);
  expect(access).toMatchObject([{ gained: [], lost: ['bedrock:InvokeModelWithResponseStream'] }]);
  expect(expectations).toEqual([]);
});

test.each([
  ['gained', 1],
  ['any', 1],
  ['never', 0],
])('--fail-on %s', async (what, status) => {
  expect((await run(['review', sent, '--fail-on', what])).status).toBe(status);
});

test('equal versions have no changes', async () => {
  const { status, out } = await run(['review', plain, plain, '--fail-on', 'any']);
  expect({ status, out }).toEqual({ status: 0, out: expect.stringMatching(/^0 changes .*\n$/) });
});

test('a link with one version says what is missing', async () => {
  const { status, stderr } = await run(['review', plain]);
  expect(status).toBe(2);
  expect(stderr).toContain('second link or file of answers');
});
