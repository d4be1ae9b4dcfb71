// Runs and type-checks exported TypeScript.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import assert from 'node:assert/strict';
import { format } from 'prettier';
import { moduleRunnerTransform, transformWithOxc } from 'vite';
import { root } from '#build/fingerprint.mjs';
import { run } from './tools.mjs';

/** @typedef {import('#core/export/exporter.ts').ExportedFile} ExportedFile */

/** The names by which Vite's module runner hands a module what it needs. */
const GIVEN = ['__vite_ssr_exportName__', '__vite_ssr_import__'];
const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor;

/** What oxc makes of a tagged template with </script> in it. */
const TAGGED = {
  default: (/** @type {object} */ cooked, /** @type {unknown} */ raw) => Object.assign(cooked, { raw }),
};

/**
 * Runs one of the files, and of the others those that it imports, in this process.
 * @param {readonly ExportedFile[]} files
 * @param {string} main
 * @param {(name: string) => unknown} external gives packages
 * @returns {Promise<Record<string, any>>} what it exports
 */
export async function runFiles(files, main, external) {
  /** @type {Map<string, Record<string, unknown>>} */
  const loaded = new Map();
  /** @param {string} name @returns {Promise<Record<string, unknown>>} */
  const load = async (name) => {
    const known = loaded.get(name);
    if (known) return known;
    const file = files.find((each) => each.name === name);
    if (!file) throw new Error(`${main} imports ${name}, which is not there.`);
    try {
      const { code } = await transformWithOxc(file.text, name, { target: 'es2022', sourcemap: false });
      const module = await moduleRunnerTransform(code, null, name, code);
      /** @type {Record<string, unknown>} */
      const exports = {};
      loaded.set(name, exports);
      await new AsyncFunction(...GIVEN, `'use strict';${module?.code}`)(
        (/** @type {string} */ key, /** @type {() => unknown} */ get) =>
          Object.defineProperty(exports, key, { get, enumerable: true }),
        (/** @type {string} */ from) =>
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

/**
 * Type-checks files of several kits at once, strictly.
 * @param {string} folder an empty one
 * @param {string} packages the folder with the node_modules
 * @param {ReadonlyMap<string, readonly ExportedFile[]>} kits
 * @returns {Promise<string>} what is wrong; empty if nothing is
 */
export async function typeCheck(folder, packages, kits) {
  symlinkSync(join(packages, 'node_modules'), join(folder, 'node_modules'));
  for (const [kit, files] of kits)
    for (const { name, text } of files) {
      const path = join(folder, kit, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  const compilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    noUnusedLocals: true,
    types: [],
    lib: ['es2022', 'dom'],
    target: 'es2022',
    module: 'preserve',
    moduleResolution: 'bundler',
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: [...kits.keys()].map((kit) => `${kit}/**/*.ts`) }),
  );
  const { status, stdout } = await run(join(root, 'node_modules/.bin/tsc'), ['-p', folder]);
  return status === 0 ? '' : stdout || 'tsc does not run';
}

/**
 * Whether files are laid out as Prettier lays them out, in 100 columns and with single quotes.
 * @param {readonly ExportedFile[]} files
 */
export async function inOrder(files) {
  for (const { name, text } of files)
    if (name.endsWith('.ts'))
      assert.equal(
        text,
        await format(text, { parser: 'typescript', singleQuote: true, printWidth: 100 }),
        name,
      );
}
