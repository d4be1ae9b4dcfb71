// The other files of a Terraform module: variables, locals and documents come from them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type ModuleCallers,
  type ModuleTree,
  type SourceText,
  OF_MODULE,
  callersIn,
  folderOf,
} from '#iam/import/index.ts';
import { filesBelow } from './files-below.ts';

/** More than these make no module. */
const MAX_FILES = 200;
const MAX_BYTES = 2_000_000;

/** The path of a file on this machine; undefined for any other address. Editors write the drives of Windows in either case. */
export function pathOf(uri: string, windows = process.platform === 'win32'): string | undefined {
  try {
    if (!uri.startsWith('file:')) return undefined;
    const path = fileURLToPath(uri, { windows });
    return windows ? path.replace(/^[A-Z]:/, (drive) => drive.toLowerCase()) : path;
  } catch {
    return undefined;
  }
}

function textOf(path: string): string | undefined {
  try {
    return statSync(path).size > MAX_BYTES ? undefined : readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => OF_MODULE.test(name))
      .slice(0, MAX_FILES);
  } catch {
    return [];
  }
}

function terraformBelow(top: string): readonly string[] {
  try {
    return filesBelow(top, /\.(?:tf|tofu)$/) ?? [];
  } catch {
    // A folder that nobody may read.
    return [];
  }
}

export class ModuleFiles {
  /** The text of an open file, which may not be saved yet. */
  readonly #openText: (path: string) => string | undefined;
  /** The folders that the client has open. */
  readonly #tops: () => Iterable<string>;
  readonly #folders = new Map<string, readonly SourceText[]>();
  #callers: ModuleCallers | undefined;
  /** As long as no file that calls a module changes, so that what it gives is worked out once. */
  #tree: ModuleTree | undefined;

  constructor(openText: (path: string) => string | undefined, tops: () => Iterable<string>) {
    this.#openText = openText;
    this.#tops = tops;
  }

  /** The files that belong to the module of a file, without itself. */
  besides(uri: string): readonly SourceText[] {
    const path = pathOf(uri);
    return path === undefined ? [] : this.#in(dirname(path)).filter(({ name }) => name !== path);
  }

  /** The modules around a file. */
  around(uri: string): { readonly tree: ModuleTree; readonly name: string } | undefined {
    const name = pathOf(uri);
    const callers = this.#whoCalls();
    if (name === undefined || callers.size === 0) return undefined;
    this.#tree ??= {
      filesIn: (folder) => this.#in(folder),
      callersOf: (folder) => callers.get(folder) ?? [],
    };
    return { tree: this.#tree, name };
  }

  /** The open files of the same module, or of any where modules call each other, without the file itself. */
  dependents(uri: string, open: readonly string[]): readonly string[] {
    if (!OF_MODULE.test(uri)) return [];
    const path = pathOf(uri);
    const isCaller =
      path !== undefined && [...(this.#callers?.values() ?? [])].flat().includes(folderOf(path));
    if (isCaller) this.#tree = undefined;
    const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
    const isNear = (other: string): boolean =>
      other.startsWith(folder) && !other.slice(folder.length).includes('/');
    const isAny = (this.#callers?.size ?? 0) > 0;
    return open.filter((other) => other !== uri && OF_MODULE.test(other) && (isAny || isNear(other)));
  }

  /** A file on the disk has changed. */
  forget(): void {
    this.#folders.clear();
    this.#callers = undefined;
    this.#tree = undefined;
  }

  #in(folder: string): readonly SourceText[] {
    const known = this.#folders.get(folder) ?? this.#saved(folder);
    this.#folders.set(folder, known);
    return known.map((saved) => {
      const text = this.#openText(saved.name ?? '');
      return text === undefined || text === saved.text ? saved : { name: saved.name, text };
    });
  }

  #whoCalls(): ModuleCallers {
    this.#callers ??= callersIn(
      [...this.#tops()]
        .flatMap(terraformBelow)
        .map((name) => ({ name, text: this.#openText(name) ?? textOf(name) ?? '' })),
    );
    return this.#callers;
  }

  #saved(folder: string): readonly SourceText[] {
    return namesIn(folder).flatMap((name) => {
      const path = join(folder, name);
      const text = textOf(path);
      return text === undefined ? [] : [{ name: path, text }];
    });
  }
}
