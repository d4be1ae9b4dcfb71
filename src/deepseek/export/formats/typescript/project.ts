// Files of a project in TypeScript: JSON settings, and those of the compiler.
import type { ExportedFile } from '#deepseek/export/exporter.ts';
import { identifier } from '#deepseek/export/names.ts';

/** A name for package.json: lower case, with hyphens. */
export const packageName = (text: string): string => identifier(text.slice(0, 64), 'kebab');

/** A JSON file. */
export const projectFile = (name: string, value: object): ExportedFile => ({
  name,
  text: `${JSON.stringify(value, null, 2)}\n`,
});

/** The compiler only checks: another tool runs the files. */
export const typeScriptSettings = (include: readonly string[], more: object = {}): ExportedFile =>
  projectFile('tsconfig.json', {
    compilerOptions: {
      strict: true,
      noEmit: true,
      target: 'es2022',
      module: 'preserve',
      noUnusedLocals: true,
      noUncheckedIndexedAccess: true,
      skipLibCheck: true,
      types: [],
      ...more,
    },
    include,
  });
