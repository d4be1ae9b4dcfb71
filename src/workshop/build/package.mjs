// npm run package: builds the command line and the library, lays out the package in dist-package, and packs it. Options go
// to `npm pack`.
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './fingerprint.mjs';
import { repositoryFields } from './package-folder.mjs';

// One after the other: the library reads what the command line's build wrote.
await import('./build-cli.mjs');
await import('./build-library.mjs');

const folder = join(root, 'dist-package');
const { name, version, license, engines, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const [reference = ''] = readdirSync(join(root, 'dist-cli')).filter((each) =>
  /^reference-[\da-f]+$/.test(each),
);

// The package.json of the sources is private: only this one can be published.
const manifest = {
  name,
  version,
  description:
    'Composes, checks and evaluates AWS IAM policies, and builds the IAM role DeepSeek needs on AWS. Offline.',
  keywords: [
    'aws',
    'iam',
    'policy',
    'least-privilege',
    'access-analyzer',
    'bedrock',
    'sagemaker',
    'deepseek',
  ],
  license,
  ...repositoryFields,
  type: 'module',
  engines,
  bin,
  man: './dist-cli/rolewright.1',
  main: './dist-lib/index.js',
  types: './dist-lib/index.d.ts',
  exports: {
    '.': {
      require: { types: './dist-lib/index.d.cts', default: './dist-lib/index.cjs' },
      default: { types: './dist-lib/index.d.ts', default: './dist-lib/index.js' },
    },
    './reference/*.json': `./dist-cli/${reference}/*.json`,
    './schemas/*.json': './dist-cli/schemas/*.schema.json',
    './package.json': './package.json',
  },
  imports: {
    '#service-data': { node: './dist-lib/service-data.node.js', default: './dist-lib/service-data.js' },
  },
  // A bundler leaves out what a program does not import.
  sideEffects: false,
  files: ['dist-cli', 'dist-lib', 'CHANGELOG.md'],
  publishConfig: { access: 'public', provenance: true },
};

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const part of [...manifest.files, 'LICENSE'])
  cpSync(join(root, part), join(folder, part), { recursive: true });
copyFileSync(join(root, 'src/library/README.md'), join(folder, 'README.md'));
writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);

const program = process.env.npm_execpath;
const [command, first] = program ? [process.execPath, [program]] : ['npm', []];
const { status, stdout } = spawnSync(
  command,
  [...first, 'pack', './dist-package', '--json', ...process.argv.slice(2)],
  { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
);
if (status !== 0) process.exit(1);
const [packed] = JSON.parse(stdout);
const mb = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(1)} MB`;
process.stdout.write(
  `${packed.filename}: ${mb(packed.size)}, ${mb(packed.unpackedSize)} unpacked, ${packed.entryCount} files.\n`,
);
