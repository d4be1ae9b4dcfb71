// npm run build:vscode: bundles the extension for VS Code, lays it out in dist-vscode with the command line that it runs, and
// packs it.
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './fingerprint.mjs';
import { packageConfig, packageFolder, repositoryFields, repositoryUrl } from './package-folder.mjs';

await import('./build-cli.mjs');

const source = join(root, 'editors/vscode');
const folder = join(root, 'dist-vscode');
const program = join(root, 'dist-cli');

/** In bytes. */
const LARGEST = 3_000_000;

/** What may be in it: no sources, no tests. */
const SHIPPED =
  /^(?:package\.json|(?:README|CHANGELOG|third-party-licenses)\.md|LICENSE|(?:icon|screenshot)\.png|extension\.cjs|walkthrough\/[\w-]+\.md|server\/(?:[\w.-]+\.(?:[cm]js|md|txt)|schemas\/[\w-]+\.schema\.json|grammars\/[\w-]+\.(?:mjs|md)|reference-[\da-f]+\/[\w-]+\.json))$/;

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

/** @param {string} name */
const json = (name) => JSON.parse(readFileSync(name, 'utf8'));

const [reference = ''] = readdirSync(program).filter((name) => /^reference-[\da-f]+$/.test(name));
const { date } = json(join(program, reference, 'index.json'));

await build({
  ...packageConfig,
  define: { REFERENCE_DATE: JSON.stringify(date) },
  ssr: { noExternal: true },
  build: {
    ...packageFolder(folder),
    rolldownOptions: {
      external: ['vscode'],
      input: { extension: 'src/vscode/extension.ts' },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});

const { version } = json(join(root, 'package.json'));
const { private: _, devDependencies: __, ...manifest } = json(join(source, 'package.json'));
for (const name of ['README.md', 'CHANGELOG.md', 'screenshot.png', 'walkthrough'])
  cpSync(join(source, name), join(folder, name), { recursive: true });
copyFileSync(join(root, 'LICENSE'), join(folder, 'LICENSE'));
copyFileSync(join(root, 'public/icons/192.png'), join(folder, 'icon.png'));
cpSync(program, join(folder, 'server'), { recursive: true, filter: (path) => !path.endsWith('.1') });
writeFileSync(
  join(folder, 'package.json'),
  `${JSON.stringify({ version, ...manifest, ...repositoryFields }, undefined, 2)}\n`,
);

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function printed(command, args, cwd) {
  const shell = process.platform === 'win32';
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', shell });
  if (status !== 0) fail(`${command} ${args.join(' ')} failed:\n${stdout}${stderr}`);
  return stdout;
}

// A tool of this build alone, with a lock of its own: a third of the packages that the project needs otherwise.
const vsce = join(source, 'node_modules/@vscode/vsce/vsce');
if (!existsSync(vsce))
  printed('npm', ['ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'], source);
const file = join(root, `rolewright-${version}.vsix`);
const listed = printed(process.execPath, [vsce, 'ls', '--no-dependencies'], folder).trim().split(/\r?\n/);
const strays = listed.filter((name) => !SHIPPED.test(name));
if (strays.length > 0) fail(`The extension would ship ${strays.join(', ')}.`);
// On a page of extensions, pictures in the README need the address of the repository.
const links =
  repositoryUrl === ''
    ? ['--allow-missing-repository', '--no-rewrite-relative-links']
    : [
        ['--baseContentUrl', 'blob'],
        ['--baseImagesUrl', 'raw'],
      ].flatMap(([option = '', view]) => [option, `${repositoryUrl}/${view}/HEAD/editors/vscode`]);
printed(process.execPath, [vsce, 'package', '--no-dependencies', ...links, '-o', file], folder);

const { size } = statSync(file);
const mb = (size / 1e6).toFixed(2);
if (size > LARGEST) fail(`${file} has ${mb} MB, and may have ${LARGEST / 1e6} MB.`);
process.stdout.write(`${file}: ${mb} MB, ${listed.length} files.\n`);
