// A local AWS (moto) and the AWS CLI in front of it, with accounts to use up.
import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, scratch } from './tools.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Starts a program that says on its output when it is ready.
 * @param {string} command
 * @param {string[]} args
 * @param {RegExp} ready
 */
function start(command, args, ready) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {Promise<RegExpExecArray>} */
  const match = new Promise((resolve, reject) => {
    let said = '';
    const hear = (/** @type {Buffer} */ text) => {
      said += text;
      const found = ready.exec(said);
      if (found) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${command} ended: ${said}`)));
  });
  const stop = () => child.kill();
  process.on('exit', stop);
  return { match, stop };
}

/**
 * @typedef {object} Account
 * @property {string} id
 * @property {Record<string, string>} env for scripts that call aws as this account
 */

/** Starts both. The Debian packages come before whatever else is in the PATH. */
export async function startMoto() {
  const folder = scratch();
  const moto = start(
    '/usr/bin/python3',
    ['/usr/bin/moto_server', '-H', '127.0.0.1', '-p', '0'],
    /Running on (http:\S+)/,
  );
  const [, endpoint = ''] = await moto.match;
  const cli = start('/usr/bin/python3', [join(here, 'aws_server.py'), endpoint], /^(\d+)\n/);
  const stop = () => {
    moto.stop();
    cli.stop();
  };
  const [, port = ''] = await cli.match;
  const bin = join(folder, 'bin');
  const calls = join(folder, 'calls');
  for (const path of [bin, calls]) mkdirSync(path);
  copyFileSync(join(here, 'aws-in-memory.sh'), join(bin, 'aws'));
  chmodSync(join(bin, 'aws'), 0o755);

  const environment = (/** @type {Record<string, string>} */ credentials, /** @type {string} */ region) => ({
    PATH: `${bin}:/usr/bin:/bin`,
    HOME: folder,
    AWS_CLI_PORT: port,
    AWS_CALLS: calls,
    AWS_ENDPOINT_URL: endpoint,
    AWS_DEFAULT_REGION: region,
    ...credentials,
  });

  return {
    endpoint,
    stop,
    /**
     * Credentials of an account, which moto makes on the way: those of a role in it.
     * @param {string} id
     * @param {string} region decides on the partition
     * @returns {Promise<Account>}
     */
    async account(id, region) {
      const root = environment({ AWS_ACCESS_KEY_ID: 'root', AWS_SECRET_ACCESS_KEY: 'root' }, region);
      const partition = region.startsWith('cn-')
        ? 'aws-cn'
        : region.startsWith('us-gov-')
          ? 'aws-us-gov'
          : 'aws';
      const { stdout, stderr, status } = await run(
        'aws',
        [
          'sts',
          'assume-role',
          '--role-session-name=proof',
          `--role-arn=arn:${partition}:iam::${id}:role/proof`,
          '--query=Credentials.[AccessKeyId,SecretAccessKey,SessionToken]',
          '--output=text',
        ],
        { env: root },
      );
      if (status !== 0) throw new Error(`No credentials of ${id}: ${stderr}`);
      const [key = '', secret = '', token = ''] = stdout.trim().split('\t');
      const credentials = { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token };
      return { id, env: environment(credentials, region) };
    },
  };
}

/**
 * Calls the AWS CLI and reads its answer.
 * @param {Account} account
 * @param {...string} args
 */
export async function aws(account, ...args) {
  const { status, stdout, stderr } = await run('aws', [...args, '--output', 'json'], { env: account.env });
  if (status !== 0) throw new Error(`aws ${args.join(' ')}: ${stderr}`);
  return stdout.trim() === '' ? undefined : JSON.parse(stdout);
}
