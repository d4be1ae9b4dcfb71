// IAM of many accounts in memory, with the AWS CLI as a function of the shell: a script takes a tenth of a second.
import { connect } from 'node:net';
import { join } from 'node:path';
import { startServer } from './moto.ts';
import { root } from './project.ts';
import { run, type CommandOutput } from './tools.ts';

const SUPPORT = join(root, 'src/workshop/interop/support');

export interface Accounts {
  readonly stop: () => void;
  /** Puts an account into a state: what `dump` or `states` returned, or `null` for an empty account. */
  readonly load: (account: string, state: string) => Promise<void>;
  /** What there is in an account, without what differs from run to run. */
  readonly dump: (account: string) => Promise<string>;
  /** Every state of the account since it was loaded, that one included: where a script can have been killed. */
  readonly states: (account: string) => Promise<readonly string[]>;
  /** What was called since the account was loaded, such as `iam get-role`. */
  readonly calls: (account: string) => Promise<readonly string[]>;
  /** Runs a file of commands with the AWS CLI in the account. */
  readonly run: (
    account: string,
    words: readonly string[],
    env: Readonly<Record<string, string>>,
  ) => Promise<CommandOutput>;
}

export async function startAccounts(): Promise<Accounts> {
  const server = startServer('/usr/bin/python3', [join(SUPPORT, 'aws_accounts.py')], /^(\d+)\n/);
  const [, port = ''] = await server.ready;

  const ask = (account: string, ...words: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(port), '127.0.0.1');
      socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
      socket.on('error', reject).on('close', () => resolve(answer.split('\0')[1] ?? ''));
      socket.write([String(words.length + 1), account, ...words].map((field) => `${field}\0`).join(''));
    });

  const list = async (account: string, what: string) =>
    JSON.parse(await ask(account, 'proof', what)) as readonly string[];

  return {
    stop: server.stop,
    load: async (account, state) => void (await ask(account, 'proof', 'load', state)),
    dump: (account) => ask(account, 'proof', 'dump'),
    states: (account) => list(account, 'states'),
    calls: (account) => list(account, 'calls'),
    run: (account, words, env) =>
      run('bash', words, {
        env: {
          PATH: '/usr/bin:/bin',
          BASH_ENV: join(SUPPORT, 'aws-accounts.sh'),
          AWS_CLI_PORT: port,
          AWS_ACCOUNT: account,
          ...env,
        },
      }),
  };
}
