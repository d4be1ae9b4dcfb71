// Identifiers, comments and file names.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { deployedName } from './deployed-name.ts';
import { fileNamer, fileNameOf, identifier, namer, oneLine } from './names.ts';

test.each([
  ['weightsBucket', 'weights_bucket', 'WeightsBucket', 'WEIGHTS_BUCKET'],
  ['DeepSeek-Invoke.v2', 'deep_seek_invoke_v2', 'DeepSeekInvokeV2', 'DEEP_SEEK_INVOKE_V2'],
  ['app.permissions-2', 'app_permissions_2', 'AppPermissions2', 'APP_PERMISSIONS_2'],
  ['SCP: deny DeepSeek', 'scp_deny_deep_seek', 'ScpDenyDeepSeek', 'SCP_DENY_DEEP_SEEK'],
  ['2nd', 'x_2nd', 'X2nd', 'X_2ND'],
  ['v2-x', 'v2_x', 'V2X', 'V2_X'],
  ['漢字', 'x', 'X', 'X'],
])('%s', (text, snake, pascal, constant) => {
  expect(identifier(text, 'snake')).toBe(snake);
  expect(identifier(text, 'pascal')).toBe(pascal);
  expect(identifier(text, 'constant')).toBe(constant);
});

test('identifiers of any text are identifiers, each once, whatever the case', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
      for (const style of ['camel', 'pascal', 'snake', 'constant'] as const) {
        const name = namer(style, ['x', 'X2']);
        const names = texts.map((text, index) => name(text, String(index)));
        for (const each of names) expect(each).toMatch(/^[A-Za-z]\w*$/);
        expect(new Set([...names, 'x', 'x2'].map((each) => each.toLowerCase())).size).toBe(names.length + 2);
      }
    }),
  );
});

test('the same key has the same identifier again', () => {
  const name = namer('snake');
  expect([name('A b', '1'), name('a.b', '2'), name('A b', '1')]).toEqual(['a_b', 'a_b_2', 'a_b']);
});

test('kits whose names IAM tells apart are deployed under names of their own', () => {
  expect(deployedName('DeepSeekInvoke', 'kebab')).toBe('deep-seek-invoke');
  expect(deployedName('DeepSeekInvoke', 'pascal')).toBe('DeepSeekInvoke');
  const long = 'ALongNameOfARole'.repeat(4);
  const names = ['App1', 'App-1', 'App_1', 'App.1', 'app-1', '-App1', 'App=1', long, `${long.slice(0, -1)}f`];
  for (const style of ['kebab', 'pascal'] as const) {
    const deployed = names.map((name) => deployedName(name, style));
    expect(new Set(deployed).size).toBe(names.length);
    for (const each of deployed) expect(each).toMatch(/^[A-Za-z][A-Za-z\d-]{0,59}$/);
  }
});

test('a comment is one line without characters that reorder it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(oneLine(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    }),
  );
});

test('file names leave no folder, hide nothing and are each their own', () => {
  const name = fileNamer(['README.md']);
  expect([
    name('../../etc/passwd', '.json'),
    name('.bashrc', ''),
    name('-rf', ''),
    name('readme', '.md'),
  ]).toEqual(['etc-passwd.json', 'bashrc', 'rf', 'readme-2.md']);
});

test.each([
  ['camel', ['ab', 'ab2', 'ab3']],
  ['pascal', ['Ab', 'Ab2', 'Ab3']],
  ['snake', ['ab', 'ab_2', 'ab_3']],
  ['kebab', ['ab', 'ab-2', 'ab-3']],
  ['constant', ['AB', 'AB_2', 'AB_3']],
] as const)('identifiers that are taken are numbered: %s', (style, names) => {
  const name = namer(style);
  expect(['1', '2', '3'].map((key) => name('ab', key))).toEqual(names);
});

test('a file is always called something, and further ones are numbered', () => {
  expect(fileNameOf('…', '.json')).toBe('policy.json');
  expect(fileNameOf('', '.json')).toBe('policy.json');
  const name = fileNamer();
  expect(['A', 'a', 'a'].map((text) => name(text, '.json'))).toEqual(['A.json', 'a-2.json', 'a-3.json']);
});

test('several line breaks are one space, and none is left at the ends', () => {
  expect(oneLine('\n a\r\n\u2029b\n')).toBe('a b');
  expect(oneLine('a\u202eb')).toBe('a\ufffdb');
});
