// The shipped package: packed, installed into an empty folder without a registry, and run.
import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testLibrary } from '#library/testing/installed-library.ts';
import { pageText } from '#workshop/tools/markdown.ts';
import { describeAgents } from './mcp/testing/agents.ts';
import { allow, policy } from './testing/run.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** A folder name that needs escaping in a URL. */
const folder = mkdtempSync(join(tmpdir(), 'rolewright é '));
const home = join(folder, 'empty folder');
const WRONG = policy(allow('s3:GetObjct', 'arn:aws:s3:::b/*'));

const program = (name: string, args: readonly string[], cwd: string): string =>
  execFileSync(name, [...args], { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
const npm = (args: readonly string[], cwd: string): string => program('npm', args, cwd);

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly stderr: string;
}

const rolewright = (args: readonly string[], input = '', env: NodeJS.ProcessEnv = {}): Promise<Ran> =>
  new Promise((resolve) => {
    const bin = join(home, 'node_modules/rolewright/dist-cli/rolewright.cjs');
    const options = { cwd: home, env: { ...process.env, ...env }, maxBuffer: 2 ** 28 };
    const child = execFile(process.execPath, [bin, ...args], options, (error, out, stderr) => {
      resolve({ status: error ? Number(error.code) : 0, out, stderr });
    });
    child.stdin?.on('error', () => undefined).end(input);
  });

const REPOSITORY = 'https://github.com/acme/rolewright';

// It builds and packs, which takes a third of a minute on an idle machine.
beforeAll(() => {
  mkdirSync(home);
  process.env['REPOSITORY_URL'] = REPOSITORY;
  npm(['run', '--silent', 'package', '--', '--silent', '--pack-destination', folder], root);
  delete process.env['REPOSITORY_URL'];
  const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
  writeFileSync(join(home, 'package.json'), '{"private":true}');
  npm(['install', '--offline', '--no-audit', '--no-fund', '--silent', join(folder, tarball)], home);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the installed package', () => {
  test('runs through npx', () => {
    const out = npm(['exec', '--offline', '--', 'rolewright', 'scenarios'], home);
    expect(out).toContain('  invoke ');
  });

  test('brings nothing along, and holds no more than the command line and the library', () => {
    expect(readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
      'rolewright',
    ]);
    expect(readdirSync(join(home, 'node_modules/rolewright')).toSorted()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'dist-cli',
      'dist-lib',
      'package.json',
    ]);
    const kinds = readdirSync(join(home, 'node_modules/rolewright'), { recursive: true, encoding: 'utf8' })
      .map((name) => /\.(?:d\.ts|[^./\\]+)$/.exec(name)?.[0] ?? '')
      .filter((kind) => kind !== '' && !kind.startsWith('.reference'));
    expect([...new Set(kinds)].toSorted()).toEqual([
      '.1',
      '.cjs',
      '.cts',
      '.d.ts',
      '.js',
      '.json',
      '.md',
      '.mjs',
      '.txt',
    ]);
  });

  test('is ready to publish: one version, nothing to install, and the repository of who publishes', () => {
    const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    const installed = read(join(home, 'node_modules/rolewright/package.json'));
    const project = read(join(root, 'package.json'));
    expect(installed).toMatchObject({
      name: 'rolewright',
      version: project['version'],
      bin: { rolewright: 'dist-cli/rolewright.cjs' },
      man: './dist-cli/rolewright.1',
      homepage: `${REPOSITORY}#readme`,
      repository: { type: 'git', url: `git+${REPOSITORY}.git` },
      bugs: { url: `${REPOSITORY}/issues` },
      publishConfig: { access: 'public', provenance: true },
    });
    for (const member of ['dependencies', 'devDependencies', 'scripts', 'private'])
      expect(installed).not.toHaveProperty(member);
    // The sources cannot be published by mistake, and name no repository that is somebody else's.
    expect(project['private']).toBe(true);
    expect(readFileSync(join(root, 'src/workshop/build/package.mjs'), 'utf8')).not.toMatch(
      /github\.com\/(?!OWNER)/,
    );
  });

  test('is as small to download as the README says, and has room to grow', () => {
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    const { size } = statSync(join(folder, tarball));
    expect(size).toBeLessThan(2_800_000);
    const [, said] = /\(under (\d+) MB, no dependencies\)/.exec(pageText('README.md')) ?? [];
    expect(Number(said)).toBe(Math.ceil(size / 1e6));
  });

  test('checks a repository that is not about DeepSeek, as a developer starts it', () => {
    const shop = join(folder, 'shop');
    mkdirSync(shop);
    const [tarball = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    const write = (name: string, text: string): void => writeFileSync(join(shop, name), text);
    write('package.json', '{"private":true}');
    npm(['install', '--save-dev', '--offline', '--no-audit', '--no-fund', `../${tarball}`], shop);
    expect(JSON.parse(readFileSync(join(shop, 'package.json'), 'utf8'))).toHaveProperty([
      'devDependencies',
      'rolewright',
    ]);
    write('.gitignore', 'node_modules\n');
    write('upload.json', policy(allow('s3:PutObject', 'arn:aws:s3:::amzn-s3-demo-bucket/*')));
    write(
      'template.yaml',
      `Resources:
  Queue:
    Type: AWS::SQS::Queue
  Worker:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: sqs:RecieveMessage
            Resource: !GetAtt Queue.Arn
`,
    );
    const npx = (...args: readonly string[]) => program('npx', ['--offline', 'rolewright', ...args], shop);
    expect(npx()).toMatch(
      /^Here: 2 IAM policies in 2 files: template\.yaml and upload\.json\.[^]* {2}npx rolewright check \./,
    );
    const found = npx('check', '.', '--fail-on', 'never');
    expect(found).toMatch(/11:21 +error +`sqs:RecieveMessage` .*Did you mean `sqs:ReceiveMessage`\?/);
    expect(found).toContain('2 policies in 2 files (2 files without policies): 1 error.');
    expect(() => npx('check', '.')).toThrow('Command failed');
    write('template.yaml', readFileSync(join(shop, 'template.yaml'), 'utf8').replace('Recieve', 'Receive'));
    const out = [
      npx('check', '.'),
      npx('can', 'upload.json'),
      npx(
        'simulate',
        'upload.json',
        '--action',
        's3:PutObject',
        '--resource',
        'arn:aws:s3:::amzn-s3-demo-bucket/a',
      ),
    ].join('');
    expect(out).toContain('no problems.');
    expect(found + out).not.toMatch(/deepseek|scenario/i);
  });

  test('tells the licenses of all that is bundled', () => {
    const licenses = join(home, 'node_modules/rolewright/dist-cli');
    const told = readFileSync(join(licenses, 'third-party-licenses.md'), 'utf8');
    for (const name of ['jsonc-parser', 'ignore', 'tinyglobby', 'picomatch', 'fdir'])
      expect(told).toContain(`## ${name} - `);
    expect(readFileSync(join(licenses, 'grammars/third-party-licenses.md'), 'utf8')).toContain(
      '## @lezer/go - ',
    );
    expect(readFileSync(join(licenses, 'iam-data-license.txt'), 'utf8')).toContain('MIT License');
  });

  test('ships the manual page of its commands', () => {
    const page = readFileSync(join(home, 'node_modules/rolewright/dist-cli/rolewright.1'), 'utf8');
    expect(page).toContain('.TH ROLEWRIGHT 1');
    expect(page).toContain('rolewright compose');
  });

  test('ships the schemas that it prints', async () => {
    const schemas = join(home, 'node_modules/rolewright/dist-cli/schemas');
    for (const file of readdirSync(schemas)) {
      const { out } = await rolewright(['schema', file.replace('.schema.json', '')]);
      expect(out).toBe(readFileSync(join(schemas, file), 'utf8'));
    }
    expect(readdirSync(schemas)).toContain('answers.schema.json');
  });
});

describe('a process', () => {
  test('reads standard input, writes findings to standard output and gives the exit status', async () => {
    const { status, out, stderr } = await rolewright(['check', '-'], WRONG);
    expect([status, stderr]).toEqual([1, '']);
    expect(out).toContain('invalid-action');
    expect(await rolewright(['check', '-', '--fail-on', 'never'], WRONG)).toEqual({
      status: 0,
      out,
      stderr: '',
    });
    expect(await rolewright(['chekc'])).toMatchObject({ status: 2, out: '' });
  });

  test('reads standard input once', async () => {
    const { status, stderr } = await rolewright(['can', '-', '--boundary', '-'], WRONG);
    expect(status).toBe(2);
    expect(stderr).toContain('once');
  });

  test('has no colors where nobody looks', async () => {
    for (const args of [['check', '-'], ['scenarios'], ['can', '-']])
      expect((await rolewright(args, WRONG)).out).not.toContain('\u001b');
  });

  test('takes it well when nobody reads on, and the exit status stays', async () => {
    const many = join(home, 'many');
    mkdirSync(many);
    for (let index = 0; index < 400; index += 1) writeFileSync(join(many, `${index}.json`), WRONG);
    const bin = join(home, 'node_modules/rolewright/dist-cli/rolewright.cjs');
    for (const format of ['text', 'json', 'sarif']) {
      const child = spawn(process.execPath, [bin, 'check', many, '--format', format], { cwd: home });
      child.stdin.end();
      child.stdout.once('data', () => child.stdout.destroy());
      const [stderr, status] = await Promise.all([
        text(child.stderr),
        new Promise((resolve) => child.once('close', resolve)),
      ]);
      expect([status, stderr], format).toEqual([1, '']);
    }
  });

  test('checks as many files as several threads do, in the order of one', async () => {
    const check = (folder: string) => rolewright(['check', folder, '--format', 'json']);
    const parts: object[] = [];
    const all = join(home, 'all');
    mkdirSync(all);
    for (const part of ['a', 'b', 'c']) {
      mkdirSync(join(home, part));
      for (let index = 0; index < 400; index += 1) {
        // Every tenth file holds no policy.
        const text = index % 10 === 0 ? '{}' : policy(allow(`s3:GetObjct${index}`, 'arn:aws:s3:::b/*'));
        const name = `${part}${String(index).padStart(3, '0')}.json`;
        writeFileSync(join(home, part, name), text);
        writeFileSync(join(all, name), text);
      }
      const { out } = await check(part);
      parts.push(...(JSON.parse(out.replaceAll(`"${part}/`, '"all/')) as { files: object[] }).files);
    }
    const { out, status } = await check('all');
    expect(JSON.parse(out)).toMatchObject({ passedOver: 120 });
    expect((JSON.parse(out) as { files: object[] }).files).toEqual(parts);
    expect(status).toBe(1);
  });

  test('writes all of a long output into a pipe', async () => {
    const { out } = await rolewright(['can', '-', '--format', 'json'], policy(allow('*')));
    const { counts } = JSON.parse(out) as { counts: { all: number } };
    expect(counts.all).toBeGreaterThan(15_000);
  });
});

testLibrary(() => home);

describeAgents(() => join(home, 'node_modules/rolewright/dist-cli/rolewright.cjs'));

describe('npm run -s', () => {
  const script = (name: string, args: readonly string[], input: string): Ran => {
    try {
      const out = execFileSync('npm', ['run', '-s', name, '--', ...args], {
        cwd: root,
        input,
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
        stdio: ['pipe', 'pipe', 'ignore'],
        shell: process.platform === 'win32',
      });
      return { status: 0, out, stderr: '' };
    } catch (error) {
      const { status, stdout } = error as { status: number; stdout: string };
      return { status, out: stdout, stderr: '' };
    }
  };

  test('check prints the findings on one policy as JSON', () => {
    const { status, out } = script('check', ['-'], WRONG);
    expect(status).toBe(1);
    const column = WRONG.indexOf('"s3:GetObjct"') + 1;
    expect(JSON.parse(out)).toMatchObject({
      file: '-',
      type: 'identity',
      findings: [
        {
          id: 'invalid-action',
          code: 'INVALID_ACTION',
          severity: 'error',
          locations: [{ path: ['Statement', 0, 'Action'], target: 'value' }],
          start: column - 1,
          line: 1,
          column,
        },
      ],
    });
  });

  test('can prints JSON, unless another format is asked for', () => {
    expect(JSON.parse(script('can', ['-'], policy(allow('s3:GetObject'))).out)).toMatchObject({
      counts: { all: 1 },
    });
    expect(script('can', ['-', '--format', 'csv'], policy(allow('s3:GetObject'))).out).toMatch(/^Service,/);
  });

  test('compose prints the kit, decide a decision a line', () => {
    expect(JSON.parse(script('compose', ['-'], '{"scenario":"invoke"}').out)).toMatchObject({
      scenario: 'invoke',
    });
    const line = {
      principal: 'arn:aws:iam::111122223333:user/mara',
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::b/x',
      identityPolicies: [JSON.parse(policy(allow('s3:*'))) as object],
    };
    expect(JSON.parse(script('decide', ['-'], JSON.stringify(line)).out)).toMatchObject({
      decision: 'allowed',
    });
  });
});
