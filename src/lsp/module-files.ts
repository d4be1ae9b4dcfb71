// The other files of a Terraform module: variables, locals and documents come from them.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceText } from '#iam/import/index.ts';

/** The files that Terraform loads by itself; which of prod.tfvars and staging.tfvars applies is not known. */
const OF_MODULE = /(?:\.tf|\.tofu|^terraform\.tfvars|\.auto\.tfvars)$/;

/** More than these make no module. */
const MAX_FILES = 200;
const MAX_BYTES = 2_000_000;

/** The path of a file on this machine; undefined for any other address. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
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

export class ModuleFiles {
  /** The text of an open file, which may not be saved yet. */
  readonly #openText: (path: string) => string | undefined;
  readonly #folders = new Map<string, readonly SourceText[]>();

  constructor(openText: (path: string) => string | undefined) {
    this.#openText = openText;
  }

  /** The files that belong to the module of a file, without itself. */
  besides(uri: string): readonly SourceText[] {
    const path = pathOf(uri);
    if (path === undefined) return [];
    const folder = dirname(path);
    const known = this.#folders.get(folder) ?? this.#saved(folder);
    this.#folders.set(folder, known);
    return known
      .filter(({ name }) => name !== path)
      .map(({ name = '', text }) => ({ name, text: this.#openText(name) ?? text }));
  }

  /** The open files of the same module, without the file itself. */
  dependents(uri: string, open: readonly string[]): readonly string[] {
    if (!OF_MODULE.test(uri)) return [];
    const folder = uri.slice(0, uri.lastIndexOf('/') + 1);
    return open.filter(
      (other) =>
        other !== uri &&
        other.startsWith(folder) &&
        !other.slice(folder.length).includes('/') &&
        OF_MODULE.test(other),
    );
  }

  /** A file on the disk has changed. */
  forget(): void {
    this.#folders.clear();
  }

  #saved(folder: string): readonly SourceText[] {
    return namesIn(folder).flatMap((name) => {
      const path = join(folder, name);
      const text = textOf(path);
      return text === undefined ? [] : [{ name: path, text }];
    });
  }
}
