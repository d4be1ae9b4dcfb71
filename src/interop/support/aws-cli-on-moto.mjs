// Runs scripts with the real AWS CLI against a local AWS, twice, looks at what is there, and takes it away again.
import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parameterVariables } from './aws-cli-recorded.mjs';
import { expectedOf, writer } from './expected.mjs';
import { everything, prepare, SOMEBODY, verify, verifyNothingLeft } from './moto-checks.mjs';
import { startMoto } from './moto.mjs';
import { inParallel, run } from './tools.mjs';

/**
 * @typedef {import('./expected.mjs').Kits} Kits
 * @typedef {import('./expected.mjs').Expected} Expected
 * @typedef {import('./kits.ts').NamedKit} NamedKit
 * @typedef {import('./moto.mjs').Account} Account
 */

/** Those that moto and the AWS CLI of Debian know. */
const PARTITIONS = new Set(['aws', 'aws-cn', 'aws-us-gov']);
/** @param {NamedKit} named */
const hasGuardrail = ({ kit }) =>
  kit.groups.some(({ resources }) => resources.some(({ on }) => on.kind === 'guardrail'));

/** That of the role, for scripts of other accounts. */
const HOME_ACCOUNT = '500000000001';

/** Those that share no account, so that none finds what another has made. @param {readonly NamedKit[]} named */
function apart(named) {
  const taken = new Set();
  return named.filter(({ kit }) => {
    const accounts = kit.groups.map(({ account }) => account ?? kit.home.account);
    if (accounts.some((account) => taken.has(account))) return false;
    accounts.forEach((account) => taken.add(account));
    return true;
  });
}

/**
 * Inline policies in the place of managed ones: the role has no more than before.
 * @param {Account} account
 * @param {readonly import('#core/export/exporter.ts').ExportedFile[]} files
 * @param {Expected} expected
 * @param {(kind: string, text: string) => Promise<string>} script
 */
async function otherKind(account, files, expected, script) {
  await script('apply', files.find(({ name }) => name === 'apply.sh')?.text ?? '');
  const { roles } = await everything(account);
  for (const { name, permissions } of expected.roles) {
    const role = roles.find((/** @type {any} */ { RoleName }) => RoleName === name);
    assert.deepEqual(role.AttachedManagedPolicies, []);
    assert.equal(role.RolePolicyList.length, permissions.length);
  }
}

/**
 * The command aws as it is installed finds what the one in memory has made; and of many changes the last is in force.
 * @param {Account} account
 * @param {string} apply
 * @param {(kind: string, text: string, variables?: Record<string, string>) => Promise<string>} script
 */
async function oftenChanged(account, apply, script) {
  const plain = await script('apply', apply, { PATH: '/usr/bin:/bin' });
  assert.doesNotMatch(plain, /^Made|new version/m, 'the installed command makes something anew');
  for (const change of [1, 2, 3, 4, 5, 6]) {
    const said = await script('apply', apply.replaceAll('"Sid": "', `"Sid": "Change${change}`));
    assert.match(said, /a new version/, `change ${change} makes no new version`);
  }
  const { policies } = await everything(account);
  const [{ PolicyVersionList: versions }] = policies;
  assert.equal(versions.length, 5);
  const current = versions.find((/** @type {any} */ { IsDefaultVersion }) => IsDefaultVersion);
  assert.match(current.Document.Statement[0].Sid, /^Change6/);
}

/**
 * @param {Kits} kits
 * @param {string} folder
 * @returns {Promise<string>}
 */
export async function proveOnMoto(kits, folder) {
  // The AWS CLI of Debian has no policies of guardrails yet: those scripts are proved by the recorder alone.
  const starts = kits.startKits().filter((each) => each.representative && !hasGuardrail(each));
  const known = kits
    .answeredKits(40)
    .filter((each) => PARTITIONS.has(each.kit.home.partition) && !hasGuardrail(each));
  const answered = apart(known).slice(0, 8);
  const subjects = [
    ...starts.map((each) => ({ ...each, policies: 'managed' })),
    ...answered.map((each, index) => ({ ...each, policies: index % 3 === 0 ? 'inline' : 'managed' })),
  ];
  const moto = await startMoto();
  let [runs, serial] = [0, 0];
  try {
    await inParallel(subjects, 3, async ({ name, kit, policies }) => {
      const region = kit.home.regions[0] ?? 'us-east-1';
      const files = new Map(
        (await kits.filesOf('aws-cli', kit, { policies })).map((file) => [file.name, file.text]),
      );
      for (const group of kit.groups) {
        serial += 1;
        const number = serial;
        const id = group.open ? String(600_000_000_000 + number) : (group.account ?? kit.home.account);
        const account = await moto.account(id, region);
        const value = (/** @type {string} */ parameter) => `proof-${number}-${parameter.toLowerCase()}`;
        const home = group.account === undefined ? id : HOME_ACCOUNT;
        const write = writer(kits, kit, { account: home, value });
        const expected = expectedOf(group, write);
        for (const { on } of expected.resources)
          if (on.kind === 'bucket') Object.assign(on, { bucket: write.text(on.bucket) });
        const before = await prepare(account, expected);
        const own = join(folder, String(number));
        mkdirSync(own);
        const suffix = group.account === undefined ? '' : `-${group.id}`;
        const script = async (/** @type {string} */ kind, /** @type {string} */ text, variables = {}) => {
          const path = join(own, `${kind}.sh`);
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
          const outcome = await run('bash', [path], { cwd: own, env });
          assert.equal(outcome.status, 0, `${kind}${suffix}.sh: ${outcome.stdout}${outcome.stderr}`);
          runs += 1;
          return outcome.stdout;
        };
        const apply = files.get(`apply${suffix}.sh`) ?? '';
        try {
          await script('apply', apply);
          await verify(account, expected, policies === 'inline');
          const again = await script('apply', apply);
          assert.doesNotMatch(again, /^Made|new version/m, 'the second run makes something');
          await verify(account, expected, policies === 'inline');
          if (number === 1) {
            await otherKind(
              account,
              await kits.filesOf('aws-cli', kit, { policies: 'inline' }),
              expected,
              script,
            );
            await script('apply', apply);
            await verify(account, expected, false);
            await oftenChanged(account, apply, script);
          }
          await script('undo', files.get(`undo${suffix}.sh`) ?? '');
          await verifyNothingLeft(account, expected, before);
        } catch (error) {
          throw new Error(`${name}, ${group.id}: ${error instanceof Error ? error.message : ''}`, {
            cause: error,
          });
        }
      }
    });
  } finally {
    moto.stop();
  }
  return `${runs} runs for ${subjects.length} kits leave on moto what was composed, twice, and nothing after the undo.`;
}
