// Bundles a script that is not part of the app's modules: one file, run as it is.
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './fingerprint.mjs';

/** @param define values for names in the script */
export async function smallScript(
  entry: string,
  define: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: Object.fromEntries(Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)])),
    build: {
      write: false,
      target: 'es2023',
      copyPublicDir: false,
      modulePreload: false,
      rolldownOptions: { input: join(root, entry), output: { format: 'iife' } },
    },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error(`${entry} gave more than one output`);
  return built.output[0].code.trim();
}
