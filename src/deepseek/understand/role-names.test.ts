// Names of roles that are exempt, however many a text lists.
import { expect, test } from 'vitest';
import '#deepseek/answers/register-all.ts';
import { readText } from './read-text.ts';

const exempt = (text: string) => readText(text).answers?.values.scpExemptRoles;

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
