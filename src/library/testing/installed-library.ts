// Tests of the library as it is installed: its examples, types, sizes and public surface.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { root } from '#workshop/build/fingerprint.mjs';
import { blocksIn, pageText } from '#workshop/tools/markdown.ts';
import type * as Library from '#library/index.ts';
import { bundled } from './bundled.ts';

const examples = join(root, 'src/library/examples');
const compiler = createRequire(import.meta.url).resolve('typescript/package.json');
const tsc = join(dirname(compiler), 'bin/tsc');

/** The lines of an example's output, as its comments have them. */
const expectedOutput = (text: string): readonly string[] =>
  [...text.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line = '']) => line);

/** `homeOf` gives the folder that the package is installed in. */
export function testLibrary(homeOf: () => string): void {
  const node = (...args: readonly string[]): string =>
    execFileSync(process.execPath, args, { cwd: homeOf(), encoding: 'utf8' });

  describe('the installed library', () => {
    const shown = ['src/library/README.md', 'docs/library.md'].flatMap((page) => blocksIn(pageText(page)));
    const inPages = shown.filter(({ language }) => language === 'js').map(({ text }) => text);

    test('the pages show examples, and nothing else', () => {
      const all = readdirSync(examples).map((name) => readFileSync(join(examples, name), 'utf8'));
      expect(inPages.filter((text) => !all.includes(text))).toEqual([]);
    });

    test.each(readdirSync(examples))(
      'the example %s prints what it says, and a page shows it or links to it',
      (name) => {
        const text = readFileSync(join(examples, name), 'utf8');
        copyFileSync(join(examples, name), join(homeOf(), name));
        expect(expectedOutput(text).length).toBeGreaterThan(0);
        expect(node(name).trimEnd().split('\n')).toEqual(expectedOutput(text));
        expect(inPages.includes(text) || pageText('docs/library.md').includes(`/examples/${name})`)).toBe(
          true,
        );
      },
    );

    test('can be required by CommonJS, without a warning, and is the same module', () => {
      const program = `const { decide, compose } = require('rolewright');
        process.on('warning', ({ message }) => console.log(message));
        Promise.all([
          decide({ principal: 'anonymous', action: 's3:GetObject', resource: '*' }),
          import('rolewright'),
        ]).then(([{ decision }, imported]) =>
          console.log(decision, compose({ scenario: 'import' }).scenario, imported.decide === decide),
        );`;
      writeFileSync(join(homeOf(), 'program.cjs'), program);
      expect(node('program.cjs')).toBe('implicitlyDenied import true\n');
    });

    test.each([
      ['node16', 'node16', 'program.mts'],
      ['node16', 'node16', 'program.cts'],
      ['nodenext', 'nodenext', 'program.mts'],
      ['nodenext', 'nodenext', 'program.cts'],
      ['esnext', 'bundler', 'program.mts'],
    ])('has strict types for module %s with moduleResolution %s in %s', (module, moduleResolution, name) => {
      const folder = join(homeOf(), `types-${module}-${name}`);
      mkdirSync(folder);
      copyFileSync(join(root, 'src/library/testing/typed-program.txt'), join(folder, name));
      const compilerOptions = {
        target: 'es2023',
        lib: ['es2023'],
        types: [],
        strict: true,
        noEmit: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        module,
        moduleResolution,
      };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: [name] }));
      expect(node(tsc, '-p', folder)).toBe('');
    });

    test('has types without imports', () => {
      const types = readFileSync(join(homeOf(), 'node_modules/rolewright/dist-lib/index.d.ts'), 'utf8');
      expect(types).not.toMatch(/\bimport\b.*\bfrom\b|\bimport\(|\brequire\(/);
    });

    test('has the public surface of library.api.md; npm run build:library -- --report writes it anew', () => {
      const made = readFileSync(join(root, '.cache/library-types/library.api.md'), 'utf8');
      expect(made).toBe(readFileSync(join(root, 'src/library/library.api.md'), 'utf8').replaceAll('\r', ''));
    });

    test('leaves out of a bundle what is not called', async () => {
      const { modules, bytes, code } = await bundled(homeOf(), ['decide']);
      const others = ['compose.js', 'export-kit.js', 'explain-denial.js', 'check.js', 'access.js'];
      expect(modules).toContain('decide.js');
      expect(modules.filter((name) => others.includes(name))).toEqual([]);
      expect(bytes).toBeLessThan(72_000);
      // Nothing of Node, and no request of its own.
      expect(code).not.toMatch(/["'`]node:|\bfetch\(|XMLHttpRequest/);
    });

    test('answers the same in a bundle for browsers', async () => {
      const names = ['access', 'check', 'compose', 'decide', 'exportKit', 'explainDenial'] as const;
      const { file, code } = await bundled(homeOf(), names);
      expect(code).not.toMatch(/["'`]node:/);
      const inBrowsers = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as typeof Library;
      const installed = join(homeOf(), 'node_modules/rolewright/dist-lib/index.js');
      const inNode = (await import(/* @vite-ignore */ pathToFileURL(installed).href)) as typeof Library;
      const answersOf = async (library: typeof Library): Promise<readonly unknown[]> => {
        const kit = library.compose({ scenario: 'import' });
        const [role] = kit.roles;
        const identity = role?.permissions.map(({ document }) => document) ?? [];
        const action = 's3:GetObject';
        return [
          kit,
          await library.check(identity[0] ?? {}),
          await library.access({ identity }),
          await library.decide({
            principal: 'anonymous',
            action,
            resource: 'arn:aws:s3:::b/x',
            identityPolicies: identity,
          }),
          await library.explainDenial(`User: x is not authorized to perform: ${action}`, {
            answers: kit.answers,
          }),
          await library.exportKit(kit, 'markdown'),
        ];
      };
      expect(await answersOf(inBrowsers)).toEqual(await answersOf(inNode));
    });
  });
}
