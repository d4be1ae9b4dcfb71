// The server of VS Code for browsers, as code-server packs it for npm. Its compiled parts (logs, terminals, search) are left
// out: nothing that the proof does needs them, and so no compiler is needed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { npmFolder } from './npm.ts';

const packed = npmFolder('code-server', { 'code-server': '4.100.3' });
const folder = join(packed.folder, 'node_modules/code-server/lib/vscode');
const program = join(folder, 'out/server-main.js');

/** Installs it. Returns why that is not possible. */
export function installServer(): string | undefined {
  const obstacle = packed.install();
  if (obstacle !== undefined || existsSync(join(folder, 'node_modules/yauzl'))) return obstacle;
  const { status, stderr } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund'],
    { cwd: folder, encoding: 'utf8', timeout: 300_000 },
  );
  return status === 0 ? undefined : `npm could not install what code-server needs: ${stderr.trim()}`;
}

const optionsFor = (home: string): readonly string[] => [
  '--accept-server-license-terms',
  `--server-data-dir=${home}`,
];

/** Installs an extension for the server with this folder of data. */
export function installExtension(home: string, file: string): void {
  const args = [program, ...optionsFor(home), '--install-extension', file];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 60_000 });
  if (status !== 0 || !/was successfully installed/.test(stdout))
    throw new Error(`VS Code did not install ${file}: ${stdout}${stderr}`);
}

export interface EditorServer {
  readonly address: string;
  readonly stop: () => void;
}

/** Starts the server on a port of its own choice. */
export function startServer(home: string): Promise<EditorServer> {
  const args = [program, ...optionsFor(home), '--host=127.0.0.1', '--port=0'];
  const open = ['--without-connection-token', '--disable-workspace-trust', '--telemetry-level=off'];
  const child = spawn(process.execPath, [...args, ...open], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = () => child.kill();
  process.on('exit', stop);
  return new Promise((resolve, reject) => {
    let said = '';
    const onText = (text: Buffer): void => {
      said += text.toString();
      const port = /Web UI available at http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (port !== undefined) resolve({ address: `http://127.0.0.1:${port}`, stop });
    };
    child.stdout.on('data', onText);
    child.stderr.on('data', onText);
    child.on('exit', () => reject(new Error(`VS Code's server ended: ${said}`)));
  });
}
