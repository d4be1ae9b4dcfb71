// `npm run mutate -- FOLDER TEST…`: breaks the code of a folder in one place at a time, and lists what the tests do not notice.
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin';
import { Stryker } from '@stryker-mutator/core';

const SPACE = /\s/;
const EXAMPLES = new Set(['bad', 'good']);

/** What is not worth breaking: wording, which no test should repeat, and the examples of rules, which are tests themselves. */
export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'words', {
    /** @param {any} path Babel's, whose types are not installed. */
    shouldIgnore({ node: { type, value, quasis, key } }) {
      if (type === 'StringLiteral' && SPACE.test(value)) return 'words';
      if (type === 'TemplateLiteral' && quasis.some((/** @type {any} */ part) => SPACE.test(part.value.raw)))
        return 'words';
      return type === 'ObjectProperty' && EXAMPLES.has(key.name) ? 'an example' : undefined;
    },
  }),
];

/** @type {(path: string, files: string) => string} */
const within = (path, files) => (/\.tsx?$/.test(path) ? path : `${path}/**/${files}`);
const TESTS = '*.test.{ts,tsx}';

// Stryker imports this file again, as a plugin, before it goes on: so nothing waits for it here.
if (process.argv[1] === import.meta.filename) {
  const [folder, ...tests] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Name a folder or a file, and then the tests, if not all in it.');
  // A row that is read once would stay as it was in files that share a thread.
  process.env['ISOLATE'] = 'true';
  void new Stryker({
    mutate: [
      within(folder, '*.{ts,tsx}'),
      '!**/*.{test,arbitrary}.{ts,tsx}',
      '!**/{testing,fixtures,cases}/**',
    ],
    // A test that is not copied is not run.
    ignorePatterns: [
      '/dist*',
      '/e2e',
      `**/${TESTS}`,
      ...(tests.length > 0 ? tests : [folder]).map((path) => `!${within(path, TESTS)}`),
    ],
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner', import.meta.filename],
    ignorers: ['words'],
    // It would rewrite these files with TypeScript's API, which version 7 has no more.
    tsconfigFile: 'none',
    tempDirName: '.cache/stryker',
    concurrency: 2,
    reporters: ['progress', 'clear-text', 'html', 'json'],
    clearTextReporter: { reportTests: false },
    htmlReporter: { fileName: '.cache/mutate/index.html' },
    jsonReporter: { fileName: '.cache/mutate/mutants.json' },
  }).runMutationTest();
}
