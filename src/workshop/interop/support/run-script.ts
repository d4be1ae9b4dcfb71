// Runs exported scripts: those of every account of some kits, and one in an account of the local AWS.
import assert from 'node:assert/strict';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExportKit } from '#deepseek/export/export-kit.ts';
import { isInline } from '#deepseek/export/exporter.ts';
import type { AccountGroup } from '#deepseek/export/targets.ts';
import type { ExpectedResources } from './expected.ts';
import { filesOf, type NamedKit } from './kits.ts';
import { SOMEBODY } from './moto-account.ts';
import type { Account } from './moto.ts';
import { HOME_ACCOUNT, parameterVariables } from './script-parameters.ts';
import { inParallel, run } from './tools.ts';

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

/** The two scripts for one account of a kit. */
export interface GroupScripts extends Pick<ScriptRun, 'kit' | 'group'> {
  readonly apply: string;
  readonly undo: string;
  /** Whether they write policies into roles, in place of managed ones. */
  readonly inline: boolean;
  /** From 1; no other account has the same. */
  readonly serial: number;
}

type KitToProve = Pick<NamedKit, 'name' | 'kit'> & { readonly policies: string };

/** Proves the scripts of every account of the kits, and returns how many there are. */
export async function proveGroups(
  entries: readonly KitToProve[],
  prove: (scripts: GroupScripts) => Promise<void>,
): Promise<number> {
  let groups = 0;
  await inParallel(entries, 3, async ({ name, kit, policies }) => {
    const files = new Map(
      (await filesOf('aws-cli', kit, { policies })).map((file) => [file.name, file.text]),
    );
    for (const group of kit.groups) {
      const serial = (groups += 1);
      const suffix = group.account === undefined ? '' : `-${group.id}`;
      const apply = files.get(`apply${suffix}.sh`) ?? assert.fail(`${name}: no apply${suffix}.sh`);
      const undo = files.get(`undo${suffix}.sh`) ?? assert.fail(`${name}: no undo${suffix}.sh`);
      try {
        await prove({ kit, group, apply, undo, inline: isInline(kit, { policies }), serial });
      } catch (error) {
        const words = error instanceof Error ? error.message : '';
        throw new Error(`${name}, ${group.id}: ${words}`, { cause: error });
      }
    }
  });
  return groups;
}
