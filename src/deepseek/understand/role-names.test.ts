// Names of roles that are exempt, however many a text lists.
import { expect, test } from 'vitest';
import { readSentence } from './read-sentence.ts';

const exempt = (text: string) => readSentence(text).answers?.values.scpExemptRoles;

test('names with a capital, a hyphen or both are read from a list', () => {
  expect(exempt('Block DeepSeek. The roles Ci-Deploy, data_team and BreakGlass are exempt')).toEqual([
    'Ci-Deploy',
    'data_team',
    'BreakGlass',
  ]);
  expect(exempt('Block DeepSeek in all accounts, except the roles CiDeploy, data-team and MLAdmin')).toEqual([
    'CiDeploy',
    'data-team',
    'MLAdmin',
  ]);
});

test('a role of every account is read from its ARN', () => {
  const arn = 'arn:aws:iam::*:role/MLPlatform';
  expect(exempt(`Deny DeepSeek in our whole organization o-a1b2c3d4e5, except the role ${arn}`)).toEqual([
    arn,
  ]);
  expect(exempt(`Deny DeepSeek in the organization except ${arn}.`)).toEqual([arn]);
});

test('a list that is about no exemption ends, however long it is', () => {
  // With two ways to read each name, 25 of them took a minute and 26 took two.
  const names = Array.from({ length: 2000 }, (_, i) => `Ci-Deploy${i}`);
  expect(exempt(`except, access, ${names.join(', ')}, x`)).toBeUndefined();
});

test('the path of a role stays with its name, and the dot that ends a sentence does not', () => {
  expect(exempt('Deny DeepSeek, except for the roles MLPlatform and DataScience/Research.')).toEqual([
    'MLPlatform',
    'DataScience/Research',
  ]);
  expect(exempt('Deny DeepSeek. The roles platform/CiDeploy and MLAdmin are exempt')).toEqual([
    'platform/CiDeploy',
    'MLAdmin',
  ]);
});

test.each([
  'SCP forbiding DeepSek on bedrok for all accounts exept MLPlatform',
  'SCP denying DeepSeek, execpt for MLPlatform',
  'Block DeepSeek in the whole organization apart from MLPlatform',
  'Deny DeepSeek in all accounts, but not for MLPlatform',
  'Deny DeepSeek, all accounts but MLPlatform',
  'Deny DeepSeek exept the role MLPlatform',
])('“%s” exempts the role MLPlatform', (text) => {
  expect(readSentence(text).answers).toEqual({
    scenario: 'deny-deepseek',
    values: { denyScope: 'all', scpExemptRoles: ['MLPlatform'] },
  });
});

test.each([
  'Deny DeepSeek everywhere except Frankfurt',
  'SCP that denies DeepSeek except on SageMaker',
  'Block all models except DeepSeek-V3.2',
  'Block DeepSeek except for Lambda',
  'Call DeepSeek from all accounts except MLPlatform',
])('“%s” exempts no role', (text) => {
  expect(exempt(text)).toBeUndefined();
});
