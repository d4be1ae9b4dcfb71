// The Vite plugin that finishes the page: prerendered markup, inlined style sheet, security policy and headers files.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin, Rolldown } from 'vite';
import { buildForNode } from './build-for-node.mjs';
import { cache, sourceFingerprint, writeStamp } from './fingerprint.mjs';
import { offlineFiles, publicFiles, versionOf } from './offline-files.ts';
import { smallScript } from './small-script.ts';
import { askForFonts } from './text-fonts.ts';
import {
  contentSecurityPolicy,
  headerRules,
  headersFile,
  headersFor,
  nginxExample,
  parseHeadersFile,
} from './security-headers.ts';

type Bundle = Rolldown.OutputBundle;

const digest = (algorithm: 'sha256' | 'sha384', text: string | Uint8Array) =>
  `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;

/** Parts of the page in separate chunks are prerendered too; Monaco and workers only run in browsers. */
function withoutMonaco(): Plugin {
  return {
    name: 'rolewright:without-monaco',
    enforce: 'pre',
    resolveId(source, _importer, { kind }) {
      if (kind === 'dynamic-import' && source.includes('monaco')) return { id: source, external: true };
      return /\?worker\b/.test(source) ? '\0no-worker' : undefined;
    },
    load: (id) => (id === '\0no-worker' ? 'export default ""' : undefined),
  };
}

async function prerender(): Promise<string> {
  const outDir = join(cache, 'prerender');
  await buildForNode('src/app/prerender.tsx', outDir, [withoutMonaco()]);
  const url = pathToFileURL(join(outDir, 'prerender.mjs')).href;
  const entry: { html: () => Promise<string> } = await import(/* @vite-ignore */ `${url}?${Date.now()}`);
  const html = await entry.html();
  // React writes a script where a part of the page loaded late, and Suspense marks one that failed.
  const forbidden = /<[a-z][^<>]*\sstyle="[^"]*"[^<>]*>|<script\b[^>]*>|<!--\$[!?]-->/i.exec(html);
  if (forbidden) throw new Error(`The prerendered page holds what it must not: ${forbidden[0]}`);
  return html;
}

function bytesOf(bundle: Bundle, file: string): Buffer {
  const output = bundle[file];
  if (!output) throw new Error(`${file} is missing from the build`);
  return Buffer.from(output.type === 'chunk' ? output.code : output.source);
}

const textOf = (bundle: Bundle, file: string): string => bytesOf(bundle, file).toString('utf8');

/**
 * Late chunks list the shell's style sheet among their dependencies. The page has it already, so they depend on the
 * shell's script instead, which is loaded by then. Returns false when the sheet is named in another way.
 */
function forgetSheet(bundle: Bundle, sheet: string): boolean {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const entry = chunks.find(({ isEntry }) => isEntry);
  const quoted = (file: string) => JSON.stringify(`./${basename(file)}`);
  for (const chunk of chunks) {
    if (entry) chunk.code = chunk.code.replaceAll(quoted(sheet), quoted(entry.fileName));
  }
  return !chunks.some(({ code }) => code.includes(basename(sheet)));
}

/** Inlines the page's style sheets, to save a round trip before the first paint. */
function inlineStyles(page: string, bundle: Bundle): { page: string; hashes: string[] } {
  const sheets: string[] = [];
  const bare = page.replace(
    /\s*<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/g,
    (_link, file: string) => {
      const folder = file.slice(0, file.lastIndexOf('/') + 1);
      const css = textOf(bundle, file).trim();
      sheets.push(css.replace(/url\((?!["']?(?:data:|#))(["']?)(?:\.\/)?/g, `url($1./${folder}`));
      if (forgetSheet(bundle, file)) delete bundle[file];
      return '';
    },
  );
  if (sheets.length === 0) return { page, hashes: [] };
  const css = sheets.join('\n');
  if (css.includes('</style')) throw new Error('The style sheet cannot be inlined: it holds </style');
  return {
    page: bare.replace('</head>', () => `<style>${css}</style>\n  </head>`),
    hashes: [digest('sha256', css)],
  };
}

/** The script with a module, and its style sheet. */
function filesWith(module: string, bundle: Bundle): readonly [script: string, sheet: string] {
  const chunk = Object.values(bundle).find(
    (output) => output.type === 'chunk' && output.moduleIds.some((id) => id.endsWith(module)),
  );
  const sheets = chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
  if (!chunk || sheets[0] === undefined || sheets.length > 1)
    throw new Error(`The build has no file with ${module}, or not one style sheet for it`);
  return [chunk.fileName, sheets[0]];
}

/**
 * Names what comes after the shell, for the page to ask for it when it is its turn: the right half with
 * app/boot/next-file.ts, then the full editor with app/editor/editor-code.ts.
 */
function nameLateFiles(page: string, bundle: Bundle): string {
  const [kit, kitSheet] = filesWith('app/shell/work.tsx', bundle);
  const editor = filesWith('app/editor/monaco-editor.tsx', bundle);
  return page.replace(
    '</head>',
    () =>
      `<link rel="preload" as="style" crossorigin href="./${kitSheet}" data-next="./${kit}" />
    <meta name="editor-code" content="${editor.map((file) => `./${file}`).join(' ')}" />\n  </head>`,
  );
}

function addIntegrity(page: string, bundle: Bundle): string {
  return page.replace(
    /<(script type="module"|link rel="modulepreload")([^>]*?(?:src|href)="\.\/([^"]+)")/g,
    (_tag, start: string, rest: string, file: string) =>
      `<${start} integrity="${digest('sha384', textOf(bundle, file))}"${rest}`,
  );
}

/** Lists the modules of each file for the size gate, which cannot tell from the written files. */
function describeChunks(bundle: Bundle): unknown {
  return Object.values(bundle)
    .filter((output) => output.type === 'chunk')
    .map(({ fileName, isEntry, imports, moduleIds }) => ({
      fileName,
      isEntry,
      imports,
      modules: moduleIds.map((id) => id.replaceAll('\\', '/').replace(/^.*\/(?=(?:node_modules|src)\/)/, '')),
    }));
}

export function page(): Plugin {
  let fingerprint = '';
  return {
    name: 'rolewright:page',
    apply: 'build',
    enforce: 'post',
    buildStart() {
      fingerprint = sourceFingerprint();
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const output = bundle['index.html'];
        if (output?.type !== 'asset') return;
        const root = '<div id="root"></div>';
        const raw = textOf(bundle, 'index.html');
        if (!raw.includes(root)) throw new Error(`index.html has no ${root} to fill`);
        const { page: inlined, hashes: styles } = inlineStyles(raw, bundle);
        const markup = await prerender();
        const notice = await smallScript('src/app/boot/in-page.ts');
        if (notice.includes('</script')) throw new Error('The script cannot be inlined: it holds </script');
        const hashes = { styles, scripts: [digest('sha256', notice)] };
        const policy = contentSecurityPolicy('meta', hashes);
        output.source = addIntegrity(nameLateFiles(askForFonts(inlined, Object.keys(bundle)), bundle), bundle)
          .replace(root, () => `<div id="root">${markup}</div>`)
          // First in the head: a policy only applies to what follows it.
          .replace(
            /<meta charset="utf-8"\s*\/?>/,
            (tag) =>
              `${tag}\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />\n    <script>${notice}</script>`,
          );
        const files = [
          { path: '', content: Buffer.from(output.source) },
          ...publicFiles(),
          ...Object.keys(bundle)
            .filter((path) => path.startsWith('assets/'))
            .map((path) => ({ path, content: bytesOf(bundle, path) })),
        ];
        const version = versionOf(files);
        output.source = output.source.replace(
          '</title>',
          `</title>\n    <meta name="version" content="${version}" />`,
        );
        const [, ...others] = files;
        const offline = await offlineFiles(
          [{ path: '', content: Buffer.from(output.source) }, ...others],
          version,
        );
        for (const [fileName, source] of offline) this.emitFile({ type: 'asset', fileName, source });
        this.emitFile({
          type: 'asset',
          fileName: 'retry.js',
          source: await smallScript('src/app/boot/retry.ts'),
        });
        const rules = headerRules(hashes);
        this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile(rules) });
        this.emitFile({ type: 'asset', fileName: 'nginx.conf.example', source: nginxExample(rules) });
        mkdirSync(cache, { recursive: true });
        writeFileSync(join(cache, 'chunks.json'), JSON.stringify(describeChunks(bundle)));
      },
    },
    writeBundle() {
      writeStamp('app', fingerprint);
    },
  };
}

/** Makes the preview server send the headers of the built headers file, as a host would. */
export function servedHeaders(): Plugin {
  return {
    name: 'rolewright:served-headers',
    configurePreviewServer(server) {
      const file = join(server.config.root, server.config.build.outDir, '_headers');
      if (!existsSync(file)) return;
      const rules = parseHeadersFile(readFileSync(file, 'utf8'));
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost');
        for (const [name, value] of headersFor(rules, pathname)) response.setHeader(name, value);
        next();
      });
    },
  };
}
