// What a removed Deny gives, and policies that only deny, in diff --git.
import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allow, policy } from '#cli/testing/run.ts';
import { BY_OTHERS } from './policy-difference.ts';
import { at, BUCKET, commit, diff, inRepository, words } from './testing/repository.ts';

inRepository('policies that deny', () => {
  describe('a Deny that is gone', () => {
    const deny = (action: string, who: object = {}, resource = '*') => ({
      Effect: 'Deny',
      ...who,
      Action: action,
      Resource: resource,
    });
    const account = { Principal: { AWS: 'arn:aws:iam::111122223333:root' } };
    const role = { AWS: 'arn:aws:iam::111122223333:role/X' };
    const read = { ...allow('s3:GetObject', BUCKET), ...account };

    test.each([
      [
        'what the policy itself does not allow',
        [allow('s3:GetObject'), deny('sqs:SendMessage')],
        [allow('s3:GetObject')],
        `[${BY_OTHERS}] +sqs:SendMessage`,
      ],
      [
        'what the policy itself allows, once',
        [allow(['s3:GetObject', 'sqs:SendMessage']), deny('sqs:SendMessage')],
        [allow(['s3:GetObject', 'sqs:SendMessage'])],
        '+sqs:SendMessage',
      ],
      [
        'of a policy that only denies',
        [deny('sqs:SendMessage'), deny('s3:GetObject', {}, BUCKET)],
        [deny('sqs:SendMessage'), deny('s3:GetObject', {}, `${BUCKET}/a/*`)],
        `[${BY_OTHERS}] +s3:GetObject`,
      ],
      [
        'for one role of an account',
        [read, deny('s3:GetObject', { Principal: role }, BUCKET)],
        [read],
        '[AWS arn:aws:iam::111122223333:role/X] +s3:GetObject',
      ],
      [
        'for all but one role',
        [read, deny('s3:GetObject', { NotPrincipal: role }, BUCKET)],
        [read],
        `[AWS arn:aws:iam::111122223333:root] +s3:GetObject [all but ${JSON.stringify(role)}] +s3:GetObject`,
      ],
      [
        'for everyone',
        [deny('s3:GetObject', { Principal: '*' }, BUCKET), deny('s3:PutObject', { Principal: '*' }, BUCKET)],
        [deny('s3:PutObject', { Principal: '*' }, BUCKET)],
        `[*, ${BY_OTHERS}] +s3:GetObject`,
      ],
    ])('%s', async (_what, before, after, expected) => {
      commit({ 'a.json': policy(...before) });
      commit({ 'a.json': policy(...after) });
      expect(words(await diff('HEAD~1'))).toEqual([`changed a.json ${expected}`]);
    });

    test('with its file', async () => {
      commit({ 'a.json': policy(deny('sqs:SendMessage')) });
      rmSync(at('a.json'));
      commit();
      expect(words(await diff('HEAD~1'))).toEqual([`deleted a.json [${BY_OTHERS}] +sqs:SendMessage`]);
    });
  });

  test('a control policy that only denies stands beside FullAWSAccess', async () => {
    const deny = (...names: readonly string[]) =>
      policy(...names.map((name) => ({ Effect: 'Deny', Action: name, Resource: '*' })));
    commit({
      'scp.json': deny('iam:CreateUser', 'iam:DeleteUser'),
      'rolewright.config.json': '{"policies": [{"files": "scp.json", "type": "scp"}]}',
    });
    commit({ 'scp.json': deny('iam:DeleteUser') });
    expect(words(await diff('HEAD~1'))).toEqual(['changed scp.json +iam:CreateUser']);
    rmSync(at('scp.json'));
    commit();
    expect(words(await diff('HEAD~1'))).toEqual(['deleted scp.json +iam:DeleteUser']);
  });
});
