// The project's own configuration: the nearest one upward from a file, read anew when it has changed.
import { readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { InitializeParams } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { RULES } from '#deepseek/rules/index.ts';
import { CONFIG_FILE, type Config, readConfig } from '#iam/config/index.ts';
import { allRules } from '#iam/editing/index.ts';
import { nameOf } from './kinds.ts';
import { pathOf } from './module-files.ts';

/** A longer text is no configuration. */
const MAX_BYTES = 2_000_000;

/** So many faults are said at once: who mends those sees the others. */
const MAX_SAID = 3;

/** What applies to one file. */
export interface AppliedConfig {
  readonly config: Config;
  /** The file, relative to the folder of the configuration, with “/”. */
  readonly name: string;
}

interface KnownConfig {
  /** Changes with the file. */
  readonly stamp: string;
  readonly config: Config;
}

/** The paths of folders that are on this machine. */
export const pathsOf = (folders: readonly { readonly uri: string }[]): readonly string[] =>
  folders.flatMap(({ uri }) => pathOf(uri)?.replace(/(?<=.)[\\/]+$/, '') ?? []);

/** The folders that the client has open. */
export const foldersOf = ({ workspaceFolders, rootUri }: InitializeParams): readonly string[] =>
  pathsOf(workspaceFolders ?? (rootUri === null ? [] : [{ uri: rootUri }]));

export const isConfig = (uri: string): boolean => nameOf(uri) === CONFIG_FILE;

/** Each fault as compilers print it: path, line, column, what to write. */
function faultsIn(path: string, text: string, problems: ReturnType<typeof readConfig>['problems']): string {
  const document = TextDocument.create('', 'json', 0, text);
  const lines = problems.slice(0, MAX_SAID).map(({ start, message }) => {
    const { line, character } = document.positionAt(start);
    return `${path}:${line + 1}:${character + 1}: ${message}`;
  });
  const more = problems.length - lines.length;
  return [...lines, ...(more > 0 ? [`${path}: ${more} more. “rolewright check” lists all.`] : [])].join('\n');
}

export class ConfigFiles {
  readonly #say: (message: string) => void;
  readonly #known = new Map<string, KnownConfig>();
  /** What was said of each, by its path. */
  readonly #said = new Map<string, string>();
  #folders: ReadonlySet<string> = new Set();

  constructor(say: (message: string) => void) {
    this.#say = say;
  }

  /** A search ends at these folders. Files outside of them find what is above, as on the command line. */
  endAt(folders: readonly string[]): void {
    this.#folders = new Set(folders);
  }

  get folders(): ReadonlySet<string> {
    return this.#folders;
  }

  /** Folders are opened and closed. */
  changeEnds(added: readonly string[], removed: readonly string[]): void {
    this.endAt([...[...this.#folders].filter((folder) => !removed.includes(folder)), ...added]);
  }

  /** What applies to a file; undefined without a configuration. Never throws. */
  for(uri: string): AppliedConfig | undefined {
    const path = pathOf(uri);
    if (path === undefined) return undefined;
    for (let folder = dirname(path); ; folder = dirname(folder)) {
      const config = this.#at(join(folder, CONFIG_FILE));
      if (config) return { config, name: relative(folder, path).split(sep).join('/') };
      if (this.#folders.has(folder) || dirname(folder) === folder) return undefined;
    }
  }

  #at(path: string): Config | undefined {
    try {
      const found = statSync(path, { throwIfNoEntry: false });
      const stamp = found?.isFile() === true ? `${found.mtimeMs} ${found.size} ${found.ino}` : '';
      if (stamp === '' || (found?.size ?? 0) > MAX_BYTES) return undefined;
      const known = this.#known.get(path);
      if (known?.stamp === stamp) return known.config;
      const text = readFileSync(path, 'utf8');
      const { config, problems } = readConfig(text, allRules(RULES));
      this.#known.set(path, { stamp, config });
      this.#tell(path, faultsIn(path, text, problems));
      return config;
    } catch {
      // It may not be read, or is gone.
      return undefined;
    }
  }

  /** The file has changed: what is wrong is said, unless it is what was said before. */
  #tell(path: string, faults: string): void {
    if (faults !== '' && this.#said.get(path) !== faults) this.#say(faults);
    this.#said.set(path, faults);
  }

  /** Files on the disk have changed. */
  forget(): void {
    this.#known.clear();
  }
}
