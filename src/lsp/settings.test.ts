// Settings: from the start, as the answer for a file, and sent later.
import { DidChangeConfigurationNotification } from 'vscode-languageserver-protocol/node';
import { expect, test } from 'vitest';
import { judged, readSettings } from './settings.ts';
import { CAPABILITIES, startEditor } from './testing/editor.ts';
import { WRONG } from './testing/texts.ts';

const ASKED = { ...CAPABILITIES, workspace: { ...CAPABILITIES.workspace, configuration: true } };
const TRUST = WRONG.replace('s3:GetObjct', 'sts:AssumeRole');

test('from the start ignore rules and set severities, by id or by code', async () => {
  const editor = await startEditor({
    initializationOptions: { rolewright: { severities: { INVALID_ACTION: 'suggestion' } } },
  });
  await editor.open('file:///a.json', WRONG);
  expect((await editor.found('file:///a.json')).map(({ severity }) => severity)).toEqual([3, 3]);
  await editor.connection.sendNotification(DidChangeConfigurationNotification.type, {
    settings: { rolewright: { ignoredRules: ['invalid-action'] } },
  });
  const gone = await editor.diagnostics.first(({ diagnostics }) => diagnostics.length === 0);
  expect(gone.uri).toBe('file:///a.json');
  expect(await editor.leave()).toBe(0);
}, 300_000);

test('are asked for each file, and again when they have changed', async () => {
  let type = 'trust';
  const editor = await startEditor({
    capabilities: ASKED,
    configuration: (uri) => (uri?.includes('/trust/') ? { policyType: type } : null),
  });
  await editor.open('file:///trust/a.json', TRUST);
  await editor.open('file:///other/a.json', TRUST);
  const codes = async (uri: string) => (await editor.found(uri)).map(({ code }) => code);
  expect(await codes('file:///trust/a.json')).not.toEqual(await codes('file:///other/a.json'));
  const before = editor.diagnostics.all.length;
  type = 'auto';
  await editor.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  const again = await editor.diagnostics.first(
    (each) => editor.diagnostics.all.indexOf(each) >= before && each.uri === 'file:///trust/a.json',
  );
  expect(again.diagnostics.map(({ code }) => code)).toEqual(await codes('file:///other/a.json'));
  expect(await editor.leave()).toBe(0);
});

test('that are wrong are named once, and the rest holds', async () => {
  const editor = await startEditor({
    initializationOptions: { policyType: 'role', ignoredRules: ['invalid-action'] },
  });
  await editor.open('file:///a.json', WRONG);
  expect(await editor.messages.first(() => true)).toContain('rolewright.policyType is "role"');
  await editor.open('file:///b.json', WRONG.replace('"Allow"', '"allow"'));
  expect((await editor.found('file:///b.json')).map(({ code }) => code)).toEqual(['invalid-effect']);
  expect(editor.messages.all).toHaveLength(1);
  expect(await editor.leave()).toBe(0);
});

test.each([
  [7, 'rolewright is 7'],
  [{ severities: [] }, 'rolewright.severities is []'],
  [{ severities: { a: 'fatal' } }, 'rolewright.severities.a is "fatal"'],
  [{ ignoredRules: 'a' }, 'rolewright.ignoredRules is "a"'],
  [{ ignoredRules: [1] }, 'rolewright.ignoredRules is 1'],
])('%j is wrong', (value, fault) => {
  expect(readSettings(value).faults).toEqual([expect.stringContaining(fault)]);
});

test('leave findings alone that they do not name', () => {
  const findings = [
    { id: 'a', code: 'A', severity: 'error' },
    { id: 'b', severity: 'warning' },
  ] as const;
  const { settings } = readSettings({ severities: { A: 'off', b: 'security' } });
  expect(judged(findings, settings)).toEqual([{ id: 'b', severity: 'security' }]);
  expect(judged(findings, readSettings(null).settings)).toBe(findings);
});
