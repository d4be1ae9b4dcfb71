// A program that imports functions of the installed package, bundled for browsers.
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';

export interface Bundled {
  /** The address of its entry. */
  readonly file: string;
  /** File names of the modules that load at once. */
  readonly modules: readonly string[];
  /** Of these, compressed. */
  readonly bytes: number;
  /** The text of everything but the service reference. */
  readonly code: string;
}

/** `home` is the folder that the package is installed in. */
export async function bundled(home: string, names: readonly string[]): Promise<Bundled> {
  const entry = join(home, 'entry.js');
  const outDir = join(home, `bundled-${names.join('-')}`);
  const [output] = (await build({
    root: home,
    configFile: false,
    logLevel: 'error',
    build: { outDir, lib: { entry, formats: ['es'], fileName: 'entry' } },
    plugins: [
      {
        name: 'entry',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? entry : undefined),
        load: (id) => (id === entry ? `export { ${names.join(', ')} } from 'rolewright';` : undefined),
      },
    ],
  })) as readonly Rolldown.RolldownOutput[];
  const chunks = (output?.output ?? []).flatMap((each) => (each.type === 'chunk' ? each : []));
  const atOnce = new Set<string>();
  const follow = (name: string): void => {
    if (atOnce.has(name)) return;
    atOnce.add(name);
    chunks.find(({ fileName }) => fileName === name)?.imports.forEach(follow);
  };
  const first = chunks.find(({ isEntry }) => isEntry)?.fileName ?? '';
  follow(first);
  const loaded = chunks.filter(({ fileName }) => atOnce.has(fileName));
  return {
    file: join(outDir, first),
    modules: loaded.flatMap(({ moduleIds }) => moduleIds.map((id) => id.split(/[\\/]/).at(-1) ?? '')),
    bytes: loaded.reduce((sum, { code }) => sum + gzipSync(code).length, 0),
    code: chunks
      .filter(({ moduleIds }) => !moduleIds.every((id) => id.endsWith('.json')))
      .map(({ code }) => code)
      .join('\n'),
  };
}
