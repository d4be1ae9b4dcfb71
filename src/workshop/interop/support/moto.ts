// A local stand-in for AWS (moto), and the AWS CLI in front of it. Every account starts empty.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { asObject, type ToolObject } from './json.ts';
import { root } from './project.ts';
import { installAws, run, scratchFolder } from './tools.ts';

const SUPPORT = join(root, 'src/workshop/interop/support');

interface Server {
  /** What it printed once it was ready. */
  readonly ready: Promise<RegExpExecArray>;
  readonly stop: () => void;
}

/** Starts a program that is ready once its output matches. */
export function startServer(command: string, args: readonly string[], pattern: RegExp): Server {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const ready = new Promise<RegExpExecArray>((resolve, reject) => {
    let output = '';
    const read = (text: Buffer): void => {
      output += text.toString();
      const found = pattern.exec(output);
      if (found) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', () => reject(new Error(`${command} ended: ${output}`)));
  });
  const stop = (): void => void child.kill();
  process.on('exit', stop);
  return { ready, stop };
}

export interface Account {
  readonly id: string;
  /** The environment in which aws runs as this account. */
  readonly env: Readonly<Record<string, string>>;
}

export interface Moto {
  readonly stop: () => void;
  /** Credentials of a role in an account; the Region decides on the partition. */
  readonly account: (id: string, region: string) => Promise<Account>;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** Starts both. The Debian packages come before anything else in the PATH. */
export async function startMoto(): Promise<Moto> {
  const folder = scratchFolder();
  const moto = startServer(
    '/usr/bin/python3',
    ['/usr/bin/moto_server', '-H', '127.0.0.1', '-p', '0'],
    /Running on (http:\S+)/,
  );
  const [, endpoint = ''] = await moto.ready;
  const cli = startServer('/usr/bin/python3', [join(SUPPORT, 'aws_server.py'), endpoint], /^(\d+)\n/);
  const [, port = ''] = await cli.ready;
  const bin = installAws(folder, 'aws-in-memory.sh');
  const calls = join(folder, 'calls');
  mkdirSync(calls);

  const environment = (credentials: Readonly<Record<string, string>>, region: string) => ({
    PATH: `${bin}:/usr/bin:/bin`,
    HOME: folder,
    AWS_CLI_PORT: port,
    AWS_CALLS: calls,
    AWS_ENDPOINT_URL: endpoint,
    AWS_DEFAULT_REGION: region,
    ...credentials,
  });

  return {
    stop() {
      moto.stop();
      cli.stop();
    },
    async account(id, region) {
      const { stdout, stderr, status } = await run(
        'aws',
        [
          'sts',
          'assume-role',
          '--role-session-name=proof',
          `--role-arn=arn:${partitionOf(region)}:iam::${id}:role/proof`,
          '--query=Credentials.[AccessKeyId,SecretAccessKey,SessionToken]',
          '--output=text',
        ],
        { env: environment({ AWS_ACCESS_KEY_ID: 'root', AWS_SECRET_ACCESS_KEY: 'root' }, region) },
      );
      if (status !== 0) throw new Error(`No credentials of ${id}: ${stderr}`);
      const [key = '', secret = '', token = ''] = stdout.trim().split('\t');
      const credentials = { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token };
      return { id, env: environment(credentials, region) };
    },
  };
}

/** Calls the AWS CLI and reads its answer; an empty one is an empty object. */
export async function aws(account: Account, ...args: readonly string[]): Promise<ToolObject> {
  const { status, stdout, stderr } = await run('aws', [...args, '--output', 'json'], { env: account.env });
  if (status !== 0) throw new Error(`aws ${args.join(' ')}: ${stderr}`);
  return stdout.trim() === '' ? {} : asObject(JSON.parse(stdout));
}
