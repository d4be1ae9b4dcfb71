// Holds the service reference, and fetches its files when policies need them, each once.
import { type PolicySource, neededServices, viewAhead } from '#iam/rules/index.ts';
import { type IndexFile, type Reference, type ServiceFile, createReference } from '#iam/reference/index.ts';

const INDEX = 'index';

export interface ReferenceLoader {
  /** The loaded part of the reference. */
  current(): Reference | undefined;
  /** Whether these policies need files that are not loaded. */
  needs(sources: readonly PolicySource[]): boolean;
  /** Fetches what these policies need. Returns the names of files that failed; the next call tries them again. */
  load(sources: readonly PolicySource[]): Promise<readonly string[]>;
  /** Fetches the services with these prefixes, in the same way. */
  loadServices(prefixes: readonly string[]): Promise<readonly string[]>;
}

export function createLoader(fetchFile: (name: string) => Promise<unknown>): ReferenceLoader {
  let reference: Reference | undefined;
  const underWay = new Map<string, Promise<boolean>>();

  /** True once the file is loaded. A failed fetch is forgotten, so that the file is fetched again. */
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
    new Set(sources.flatMap((source) => neededServices(viewAhead(source), known)));

  /** Fetches the index, then the services chosen with its help. */
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
