// The page as a container serves it: the configuration that the Dockerfile makes, in nginx without rights; the image itself
// where there is Docker.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { headersFor, parseHeadersFile } from '#workshop/build/security-headers.ts';
import type { InteropProof } from '#workshop/interop/support/proof.ts';
import { root } from '#workshop/interop/support/project.ts';
import { run as runCommand, scratchFolder } from '#workshop/interop/support/tools.ts';

const PORT = 8080;

/** Who owns nothing. */
const NOBODY = 65_534;

async function probe(dist: string): Promise<void> {
  const rules = parseHeadersFile(readFileSync(join(dist, '_headers'), 'utf8'));
  const [script = ''] = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'));
  for (const path of ['/', '/index.html', '/sw.js', '/favicon.svg', `/assets/${script}`]) {
    const { status, headers } = await fetch(`http://127.0.0.1:${PORT}${path}`);
    assert.equal(status, 200, path);
    for (const [name, value] of headersFor(rules, path))
      assert.equal(headers.get(name), value, `${path} ${name}`);
  }
  const missing = await fetch(`http://127.0.0.1:${PORT}/assets/no.js`);
  assert.equal(missing.status, 404);
  assert.equal(missing.headers.get('Cache-Control'), null);
  assert.match(missing.headers.get('Content-Security-Policy') ?? '', /default-src 'none'/);
}

async function answers(): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (
      await fetch(`http://127.0.0.1:${PORT}/`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('nginx does not answer');
}

/** As the base image has it. https://github.com/nginx/docker-nginx-unprivileged */
const around = (scratch: string): string => `daemon off;
pid ${scratch}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${scratch}/${name};`).join(' ')}
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  include ${scratch}/default.conf;
}
`;

async function serveWithNginx(dist: string): Promise<void> {
  const scratch = scratchFolder();
  const site = join(scratch, 'site');
  cpSync(dist, site, { recursive: true });
  const [, make = ''] = /^RUN (.+)$/m.exec(readFileSync(join(root, 'Dockerfile'), 'utf8')) ?? [];
  const here = make
    .replaceAll('/etc/nginx/conf.d/default.conf', join(scratch, 'default.conf'))
    .replaceAll('/srv/rolewright', site);
  const made = await runCommand('sh', ['-ec', here]);
  assert.equal(made.status, 0, made.stderr);
  const config = join(scratch, 'default.conf');
  writeFileSync(config, readFileSync(config, 'utf8').replaceAll('/srv/rolewright', site));
  writeFileSync(join(scratch, 'nginx.conf'), around(scratch));
  mkdirSync(join(scratch, 'own'));
  spawnSync('chown', ['-R', String(NOBODY), scratch]);
  const nginx = spawn('/usr/sbin/nginx', ['-e', 'stderr', '-c', join(scratch, 'nginx.conf')], {
    uid: NOBODY,
  });
  let said = '';
  nginx.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  try {
    await answers().catch((error: unknown) => assert.fail(`${String(error)}: ${said}`));
    await probe(site);
  } finally {
    nginx.kill();
  }
}

async function serveWithDocker(dist: string): Promise<void> {
  const built = await runCommand('docker', ['build', '--quiet', '-t', 'rolewright-proof', root]);
  assert.equal(built.status, 0, built.stderr);
  const options = ['run', '--rm', '--read-only', '--tmpfs', '/tmp', '-p', `${PORT}:8080`, '-d'];
  const { status, stdout, stderr } = await runCommand('docker', [...options, 'rolewright-proof']);
  assert.equal(status, 0, stderr);
  try {
    await answers();
    await probe(dist);
  } finally {
    await runCommand('docker', ['stop', stdout.trim()]);
  }
}

async function run(): Promise<string> {
  const dist = join(root, 'dist');
  const build = await runCommand('npm', ['run', 'build'], { cwd: root });
  assert.equal(build.status, 0, build.stderr);
  await serveWithNginx(dist);
  if (spawnSync('docker', ['info']).status !== 0)
    return 'nginx serves every file with its headers, as a user without rights. There is no Docker here to build the image.';
  await serveWithDocker(dist);
  return 'nginx serves every file with its headers, as a user without rights, by itself and in the image.';
}

const proof: InteropProof = {
  title: 'The page in nginx and in a container',
  packages: ['nginx-core'],
  run,
};
export default proof;
