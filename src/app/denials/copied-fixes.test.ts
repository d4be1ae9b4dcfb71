// What is copied says where each part goes, and its statements stay JSON.
import { expect, test } from 'vitest';
import { copyAll, copyOf } from './copied-fixes.ts';

const code = {
  where: 'code',
  title: 'In the code',
  text: '',
  changes: [
    { name: 'modelId', before: 'deepseek.r1-v1:0', after: 'us.deepseek.r1-v1:0' },
    { name: 'region_name', before: 'eu-west-1', after: 'us-east-1' },
  ],
} as const;
const role = {
  where: 'role',
  title: 'In ChatRole',
  text: '',
  name: 'ChatRole',
  statements: [{ Effect: 'Allow', Action: 'bedrock:InvokeModel', Resource: '*' }],
  json: '{\n  "Effect": "Allow"\n}',
  console: undefined,
  beside: { next: [], wider: undefined },
} as const;

test('two fixes have a line over each', () => {
  expect(copyAll([code, role])).toBe(
    [
      'In the code:',
      'modelId="us.deepseek.r1-v1:0"',
      'region_name="us-east-1"',
      '',
      'In the permissions of ChatRole, add:',
      '{',
      '  "Effect": "Allow"',
      '}',
    ].join('\n'),
  );
});

test('from the first brace on, statements are JSON', () => {
  const copied = copyAll([code, role]);
  expect(JSON.parse(`[${copied.slice(copied.indexOf('{'))}]`)).toHaveLength(1);
});

test('one fix is copied as it is', () => {
  expect(copyAll([role])).toBe(role.json);
  expect(copyOf(code)).toBe('us.deepseek.r1-v1:0\nus-east-1');
});
