// A Vite plugin that compresses each asset once, not once a request: tests open the page hundreds of times.
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

/** @type {Readonly<Record<string, string>>} */
const types = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** @returns {import('vite').Plugin} */
export function compressed() {
  /** @type {Map<string, Promise<Buffer>>} */
  const files = new Map();
  return {
    name: 'rolewright:compressed',
    configurePreviewServer({ config, middlewares }) {
      const dist = join(config.root, config.build.outDir);
      /** @param {string} path */
      const contentOf = (path) => {
        const known = files.get(path);
        if (known) return known;
        const content = readFile(join(dist, path)).then((bytes) => promisify(gzip)(bytes));
        files.set(path, content);
        // A file that is not there may come with the next build.
        content.catch(() => files.delete(path));
        return content;
      };
      middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        const type = types[extname(pathname)];
        const isAsset = /^\/assets\/[\w./-]+$/.test(pathname) && !pathname.includes('..');
        const takesGzip = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
        // The name of an asset holds a hash of its content.
        if (request.method !== 'GET' || type === undefined || !isAsset || !takesGzip) return next();
        contentOf(pathname).then(
          (content) => {
            response.setHeader('Content-Type', type);
            response.setHeader('Content-Encoding', 'gzip');
            response.setHeader('Vary', 'Accept-Encoding');
            response.end(content);
          },
          () => next(),
        );
      });
    },
  };
}
