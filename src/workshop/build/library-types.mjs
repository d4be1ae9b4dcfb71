// The types of the library as one file without imports, and the record of its public surface.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix, relative, sep } from 'node:path';
import { Extractor, ExtractorConfig, ExtractorLogLevel } from '@microsoft/api-extractor';
import { root } from './fingerprint.mjs';

/** Where `tsc -b` writes the declarations, a folder for each project. */
const types = join(root, 'node_modules/.cache/types');
/** Not under `node_modules`, whose files count as those of other packages. */
const copies = join(root, '.cache/library-types');

/** TypeScript 7 is a program of its own; API Extractor reads what it writes with the TypeScript that it brings along. */
function writeDeclarations() {
  const compiler = createRequire(import.meta.url).resolve('typescript/package.json');
  const tsc = join(dirname(compiler), 'bin/tsc');
  const args = [tsc, '-b', join(root, 'src/library/tsconfig.json')];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stdout);
}

/**
 * Copies the declarations of a source and of all it imports. API Extractor follows only imports of `.js` files by relative
 * paths, so those of `.ts` files and of `#core` become such.
 * @param {string} source `src/library/index.ts`
 * @param {Set<string>} copied
 */
function copyDeclarations(source, copied) {
  if (copied.has(source)) return;
  copied.add(source);
  const [, project = ''] = source.split('/');
  const text = readFileSync(join(types, project, source.replace(/\.ts$/, '.d.ts')), 'utf8');
  const copy = text.replaceAll(/(['"])((?:\.|#)[^'"]*\.ts)\1/g, (_, quote, specifier) => {
    const target = specifier.startsWith('#')
      ? `src/${specifier.slice(1)}`
      : posix.join(posix.dirname(source), specifier);
    copyDeclarations(target, copied);
    const path = relative(dirname(source), target).split(sep).join('/');
    return `${quote}${path.startsWith('.') ? path : `./${path}`}${quote}`.replace(/\.ts(?=['"])/, '.js');
  });
  const file = join(copies, source.replace(/\.ts$/, '.d.ts'));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, copy);
}

/**
 * Writes the types to `typesFile`, and the record of the surface to `src/library/library.api.md` unless it only should be
 * compared with it.
 * @param {string} typesFile
 * @param {boolean} writesReport
 * @returns {{ readonly isCurrent: boolean, readonly messages: readonly string[] }} whether the record was current
 */
export function writeLibraryTypes(typesFile, writesReport) {
  writeDeclarations();
  rmSync(copies, { recursive: true, force: true });
  copyDeclarations('src/library/index.ts', new Set());
  const entry = join(copies, 'src/library/index.d.ts');
  /** @type {string[]} */
  const messages = [];
  const config = ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, 'package.json'),
    configObject: {
      projectFolder: root,
      mainEntryPointFilePath: entry,
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2023',
            module: 'esnext',
            moduleResolution: 'bundler',
            strict: true,
            lib: ['es2023'],
            types: [],
            skipLibCheck: true,
            noEmit: true,
          },
          files: [entry],
        },
        skipLibCheck: true,
      },
      apiReport: {
        enabled: true,
        reportFileName: 'library.api.md',
        reportFolder: join(root, 'src/library'),
        reportTempFolder: copies,
        includeForgottenExports: false,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: true, untrimmedFilePath: typesFile },
      tsdocMetadata: { enabled: false },
      messages: {
        extractorMessageReporting: {
          // Types of core have no release tag, and the lists that some are made of stay inside.
          'ae-missing-release-tag': { logLevel: ExtractorLogLevel.None },
          'ae-forgotten-export': { logLevel: ExtractorLogLevel.None },
        },
      },
    },
  });
  const { apiReportChanged } = Extractor.invoke(config, {
    localBuild: writesReport,
    showVerboseMessages: false,
    messageCallback(message) {
      message.handled = true;
      if (message.logLevel === 'error' || message.logLevel === 'warning') messages.push(message.text);
    },
  });
  return { isCurrent: !apiReportChanged, messages };
}
