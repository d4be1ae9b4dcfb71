// The exit status of diff --git.
import { expect, test } from 'vitest';
import { allow, policy, run } from '#cli/testing/run.ts';
import { BOTH, BUCKET, commit, inRepository, READ } from './testing/repository.ts';

inRepository('the exit status', () => {
  test.each([
    ['gained', 2],
    ['any', 2],
    ['never', 0],
  ])('a file that cannot be read now, with --fail-on %s: %i', async (what, expected) => {
    commit({ 'a.json': READ });
    commit({ 'a.json': READ.slice(0, -1) });
    const { status, out } = await run(['diff', '--git', 'HEAD~1', '--fail-on', what]);
    expect(out).toMatch(/^.*a\.json · after: .*not valid JSON/m);
    expect(status).toBe(expected);
    commit({ 'a.json': READ });
    expect((await run(['diff', '--git', 'HEAD~1', '--fail-on', what])).status).toBe(0);
  });

  const when = (value: string) => ({ Condition: { StringEquals: { 'aws:PrincipalOrgID': value } } });
  const bucket = (name: string): string => `arn:aws:s3:::amzn-s3-demo-${name}/*`;
  test.each([
    [
      'without its condition',
      [{ ...allow('s3:GetObject', BUCKET), ...when('o-a') }],
      [allow('s3:GetObject', BUCKET)],
      1,
    ],
    [
      'on one more bucket',
      [allow('s3:GetObject', BUCKET)],
      [allow('s3:GetObject', BUCKET), allow('s3:GetObject', bucket('b'))],
      1,
    ],
    ['on all resources', [allow('s3:GetObject', BUCKET)], [allow('s3:GetObject')], 1],
    [
      'under a condition',
      [allow('s3:GetObject', BUCKET)],
      [{ ...allow('s3:GetObject', BUCKET), ...when('o-a') }],
      0,
    ],
    [
      'on fewer buckets',
      [allow('s3:GetObject', BUCKET), allow('s3:GetObject', bucket('b'))],
      [allow('s3:GetObject', BUCKET)],
      0,
    ],
  ])('--fail-on gained for an action %s', async (_what, before, after, expected) => {
    commit({ 'a.json': policy(...before) });
    commit({ 'a.json': policy(...after) });
    const { status, out } = await run(['diff', '--git', 'HEAD~1', '--fail-on', 'gained']);
    expect(out).toContain(`0 gained, 0 lost, 1 changed${expected === 1 ? ' (1 to more)' : ''}.`);
    expect(status).toBe(expected);
  });

  test.each([
    ['gained', [1, 0, 1]],
    ['lost', [0, 1, 1]],
    ['any', [1, 1, 1]],
    ['never', [0, 0, 0]],
  ])('--fail-on %s', async (what, expected) => {
    commit({ 'a.json': READ });
    commit({ 'a.json': BOTH });
    commit({ 'a.json': READ });
    commit({ 'a.json': policy(allow('s3:DeleteObject', BUCKET)) });
    const statuses: number[] = [];
    for (const range of ['HEAD~3..HEAD~2', 'HEAD~2..HEAD~1', 'HEAD~1..HEAD'])
      statuses.push((await run(['diff', '--git', range, '--fail-on', what])).status);
    expect(statuses).toEqual(expected);
  });
});
