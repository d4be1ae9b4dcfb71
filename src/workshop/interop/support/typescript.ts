// Runs and type-checks exported TypeScript.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import assert from 'node:assert/strict';
import { format } from 'prettier';
import { moduleRunnerTransform, transformWithOxc } from 'vite';
import type { ExportedFile } from '#deepseek/export/exporter.ts';
import { run } from './tools.ts';

type Exports = Record<string, unknown>;
type DefineExport = (name: string, get: () => unknown) => void;
type Import = (from: string) => unknown;

/** The names under which code made by `moduleRunnerTransform` finds its exports and imports. */
const MODULE_PARAMETERS = ['__vite_ssr_exportName__', '__vite_ssr_import__'];
const AsyncFunction = (async () => undefined).constructor as new (
  ...parametersAndBody: readonly string[]
) => (defineExport: DefineExport, load: Import) => Promise<void>;

/** The helper that oxc imports for a tagged template with </script> in it. */
const TAGGED = { default: (cooked: object, raw: unknown) => Object.assign(cooked, { raw }) };

/** Runs the file `main`, and the files that it imports, in this process; `external` loads packages. Returns its exports. */
export async function runFiles(
  files: readonly ExportedFile[],
  main: string,
  external: (name: string) => unknown,
): Promise<Exports> {
  const loaded = new Map<string, Exports>();
  const load = async (name: string): Promise<Exports> => {
    const known = loaded.get(name);
    if (known) return known;
    const file = files.find((each) => each.name === name);
    if (!file) throw new Error(`${main} imports ${name}, which is not there.`);
    try {
      const { code } = await transformWithOxc(file.text, name, { target: 'es2022', sourcemap: false });
      const module = await moduleRunnerTransform(code, null, name, code);
      const exports: Exports = {};
      loaded.set(name, exports);
      await new AsyncFunction(...MODULE_PARAMETERS, `'use strict';${module?.code}`)(
        (key, get) => Object.defineProperty(exports, key, { get, enumerable: true }),
        (from) =>
          from.endsWith('/taggedTemplateLiteral')
            ? TAGGED
            : from.startsWith('.')
              ? load(`${posix.join(posix.dirname(name), from)}.ts`)
              : external(from),
      );
      return exports;
    } catch (error) {
      throw new Error(`${name} does not run: ${String(error)}\n${file.text}`, { cause: error });
    }
  };
  return load(main);
}

/** The compiler's settings in an exported tsconfig.json, and whether they are strict. */
function settingsOf(files: readonly ExportedFile[]): object {
  const text = files.find(({ name }) => name.endsWith('tsconfig.json'))?.text ?? '{}';
  const { compilerOptions } = JSON.parse(text) as {
    readonly compilerOptions?: { readonly strict?: boolean };
  };
  assert.equal(compilerOptions?.strict, true, 'tsconfig.json is not strict');
  return compilerOptions ?? {};
}

/**
 * Type-checks the files of several kits at once in an empty folder, with their own settings; `packages` is the folder
 * that has their node_modules, with the compiler. Returns its errors; empty if there are none.
 */
export async function typeCheck(
  folder: string,
  packages: string,
  kits: ReadonlyMap<string, readonly ExportedFile[]>,
): Promise<string> {
  symlinkSync(join(packages, 'node_modules'), join(folder, 'node_modules'));
  const settings = [...kits.values()].map(settingsOf);
  for (const each of settings) assert.deepEqual(each, settings[0]);
  for (const [kit, files] of kits)
    for (const { name, text } of files) {
      const path = join(folder, kit, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      compilerOptions: settings[0],
      include: [...kits.keys()].map((kit) => `${kit}/**/*.ts`),
    }),
  );
  const { status, stdout } = await run(join(packages, 'node_modules/.bin/tsc'), ['-p', folder]);
  return status === 0 ? '' : stdout || 'tsc does not run';
}

/** Fails unless the files are formatted as Prettier does it, with 100 columns and single quotes. */
export async function assertFormatted(files: readonly ExportedFile[]): Promise<void> {
  for (const { name, text } of files)
    if (name.endsWith('.ts'))
      assert.equal(
        text,
        await format(text, { parser: 'typescript', singleQuote: true, printWidth: 100 }),
        name,
      );
}
