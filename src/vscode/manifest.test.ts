// The manifest offers what the code knows.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULE_LEVELS } from '#iam/config/index.ts';
import { ATTACHED_TO, POLICY_TYPES } from '#iam/policy/index.ts';
import { languageOf } from '#lsp/kinds.ts';
import { readSettings } from '#lsp/settings.ts';
import { LANGUAGES } from './files.ts';

interface Setting {
  readonly default: string | boolean | [] | object;
  readonly enum?: readonly string[];
  readonly additionalProperties?: { readonly enum: readonly string[] };
}

const { activationEvents, engines, contributes } = JSON.parse(
  readFileSync(new URL('../../editors/vscode/package.json', import.meta.url), 'utf8'),
) as {
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<`rolewright.${string}`, Setting>> };
  };
};
const settings = contributes.configuration.properties;

test('it starts for the languages that the language server reads, and for no others', () => {
  expect(activationEvents).toEqual(LANGUAGES.map((language) => `onLanguage:${language}`));
  for (const languageId of LANGUAGES)
    expect(languageOf({ uri: 'untitled:1', languageId, text: '' })).toBeDefined();
});

test('settings offer the values that the language server takes', () => {
  expect(settings['rolewright.policyType']?.enum).toEqual(['auto', ...POLICY_TYPES]);
  expect(settings['rolewright.attachedTo']?.enum).toEqual(['auto', ...ATTACHED_TO]);
  expect(settings['rolewright.severities']?.additionalProperties?.enum).toEqual(RULE_LEVELS);
  const defaults = Object.entries(settings).map(([name, setting]) => [
    name.slice('rolewright.'.length),
    setting.default,
  ]);
  expect(readSettings(Object.fromEntries(defaults)).faults).toEqual([]);
});

test('it asks for the VS Code whose interface it is written for', () => {
  const { devDependencies } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { readonly devDependencies: Readonly<Record<string, string>> };
  expect(engines.vscode).toBe(`^${devDependencies['@types/vscode']}`);
});
