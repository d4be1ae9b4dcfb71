// Runs an exported script in an account of the local AWS.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import type { ExpectedResources } from './expected.ts';
import { SOMEBODY } from './moto-account.ts';
import type { Account } from './moto.ts';
import { HOME_ACCOUNT, parameterVariables } from './script-parameters.ts';
import { run } from './tools.ts';

/** The kit of a group, the account that its scripts run in, and what they must create there. */
export interface ScriptRun {
  readonly kit: ExportKit;
  readonly group: AccountGroup;
  readonly account: Account;
  readonly value: (parameter: string) => string;
  readonly expected: ExpectedResources;
  readonly folder: string;
}

type Variables = Readonly<Record<string, string>>;

/** Runs a script, which must succeed, and returns its output. */
export async function runScript(
  { kit, account, value, folder }: ScriptRun,
  name: string,
  text: string,
  variables: Variables = {},
): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, text);
  const somebody = Object.fromEntries(
    [...text.matchAll(/\$\{(\w+_ROLES):-\}/g)].map(([, variable = '']) => [variable, SOMEBODY]),
  );
  const env = {
    ...account.env,
    ...parameterVariables(kit, value),
    ...somebody,
    RESOURCE_POLICIES: 'put',
    HOME_ACCOUNT,
    ...variables,
  };
  const { status, stdout, stderr } = await run('bash', [path], { cwd: folder, env });
  assert.equal(status, 0, `${name}: ${stdout}${stderr}`);
  assert.ok(!existsSync(join(folder, 'CANARY')), `${name} ran a command inside a string`);
  return stdout;
}
