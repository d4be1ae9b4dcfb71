// Holds the service reference and fetches its files as policies need them, none of them twice.
import { neededServices } from '#core/lint/needed-services.ts';
import { viewOf, type PolicySource } from '#core/lint/policy-view.ts';
import type { IndexFile, ServiceFile } from '#core/reference/files.ts';
import { createReference, type Reference } from '#core/reference/reference.ts';

const INDEX = 'index';

export interface ReferenceLoader {
  /** The reference as far as it is there. */
  current(): Reference | undefined;
  /** Whether anything is left to fetch for these policies. */
  needs(sources: readonly PolicySource[]): boolean;
  /** Fetches what these policies need. Tells the names of files that could not be had; the next call tries again. */
  load(sources: readonly PolicySource[]): Promise<readonly string[]>;
  /** The same for the services with these prefixes. */
  loadServices(prefixes: readonly string[]): Promise<readonly string[]>;
}

export function createLoader(fetchFile: (name: string) => Promise<unknown>): ReferenceLoader {
  let reference: Reference | undefined;
  const underWay = new Map<string, Promise<boolean>>();

  /** True once the file is there. Forgotten when it failed, so that it is fetched anew. */
  function once(name: string, take: (file: unknown) => void): Promise<boolean> {
    const known = underWay.get(name);
    if (known) return known;
    const coming = fetchFile(name).then(
      (file) => {
        take(file);
        return true;
      },
      () => false,
    );
    const settled = coming
      .catch(() => false)
      .then((there) => {
        if (!there) underWay.delete(name);
        return there;
      });
    underWay.set(name, settled);
    return settled;
  }

  const needed = (sources: readonly PolicySource[], known: Reference): ReadonlySet<string> =>
    new Set(sources.flatMap((source) => neededServices(viewOf(source), known)));

  /** Fetches services that are chosen once the index is there. */
  async function fetchServices(choose: (known: Reference) => Iterable<string>): Promise<readonly string[]> {
    const hasIndex = await once(INDEX, (file) => {
      reference = createReference(file as IndexFile);
    });
    const known = reference;
    if (!hasIndex || !known) return [INDEX];
    const names = [...choose(known)];
    const there = await Promise.all(
      names.map((name) => once(name, (file) => known.add(name, file as ServiceFile))),
    );
    return names.filter((_, index) => there[index] !== true);
  }

  return {
    current: () => reference,
    needs: (sources) => !reference || needed(sources, reference).size > 0,
    load: (sources) => fetchServices((known) => needed(sources, known)),
    loadServices: (prefixes) => fetchServices(() => prefixes),
  };
}
