// Vite plugin: lists the licenses of everything that ships, from the modules that are really in the files, and fails the
// build when one is missing or may not ship.
import type { Plugin } from 'vite';
import { licenseList, shippedWorks } from './shipped-works.ts';

/** Modules of the page or the command line, and of its workers: these are built first, with plugins of their own. */
const shipped = new Set<string>();

export function licenses(): Plugin {
  let isWorker = false;
  let fileName: string | undefined;
  return {
    name: 'rolewright:licenses',
    apply: 'build',
    configResolved(config) {
      isWorker = config.isWorker;
      const { license } = config.build;
      fileName = typeof license === 'object' ? license.fileName : undefined;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        if (!isWorker && fileName === undefined) return;
        for (const output of Object.values(bundle)) {
          // Fonts and images are named by the file that they come from.
          const from = output.type === 'chunk' ? output.moduleIds : output.originalFileNames;
          for (const id of from) shipped.add(id);
        }
        if (isWorker || fileName === undefined) return;
        const { works, problems } = shippedWorks(shipped);
        if (problems.length > 0) this.error(problems.join('\n'));
        const source = licenseList(works);
        const made = bundle[fileName];
        if (made?.type === 'asset') made.source = source;
        else this.emitFile({ type: 'asset', fileName, source });
      },
    },
  };
}
