// What the pictures in docs/ of pull requests, of the configuration and of the library show.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '#workshop/build/fingerprint.mjs';

const BIN = join(root, 'src/cli/run.mjs');
const BUCKET = 'arn:aws:s3:::amzn-s3-demo-bucket';

/** @param {string} text */
const prompt = (text) => `\u001b[32m$\u001b[0m \u001b[1m${text}\u001b[0m\n`;

/**
 * What the command line writes in a folder, with its prompt.
 * @param {string} folder
 * @param {readonly string[]} args
 */
export function ran(folder, args) {
  const { stdout, stderr } = spawnSync(process.execPath, [BIN, ...args, '--color', 'always'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return `${prompt(`npx rolewright ${args.join(' ')}`)}${stdout}${stderr}`;
}

/**
 * @param {string} folder
 * @param {Readonly<Record<string, string | object>>} files
 */
export function write(folder, files) {
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, typeof content === 'string' ? content : `${JSON.stringify(content, undefined, 2)}\n`);
  }
}

/** @param {readonly object[]} statements */
const policyOf = (...statements) => ({ Version: '2012-10-17', Statement: statements });

/** @param {string} folder */
function git(folder, /** @type {string[]} */ ...args) {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'ignore' });
}

/** @param {string} folder */
export function pullRequestScreen(folder) {
  const read = {
    Sid: 'ReadWeights',
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: `${BUCKET}/deepseek/*`,
  };
  write(folder, { 'policies/weights.json': policyOf(read) });
  git(folder, 'init', '-q');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-qm', 'before');
  git(folder, 'tag', 'base');
  write(folder, {
    'policies/weights.json': policyOf({
      ...read,
      Action: ['s3:GetObject', 's3:DeleteObject'],
      Resource: `${BUCKET}/*`,
    }),
  });
  git(folder, 'commit', '-qam', 'after');
  return ran(folder, ['diff', '--git', 'base', '--fail-on', 'gained']);
}

/** @param {string} folder */
export function configurationScreen(folder) {
  write(folder, {
    'policies/app.json': policyOf(
      { Effect: 'Allow', Action: 's3:GetPreviewObject', Resource: `${BUCKET}/*` },
      { Effect: 'Allow', Action: 'bedrock:InvokeModl', Resource: '*' },
    ),
    'rolewright.config.json': `{
  "ignores": [
    { "rule": "invalid-action", "action": "s3:GetPreview*", "reason": "A preview", "until": "2027-03-31" },
    { "rule": "redundant-action", "files": "policies/old/**", "reason": "Goes with the old app" }
  ]
}
`,
  });
  const config = readFileSync(join(folder, 'rolewright.config.json'), 'utf8');
  return `${prompt('cat rolewright.config.json')}${config}${ran(folder, ['check', 'policies'])}`;
}

/**
 * An example of the library, and what it prints. Needs what `npm run package` makes.
 * @param {string} folder
 */
export function libraryScreen(folder) {
  const example = readFileSync(join(root, 'src/library/examples/explain-denial.mjs'), 'utf8');
  write(folder, { 'explain.mjs': example, 'node_modules/.keep': '' });
  symlinkSync(join(root, 'dist-package'), join(folder, 'node_modules/rolewright'), 'junction');
  const { stdout } = spawnSync(process.execPath, ['explain.mjs'], { cwd: folder, encoding: 'utf8' });
  return `${prompt('cat explain.mjs')}${example.replaceAll(/; \/\/ .*$/gm, ';')}${prompt('node explain.mjs')}${stdout}`;
}
