// Vite plugin: has the page fetch its late parts with src/app/boot/late-files.ts, which tries again, in place of
// Vite's own helper, which gives up and forgets style sheets that did not come.
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { root } from './fingerprint.mjs';

const HELPER = '\0vite/preload-helper.js';

export function lateFiles(): Plugin {
  let isReplaced = false;
  return {
    name: 'rolewright:late-files',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      if (id !== HELPER) return undefined;
      isReplaced = true;
      return `export { fetchPart as __vitePreload } from ${JSON.stringify(join(root, 'src/app/boot/late-files.ts'))};`;
    },
    generateBundle() {
      if (!isReplaced) this.error('Vite has changed: its helper for late parts has another name.');
    },
  };
}
