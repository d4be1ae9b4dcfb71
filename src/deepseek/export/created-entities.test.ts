// Where a string names a role or policy that the same files create, and where only part of a longer name is alike.
import { describe, expect, test } from 'vitest';
import { createdEntities, inSentence, referenceTemplate, type MayRefer } from './created-entities.ts';
import { usableKit } from './testing/kits.ts';
import { SAMPLES, type Sample } from './testing/sample-kits.ts';

/** Pieces in short: what is filled in stands in brackets. */
function short(sample: Sample, text: string, refer?: MayRefer): string {
  const kit = usableKit(SAMPLES[sample]);
  return referenceTemplate(text, kit, createdEntities(kit, kit.groups, true), refer)
    .map((piece) => {
      if (piece.kind === 'literal') return piece.text;
      if (piece.kind === 'name' || piece.kind === 'made')
        return `[${piece.kind} ${piece.own.kind} ${piece.own.id}]`;
      return `[${piece.kind}]`;
    })
    .join('');
}

const IAM = 'arn:[partition]:iam::222233334444:';

describe('a name in a string', () => {
  test.each([
    ['arn:aws:iam::222233334444:role/team/DeepSeekInvoke', `${IAM}role/team/[name role app]`],
    ['arn:aws:iam::222233334444:role/DeepSeekInvoke', `${IAM}role/DeepSeekInvoke`],
    ['arn:aws:iam::222233334444:role/team/DeepSeekInvokeToo', `${IAM}role/team/DeepSeekInvokeToo`],
    ['arn:aws:iam::222233334444:role/team/DeepSeekInvoke/x', `${IAM}role/team/DeepSeekInvoke/x`],
    [
      'arn:aws:iam::222233334444:policy/team/DeepSeekInvokeBoundary',
      `${IAM}policy/team/[name policy boundary]`,
    ],
    [
      'arn:aws:iam::444455556666:role/team/DeepSeekInvoke',
      'arn:[partition]:iam::444455556666:role/team/DeepSeekInvoke',
    ],
    [
      'arn:aws:sts::222233334444:assumed-role/DeepSeekInvoke/me',
      'arn:[partition]:sts::222233334444:assumed-role/[name role app]/me',
    ],
    [
      'arn:aws:sts::222233334444:assumed-role/DeepSeekInvoke',
      'arn:[partition]:sts::222233334444:assumed-role/DeepSeekInvoke',
    ],
    [
      'arn:aws:sts::222233334444:assumed-role/DeepSeekInvokeBoundary/me',
      'arn:[partition]:sts::222233334444:assumed-role/DeepSeekInvokeBoundary/me',
    ],
    ['DeepSeekInvoke', 'DeepSeekInvoke'],
    ['role/team/DeepSeekInvoke', 'role/team/DeepSeekInvoke'],
  ])('%s', (text, pieces) => {
    expect(short('instance', text)).toBe(pieces);
  });

  test.each([
    ['arn:aws:iam::111122223333:role/DeepSeekInvoke', 'arn:[partition]:iam::[account]:role/[name role app]'],
    [
      'arn:aws:iam::444455556666:role/DeepSeekInvoke',
      'arn:[partition]:iam::444455556666:role/DeepSeekInvoke',
    ],
    ['x:role/DeepSeekInvoke', 'x:role/DeepSeekInvoke'],
    [':role/DeepSeekInvoke', ':role/DeepSeekInvoke'],
    ['111122223333:role/DeepSeekInvoke and 111122223333', '[account]:role/DeepSeekInvoke and [account]'],
  ])('in an open account: %s', (text, pieces) => {
    expect(short('permissionSets', text)).toBe(pieces);
  });

  test('a whole ARN refers to what is made, where it may', () => {
    const arn = 'arn:aws:iam::222233334444:role/team/DeepSeekInvoke';
    expect(short('instance', arn, () => true)).toBe('[made role app]');
    expect(short('instance', arn, (own) => own.kind === 'policy')).toBe(`${IAM}role/team/[name role app]`);
    expect(short('instance', `${arn}/x`, () => true)).toBe(`${IAM}role/team/DeepSeekInvoke/x`);
  });
});

test('what is made comes in the order of creation, with the account it is made in', () => {
  const made = (sample: Sample, managed: boolean) => {
    const kit = usableKit(SAMPLES[sample]);
    return createdEntities(kit, kit.groups, managed).map(({ id, title, group, account, order }) => [
      order,
      id,
      title,
      group,
      account,
    ]);
  };
  const home = ['home', '222233334444'];
  expect(made('callers', true)).toEqual([
    [1, 'boundary', 'permissions boundary', ...home],
    [2, 'app', 'app role', ...home],
    [3, 'app.permissions', 'permissions policy of the app role', ...home],
    [4, 'caller.permissions', 'permissions policy of the caller', ...home],
    [5, 'caller.permissions', 'permissions policy of the caller', 'account-444455556666', '444455556666'],
  ]);
  expect(made('callers', false).map(([, id]) => id)).toEqual([
    'boundary',
    'app',
    'caller.permissions',
    'caller.permissions',
  ]);
  expect(made('openCallers', true).map(([, , , , account]) => account)).toEqual([
    undefined,
    undefined,
    '444455556666',
  ]);
});

test.each([
  ['Service role', 'service role'],
  ['SCP: deny', 'SCP: deny'],
  ['the Role', 'the Role'],
])('%s within a sentence is %s', (title, words) => {
  expect(inSentence(title)).toBe(words);
});
