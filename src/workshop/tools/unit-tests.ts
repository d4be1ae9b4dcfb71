// How Vitest runs the unit tests: files share two threads, but those that change globals or need fresh modules run each alone.
import { readdirSync, readFileSync } from 'node:fs';
import type { ViteUserConfig } from 'vitest/config';

const ALONE = 'src/**/*.alone.test.{ts,tsx}';
const DEEP = 'src/**/*.deep.test.{ts,tsx}';

/** The test files that draw inputs at random. */
const drawing = (): string[] =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.test\.tsx?$/.test(file) && readFileSync(file, 'utf8').includes('numRuns: runs('));

/**
 * The settings of the unit tests. In the mode `deep` these are the tests that take long, and each that draws inputs, with all
 * its runs; else all others, with a quarter of the runs.
 */
export const unitTests = (mode: string): NonNullable<ViteUserConfig['test']> => {
  const isDeep = mode === 'deep';
  const shared = {
    environment: 'node' as const,
    pool: 'threads' as const,
    setupFiles: ['./src/workshop/tools/property-runs.ts'],
    // Wherever they run, nobody looks.
    env: { CI: '', PROPERTY_SCALE: process.env['PROPERTY_SCALE'] ?? (isDeep ? '1' : '0.25') },
    restoreMocks: true,
    unstubGlobals: true,
    // No test is about time; two that compute for long may share the machine with others.
    testTimeout: 30_000,
    // The first that starts the command line or the language server bundles it.
    hookTimeout: 30_000,
  };
  return {
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          ...shared,
          name: 'together',
          // As in the whole page: files that share a thread share what is registered, too.
          setupFiles: [...shared.setupFiles, './src/deepseek/compose/register-all.ts'],
          isolate: process.env['ISOLATE'] === 'true',
          include: isDeep ? [DEEP, ...drawing()] : ['src/**/*.test.{ts,tsx}'],
          exclude: isDeep ? [ALONE] : [ALONE, DEEP],
        },
      },
      { extends: true, test: { ...shared, name: 'alone', include: isDeep ? [] : [ALONE] } },
    ],
  };
};
