// Builds the app if it is out of date and serves it from this computer, with the headers that a host would send.
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { build, preview } from 'vite';
import { readStamp, root, sourceFingerprint } from '#workshop/build/fingerprint.mjs';
import { compressed } from './compressed.mjs';

const configFile = join(root, 'vite.config.ts');

/**
 * @param {() => void} [beforeBuild] called only when there is something to build
 */
export async function ensureBuilt(beforeBuild) {
  if (existsSync(join(root, 'dist/index.html')) && readStamp('app') === sourceFingerprint()) return;
  beforeBuild?.();
  await build({ root, configFile, logLevel: 'warn' });
}

/**
 * A browser tries both addresses of "localhost", so a port is free only when it is on both.
 * @param {number} port 0 for any
 * @param {string} [host]
 * @returns {Promise<number | undefined>} the port, or undefined when it is taken
 */
function probe(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT' ? port : undefined),
    );
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isFree(port) {
  return (await probe(port)) !== undefined && (await probe(port, '::1')) !== undefined;
}

/** @returns {Promise<number>} */
export async function anyFreePort() {
  const port = await probe(0);
  if (port === undefined) throw new Error('No port is free on this computer');
  return port;
}

/**
 * @param {number} port
 * @param {import('vite').PluginOption[]} [plugins]
 * @returns {Promise<import('vite').PreviewServer>}
 */
export function serve(port, plugins = []) {
  return preview({
    root,
    configFile,
    logLevel: 'warn',
    plugins: [...plugins, compressed()],
    preview: { host: '127.0.0.1', port, strictPort: true },
  });
}
