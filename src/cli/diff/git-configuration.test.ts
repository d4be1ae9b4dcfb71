// Which configuration says what the policies of a commit are.
import { symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allow, policy, run } from '#cli/testing/run.ts';
import { at, BOTH, commit, diff, inRepository, READ, write } from './testing/repository.ts';

inRepository('configurations in git', () => {
  test('the type of a policy is that of the configuration in each commit, not of what is checked out', async () => {
    const configured = (type: string) => JSON.stringify({ policies: [{ files: 'p/*.json', type }] });
    const everything = policy(allow('*'));
    commit({ 'rolewright.config.json': configured('identity'), 'p/a.json': READ });
    commit({ 'rolewright.config.json': configured('scp'), 'p/a.json': everything });
    // Not committed.
    write('rolewright.config.json', configured('trust'));
    const { policies } = await diff('HEAD~1');
    expect(policies).toMatchObject([{ file: 'p/a.json', type: 'scp' }]);
    commit({ 'rolewright.config.json': '{}', 'p/a.json': READ });
    expect((await diff('HEAD~1')).policies).toMatchObject([{ file: 'p/a.json', type: 'identity' }]);
    // The nearest one counts, alone.
    commit({
      'rolewright.config.json': configured('scp'),
      'p/rolewright.config.json': '{}',
      'p/a.json': everything,
    });
    expect((await diff('HEAD~1')).policies).toMatchObject([{ file: 'p/a.json', type: 'identity' }]);
  });

  test('a configuration that is corrected is compared with the one that had the fault, and that is said', async () => {
    commit({ 'rolewright.config.json': '{"policies": 1}', 'a.json': READ });
    commit({ 'rolewright.config.json': '{}', 'a.json': policy(allow('*')) });
    const { policies, unread } = await diff('HEAD~1');
    expect(policies).toMatchObject([{ file: 'a.json' }]);
    expect(unread).toMatchObject([{ file: 'rolewright.config.json', side: 'before' }]);
  });

  test('a fault of a configuration is named, and nothing is compared without it', async () => {
    commit({
      'rolewright.config.json': '{"policies": [{"files": "a.json", "type": "spc"}]}',
      'a.json': READ,
    });
    commit({ 'a.json': BOTH });
    const { status, stderr } = await run(['diff', '--git', 'HEAD~1']);
    expect(status).toBe(2);
    expect(stderr).toContain('rolewright.config.json:1:43: `type` must be');
  });

  test('a link in the place of a configuration is none', async () => {
    commit({ 'real.json': '{}', 'p/a.json': READ });
    symlinkSync('../real.json', at('p/rolewright.config.json'));
    commit({ 'p/a.json': BOTH });
    expect((await diff('HEAD~1')).policies).toMatchObject([{ file: 'p/a.json', type: 'identity' }]);
  });
});
