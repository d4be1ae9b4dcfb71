// Vite plugin: React makes a few errors while its file is evaluated, only to compare them by identity. With developer
// tools attached each makes V8 read the whole file again, so they are made without a stack.
import type { Plugin } from 'vite';

const FILE = /react-dom-client\.production\.js$/;
const MADE = /^(var |  )(\w+Exception) = Error\((formatProdErrorMessage\(\d+\))\)/gm;
/** Suspense, two kinds of it, hydration of a part, and hydration that does not match. */
const EXPECTED = 5;

export function react(): Plugin {
  let found = 0;
  return {
    name: 'rolewright:react',
    apply: 'build',
    enforce: 'pre',
    buildStart: () => {
      found = 0;
    },
    transform(code, id) {
      if (!FILE.test(id.split('?')[0] ?? id)) return null;
      const without = code.replace(MADE, (_all, before: string, name: string, message: string) => {
        found += 1;
        return `${before}${name} = Object.create(Error.prototype, { message: { value: ${message} } })`;
      });
      return { code: without, map: null };
    },
    generateBundle() {
      if (found !== EXPECTED) this.error(`React has changed: it makes ${found} errors ahead.`);
    },
  };
}
