// Builds, serves and tests the app.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import project from './package.json' with { type: 'json' };
import { lateFiles } from './src/workshop/build/late-files.ts';
import { licenses } from './src/workshop/build/licenses/licenses.ts';
import { monaco } from './src/workshop/build/monaco.ts';
import { page, servedHeaders } from './src/workshop/build/page.ts';
import { react as reactErrors } from './src/workshop/build/react.ts';
import { reference } from './src/workshop/build/reference.ts';
import { securityTextFile } from './src/workshop/build/security-text.ts';
import { siteAddressTags } from './src/workshop/build/site-address.ts';
import { textFonts } from './src/workshop/build/text-fonts.ts';
import { validators } from './src/workshop/build/validators.ts';
import { unitTests } from './src/workshop/tools/unit-tests.ts';

export default defineConfig(({ isSsrBuild, isPreview, mode }) => {
  const forNode = [react(), validators(), reference(), licenses(), textFonts()];
  const forBrowsers = [
    ...forNode,
    lateFiles(),
    monaco(),
    reactErrors(),
    page(),
    siteAddressTags(),
    securityTextFile(),
  ];
  return {
    // Relative, so that the folder works wherever it is put, under a path as well.
    base: './',
    appType: 'mpa' as const,
    // What the command line says for --version.
    define: { ROLEWRIGHT_VERSION: JSON.stringify(project.version) },
    plugins: isPreview ? [servedHeaders()] : isSsrBuild ? forNode : forBrowsers,
    build: {
      target: 'es2023',
      cssTarget: ['chrome125', 'firefox128', 'safari18'],
      sourcemap: false,
      // The policy allows no data: fonts, and a file of its own is cached for good.
      assetsInlineLimit: 0,
      modulePreload: {
        polyfill: false,
        // The shell's own style sheet is in the page already, and no file any more.
        resolveDependencies: (_file: string, needed: string[]) =>
          needed.filter((file) => !/(?:^|\/)(?:index|shell)-[^/]*\.css$/.test(file)),
      },
      chunkSizeWarningLimit: 5000,
      reportCompressedSize: false,
      rolldownOptions: {
        checks: { pluginTimings: false },
        // A folder's index only names what is in it: who imports one thing through it loads no other.
        treeshake: {
          moduleSideEffects: [{ test: /src\/(?:iam|deepseek)\/[^/]+\/index\.ts$/, sideEffects: false }],
        },
        // All that the page needs at once in one file.
        output: isSsrBuild
          ? {}
          : {
              codeSplitting: {
                groups: [
                  { name: 'shell', tags: ['$initial' as const], priority: 2 },
                  // The right half with all it needs: on a slow line each file would cost a round trip.
                  { name: 'work', test: /src\/app\/shell\/work\.tsx$/, priority: 1 },
                  // All other scenarios, trusted entities and their composers.
                  { name: 'all-rows', test: /src\/app\/selectors\/all-rows\.ts$/ },
                  // The reader of sentences, which all other readers come after.
                  { name: 'send', test: /src\/app\/start\/send\.ts$/ },
                ],
              },
            },
      },
      license: { fileName: 'third-party-licenses.md' },
    },
    worker: { format: 'es' as const, plugins: () => [validators(), reference(), licenses()] },
    test: unitTests(mode),
  };
});
