// A host of the built page whose files can be exchanged, and which can go away.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { root } from '#workshop/build/fingerprint.mjs';
import { offlineFiles } from '#workshop/build/offline-files.ts';
import { headersFor, parseHeadersFile } from '#workshop/build/security-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Serves under a path. */
export class Host {
  readonly folder = mkdtempSync(join(tmpdir(), 'rolewright-host-'));
  readonly rules = parseHeadersFile(readFileSync(join(root, 'dist/_headers'), 'utf8'));
  server: Server | undefined;
  port = 0;

  constructor() {
    cpSync(join(root, 'dist'), this.folder, { recursive: true });
  }

  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      const path = pathname.replace('/some/path', '').replace(/\/$/, '/index.html');
      const file = join(this.folder, path);
      if (!pathname.startsWith('/some/path/') || !existsSync(file)) response.writeHead(404).end();
      else {
        const headers = Object.fromEntries(headersFor(this.rules, path));
        response.writeHead(200, { ...headers, 'Content-Type': TYPES[extname(path)] ?? 'text/plain' });
        response.end(readFileSync(file));
      }
    }).listen(this.port, 'localhost');
    await new Promise((resolve) => this.server?.once('listening', resolve));
    this.port = (this.server.address() as AddressInfo).port;
  }

  get address(): string {
    return `http://localhost:${this.port}/some/path/`;
  }

  async stop(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** For good. */
  async close(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** Cuts a file of the page off, and returns how to repair it. */
  damage(name: RegExp): () => void {
    const assets = join(this.folder, 'assets');
    const file = join(assets, readdirSync(assets).find((each) => name.test(each)) ?? '');
    const whole = readFileSync(file);
    writeFileSync(file, whole.subarray(0, 1000));
    return () => writeFileSync(file, whole);
  }

  /** Puts another version in place, in which every file has another name, and takes the old one away. */
  async deployNext(): Promise<void> {
    const assets = join(this.folder, 'assets');
    const names = readdirSync(assets).filter((name) => name.includes('.'));
    const nextName = (name: string): string => name.replace(/(?=\.\w+$)/, 'Next');
    const anyName = new RegExp(names.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
    const renamed = (text: string): string => text.replace(anyName, nextName);
    for (const name of names) {
      const content = readFileSync(join(assets, name));
      rmSync(join(assets, name));
      const isText = /\.(js|css)$/.test(name);
      writeFileSync(join(assets, nextName(name)), isText ? renamed(content.toString('utf8')) : content);
    }
    const page = join(this.folder, 'index.html');
    const text = renamed(readFileSync(page, 'utf8')).replace(
      /integrity="[^"]*"([^>]*(?:src|href)="\.\/([^"]+)")/g,
      (_tag, rest: string, file: string) => `integrity="sha384-${this.digest(file)}"${rest}`,
    );
    writeFileSync(page, text.replace(/(name="version" content=)"\w+"/, '$1"next"'));
    const paths = readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(this.folder.length + 1))
      .filter((path) => /^(assets|icons)\/|^favicon|^manifest/.test(path));
    const files = [...paths, ''].map((path) => ({
      path,
      content: readFileSync(join(this.folder, path || 'index.html')),
    }));
    for (const [name, source] of await offlineFiles(files, 'next'))
      writeFileSync(join(this.folder, name), source);
  }

  private digest(file: string): string {
    return createHash('sha384')
      .update(readFileSync(join(this.folder, file)))
      .digest('base64');
  }

  /** What a host does to remove the worker. */
  withdrawWorker(): void {
    cpSync(join(this.folder, 'sw-remove.js'), join(this.folder, 'sw.js'));
  }
}
