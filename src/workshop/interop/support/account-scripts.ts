// The scripts of answers in an account that is kept in memory, and what they leave there.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answers } from '#deepseek/answers/answers.ts';
import type { Accounts } from './accounts.ts';
import { exportKit, filesOf } from './kits.ts';
import { ACCOUNT, LIMITS, OTHER_LIMITS } from './kit-pairs.ts';
import { SOMEBODY } from './moto-account.ts';
import { acceptedValue } from './parameter-values.ts';
import { parameterVariables } from './script-parameters.ts';

const DOCUMENT = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'bedrock:*', Resource: '*' }],
};

/** A role as somebody makes it in the console. */
export const ROLE_BY_HAND = {
  path: '/',
  trust: DOCUMENT,
  description: 'Made by hand',
  seconds: 3600,
  boundary: null,
  tags: {},
  attached: [],
  inline: {},
};
export const POLICY_BY_HAND = { tags: {}, versions: [[1, DOCUMENT]], default: 1, next: 2 };

/** What is there before any script: people, a role and policies that the answers name. */
export const PREPARED = {
  policies: { [LIMITS]: POLICY_BY_HAND, [OTHER_LIMITS]: POLICY_BY_HAND },
  roles: { [SOMEBODY]: ROLE_BY_HAND },
  users: { alice: { attached: [] as string[] }, bob: { attached: [] } },
  groups: {},
  profiles: {},
};

export interface ScriptResult {
  readonly status: number | null;
  readonly said: string;
  /** What is there then. */
  readonly dump: string;
  /** What was there after each call. */
  readonly states: readonly string[];
  /** What it called, such as `iam get-role`. */
  readonly calls: readonly string[];
}

type ScriptName = 'apply' | 'undo' | 'verify';

/** Runs a script of some answers on a state of the account. */
export type RunScript = (
  state: string,
  script: ScriptName,
  ...words: readonly string[]
) => Promise<ScriptResult>;

/** Writes the scripts of answers into a new folder. */
export async function scriptsOf(
  accounts: Accounts,
  answers: Answers,
  policies: string,
  folder: string,
): Promise<RunScript> {
  const kit = exportKit({ ...answers, values: { account: ACCOUNT, ...answers.values } });
  assert.deepEqual(kit.composed.problems, []);
  mkdirSync(folder, { recursive: true });
  const files = await filesOf('aws-cli', kit, { policies });
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  const lists = files.flatMap(({ text }) => [...text.matchAll(/\$\{(\w+_ROLES):-\}/g)]);
  const env = {
    ...parameterVariables(kit, (id) => acceptedValue(id, `proof-${id.toLowerCase()}`)),
    ...Object.fromEntries(lists.map(([, variable = '']) => [variable, SOMEBODY])),
  };
  return async (state, script, ...words) => {
    await accounts.load(ACCOUNT, state);
    const { status, stdout, stderr } = await accounts.run(
      ACCOUNT,
      [join(folder, `${script}.sh`), ...words],
      env,
    );
    return {
      status,
      said: stdout + stderr,
      dump: await accounts.dump(ACCOUNT),
      states: await accounts.states(ACCOUNT),
      calls: await accounts.calls(ACCOUNT),
    };
  };
}

const PREFIXES: Readonly<Record<string, string>> = {
  accessanalyzer: 'access-analyzer',
  resourcegroupstaggingapi: 'tag',
};

/** "iam get-role" → "iam:GetRole". */
export function actionOf(call: string): string {
  const [service = '', name = ''] = call.split(' ');
  const action = name.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return `${PREFIXES[service] ?? service}:${action}`;
}

/** The script prints, with --policy, the permissions for all that it called. */
export async function verifyPermissions(
  run: RunScript,
  script: ScriptName,
  calls: readonly string[],
): Promise<void> {
  const { status, said } = await run(JSON.stringify(PREPARED), script, '--policy');
  assert.equal(status, 0, said);
  const { Statement } = JSON.parse(said) as { Statement: readonly { Action: readonly string[] }[] };
  const printed = Statement.flatMap(({ Action }) => Action);
  // "wait" calls what the script calls anyway.
  const missing = calls.filter((call) => call !== 'iam wait' && !printed.includes(actionOf(call)));
  assert.deepEqual(missing, [], `${script}.sh calls more than its --policy allows`);
}

interface Thing {
  readonly tags?: Readonly<Record<string, string>>;
  readonly attached?: readonly string[];
  readonly inline?: Readonly<Record<string, unknown>>;
  readonly boundary?: string | null;
}

/** Everything that can be left over: a thing, and each thing on it. Those of the kit `except` are left out. */
function thingsIn(dump: string, except: string | undefined): ReadonlyMap<string, string> {
  const state = JSON.parse(dump) as Readonly<Record<string, Readonly<Record<string, Thing>>>>;
  const all = Object.entries(state).flatMap(([kind, things]) =>
    Object.entries(things).map(([name, thing]) => ({ what: `${kind} ${name}`, thing })),
  );
  const rows = all
    .filter(({ thing }) => except === undefined || thing.tags?.['rolewright:kit'] !== except)
    .flatMap(({ what, thing: { tags = {}, attached = [], inline = {}, boundary, ...rest } }) => [
      [what, JSON.stringify(rest)] as const,
      ...Object.entries(tags).map(([key, value]) => [`${what}, tag ${key}`, value] as const),
      ...attached.map((arn) => [`${what}, attached ${arn}`, ''] as const),
      ...Object.entries(inline).map(
        ([name, document]) => [`${what}, inline ${name}`, JSON.stringify(document)] as const,
      ),
      ...(boundary == null ? [] : [[`${what}, boundary ${boundary}`, ''] as const]),
    ]);
  return new Map(rows);
}

/** The account is as it should be, apart from what a line of the script that matches `keeps` names. */
export function verifyLeft(
  { status, said, dump }: ScriptResult,
  wanted: string,
  keeps: RegExp | undefined,
  except?: string,
): void {
  assert.equal(status, 0, said);
  const [there, should] = [thingsIn(dump, except), thingsIn(wanted, except)];
  const kept = said.split('\n').filter((line) => keeps?.test(line));
  const wrong = [...should].filter(([what, value]) => there.get(what) !== value).map(([what]) => what);
  const left = [...there.keys()].filter((what) => !should.has(what));
  const unnamed = left
    // What is on a thing that is left over is not said.
    .filter((what) => !left.some((thing) => what.startsWith(`${thing}, `)))
    .filter((what) => {
      const name = what.replace(/^(?:.*, (?:tag|attached|inline|boundary)|\w+) /, '');
      return !kept.some((line) => line.includes(name));
    });
  assert.deepEqual({ wrong, unnamed }, { wrong: [], unnamed: [] }, said);
}
